"""`plancmp draft --update`: what a coder did stays where the text is the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plancmp.domain import domains
from plancmp.model.plan import Plan
from plancmp.planfile.load import load_plan
from tests.conftest import Run
from tests.drafts import DOCUMENTS


def _loaded(path: Path) -> Plan:
    plan, findings = load_plan(path, domains())
    assert plan is not None, findings
    return plan


def test_a_new_version_keeps_the_coding_of_what_has_not_changed(run: Run, tmp_path: Path) -> None:
    old = tmp_path / "old.txt"
    old.write_text((DOCUMENTS / "yunlan.txt").read_text("utf-8"), "utf-8")
    coded = tmp_path / "coded.yaml"
    run("draft", old, "-o", coded)
    text = coded.read_text("utf-8")
    before = _loaded(coded)
    first, second = before.tasks[0], before.tasks[1]
    coded.write_text(text.replace(f"title: {first.title}", "title: 编码者自拟的标题", 1), "utf-8")
    lines = old.read_text("utf-8").split("\n")
    lines[second.lines[0][0] - 1] += "支持企业开展国际认证。"
    new = tmp_path / "new.txt"
    new.write_text("新增的一行\n" + "\n".join(lines), "utf-8")
    result = run("draft", new, "--update", coded, "-o", tmp_path / "next.yaml", "--lang", "zh")
    assert (result.code, f"新版中已不见：{second.title}" in result.err) == (0, True)
    after = _loaded(tmp_path / "next.yaml")
    assert after.tasks[0].title == "编码者自拟的标题"
    assert after.tasks[0].lines == tuple((a + 1, b + 1) for a, b in first.lines)
    assert after.tasks[1].check[:2] == ("title", "actions")
    assert len(after.tasks) == len(before.tasks)
    assert len(after.targets) == len(before.targets)


def test_without_the_old_document_a_new_version_is_refused(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "a" / "plan.yaml"
    run("draft", DOCUMENTS / "yunlan.txt", "-o", plan)
    new = tmp_path / "b.txt"
    new.write_text((DOCUMENTS / "yunlan.txt").read_text("utf-8") + "\n", "utf-8")
    result = run("draft", new, "--update", plan)
    assert (result.code, "--old DOC" in result.err) == (2, True)


CODED = """\
云州市知识产权发展“十四五”规划
（2021—2025年）
一、目标
到2025年，发明专利拥有量达到1200件，代理机构达到15家。
序号\t指标\t单位\t2020年\t2025年\t属性
1\t发明专利授权量\t件\t100\t250\t预期性
2\t商标有效注册量\t件\t9000\t15000\t预期性
二、主要任务
（一）完善维权援助。建设维权援助工作站8家，建立海外维权机制，提供快速维权服务。
（二）加强行政执法。健全跨区域执法协作机制，严厉打击侵权假冒行为。
"""


def _coded(run: Run, folder: Path) -> Path:
    """A plan with a coder's word on each measure, something left out, and its document."""
    (folder / "old.txt").write_text(CODED, "utf-8")
    plan = folder / "plan.yaml"
    run("draft", folder / "old.txt", "-o", plan)
    text = plan.read_text("utf-8").replace("status: draft", "status: reviewed")
    text = text.replace("id: target-2", "id: valid-trademarks")
    text += "not_coded:\n  - {lines: [[10, 10]], figure: 3家, why: 名称}\n"
    plan.write_text(text, "utf-8")
    return plan


def _updated(run: Run, folder: Path, *changes: tuple[str, str]) -> tuple[Plan, str]:
    """The plan on a new version, and what was said."""
    plan, text = _coded(run, folder), "公开文本\n" + CODED
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / "new.txt").write_text(text, "utf-8")
    out = folder / "plan2.yaml"
    said = run("draft", folder / "new.txt", "--update", plan, "-o", out, "--lang", "zh")
    assert said.code == 0, said.err
    return _loaded(out), said.err


def test_what_did_not_change_keeps_its_status_and_what_is_left_out_moves(
    run: Run, tmp_path: Path
) -> None:
    plan, said = _updated(run, tmp_path)
    assert plan.coding.status == "reviewed"
    assert [each.lines for each in plan.not_coded] == [((11, 11),)]
    assert plan.target("valid-trademarks").lines == ((8, 8),)
    assert "数字有变" not in said


# what changes -> id of the target, value, base, check
FOLLOWED = [
    (("9000\t15000", "9000\t18000"), ("valid-trademarks", 18000, 9000, ("value",))),
    (("9000\t15000", "9500\t15000"), ("valid-trademarks", 15000, 9500, ("baseline",))),
    (("代理机构达到15家", "代理机构达到20家"), ("line-4-2", 20, None, ("value",))),
]


@pytest.mark.parametrize(("change", "expected"), FOLLOWED)
def test_a_changed_figure_is_followed(
    run: Run,
    tmp_path: Path,
    change: tuple[str, str],
    expected: tuple[str, Any, Any, tuple[str, ...]],
) -> None:
    plan, said = _updated(run, tmp_path, change)
    name, value, base, check = expected
    target = plan.target(name)
    found = target.baseline.value if target.baseline else None
    told = tuple(field for field in target.check if field != "theme")
    assert (target.value, found, told) == (value, base, check)
    assert (plan.coding.status, "数字有变" in said) == ("draft", True)
    assert len(plan.targets) == 5


def test_a_task_of_which_only_a_figure_changed_keeps_its_coding(run: Run, tmp_path: Path) -> None:
    plan, _ = _updated(run, tmp_path, ("工作站8家", "工作站9家"))
    assert "actions" in plan.task("task-9").check
    assert len(plan.tasks) == 2
    assert {t.value for t in plan.targets} >= {9}


def test_what_is_gone_and_what_is_new_is_told(run: Run, tmp_path: Path) -> None:
    change = ("1\t发明专利授权量\t件\t100\t250\t预期性\n", "")
    more = ("二、主要任务\n", "二、主要任务\n（一）培育高价值专利。支持企业与高校联合攻关。\n")
    left = ("严厉打击侵权假冒行为", "依法处理")
    plan, said = _updated(run, tmp_path, change, more, left)
    assert "新版中已不见：发明专利授权量" in said
    assert "新增：培育高价值专利" in said
    assert "有意未编码" in said
    assert (plan.not_coded, plan.coding.status) == ((), "draft")
