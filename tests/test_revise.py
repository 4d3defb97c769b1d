"""`plancmp draft --update`: what a coder did stays where the text is the same."""

from __future__ import annotations

from pathlib import Path

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
