"""Documents of every layout as draft plans: nothing invented, what is not sure to be checked."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from plancmp.domain import domains
from plancmp.drafting import compose, document
from plancmp.library import Library
from plancmp.model.finding import Span
from plancmp.model.plan import Target
from plancmp.units import Units
from tests.drafts import DOCUMENTS, NAMES, TODAY, draft, field, labels, meets


def _labelled_tasks(name: str) -> list[Span]:
    return [
        (int(row["first_line"]), int(row["last_line"]))
        for row in labels(name, "tasks")
        if row["kind"] == "task"
    ]


def test_one_task_for_each_commitment_paragraph() -> None:
    right = wanted = drafted = false = 0
    for name in NAMES:
        tasks = draft(DOCUMENTS / f"{name}.txt").tasks
        spans = [(task.lines[0][0], task.lines[-1][1]) for task in tasks]
        labelled = _labelled_tasks(name)
        found = {
            span: [i for i, drafted_span in enumerate(spans) if meets(span, drafted_span)]
            for span in labelled
        }
        right += sum(
            len(near) == 1 and sum(near[0] in others for others in found.values()) == 1
            for near in found.values()
        )
        false += len(set(range(len(spans))) - {i for near in found.values() for i in near})
        wanted, drafted = wanted + len(labelled), drafted + len(spans)
    assert right / wanted >= 0.95
    assert false / drafted <= 0.03


def _says(row: dict[str, str], target: Target, units: Units) -> bool:
    if target.value is None or not row["value"]:
        return target.value is None and not row["value"] and target.name[:4] == row["name"][:4]
    unit = row["unit"]
    if unit not in units:
        return target.value == Decimal(row["value"])
    same = units.dimension(unit) == units.dimension(target.unit)
    wanted = units.base(Decimal(row["value"]), unit)
    return same and units.base(target.value, target.unit) == wanted


def _places(row: dict[str, str]) -> list[Span]:
    also = [(int(n), int(n)) for n in re.findall(r"\d+", row["also"])]
    return [(int(row["first_line"]), int(row["last_line"])), *also]


def _is_exact(row: dict[str, str], target: Target) -> bool:
    signs = {target.comparator, row["comparator"]}
    return str(target.year) == row["year"] and (len(signs) == 1 or signs == {"<", "<="})


def test_targets_are_found_with_value_unit_comparator_and_year() -> None:
    right = wanted = drafted = wrong = 0
    for name in NAMES:
        plan = draft(DOCUMENTS / f"{name}.txt")
        targets, units = list(plan.targets), field(plan.sector).units
        drafted += len(targets)
        rows = labels(name, "targets")
        wrong += sum(not any(_says(row, t, units) for row in rows) for t in targets)
        for row in (row for row in rows if row["certainty"] == "sure"):
            near = [
                t
                for t in targets
                if _says(row, t, units)
                and any(meets(span, place) for span in t.lines for place in _places(row))
            ]
            exact = [t for t in near if _is_exact(row, t)]
            right += bool(exact)
            wrong += bool(near) and not exact
            for target in (exact or near)[:1]:
                targets.remove(target)
            wanted += 1
    assert right / wanted >= 0.9
    assert wrong / drafted <= 0.03


SAME = ["qingtang.docx", "qingtang.html", "ningzhang.pdf"]


@pytest.mark.parametrize("name", SAME)
def test_every_format_gives_the_same_plan(name: str) -> None:
    one, other = draft(DOCUMENTS / name), draft((DOCUMENTS / name).with_suffix(".txt"))
    assert (one.title, one.start, one.end, one.source.number) == (
        other.title,
        other.start,
        other.end,
        other.source.number,
    )
    assert [re.sub(r"\s", "", task.title) for task in one.tasks] == [
        re.sub(r"\s", "", task.title) for task in other.tasks
    ]
    assert [(t.value, t.unit, t.year) for t in one.targets] == [
        (t.value, t.unit, t.year) for t in other.targets
    ]


def test_what_a_document_says_of_itself() -> None:
    plan = draft(DOCUMENTS / "qingtang.txt")
    assert (plan.title, plan.start, plan.end) == ("青棠县“十四五”养老服务体系建设规划", 2021, 2025)
    assert (plan.source.issuer, plan.source.number) == ("青棠县人民政府", "青府发〔2022〕8号")
    assert (plan.jurisdiction.name, plan.jurisdiction.level, plan.sector) == (
        "青棠县",
        "county",
        "general",
    )
    assert plan.check == ("sector",)


HINTED = [
    ("云州市知识产权规划", "intellectual-property", False),
    ("云州市生态环境保护规划", "environment", False),
    ("云州市养老服务规划", "general", True),
]


@pytest.mark.parametrize(("title", "sector", "doubted"), HINTED)
def test_the_field_is_known_by_the_hints_of_a_pack(
    tmp_path: Path, title: str, sector: str, doubted: bool
) -> None:
    plan = draft(_written(tmp_path, title))
    assert (plan.sector, "sector" in plan.check) == (sector, doubted)
    assert {m.theme for m in plan.measures} <= set(field(sector).themes)
    named = draft(_written(tmp_path, title), sector="environment")
    assert (named.sector, "sector" in named.check) == ("environment", False)


def _written(folder: Path, title: str, *more: str) -> Path:
    path = folder / "plan.txt"
    paragraph = "支持各级各类机构建设服务网点，到2025年建成200家。"
    lines = [title, "一、主要任务", "（一）建设服务网点", paragraph, *more]
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_nothing_is_invented(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(
        "一、主要任务\n（一）建设服务网点\n支持各类机构建设服务网点并完善功能。\n", "utf-8"
    )
    plan = draft(path)
    assert (plan.start, plan.end, plan.jurisdiction.name, plan.jurisdiction.level) == (
        None,
        None,
        "",
        "",
    )
    assert plan.check == ("title", "jurisdiction", "period", "sector")
    read = document.load(path)
    assert [key for key, _ in compose.warnings(read, plan, domains())] == [
        "draft-no-title",
        "draft-no-period",
        "draft-no-targets",
    ]
    assert compose.draft(read, "draft", "", domains()).coding.coded_on == ""


# a paragraph -> name, value and check of its targets
DOUBTS = [
    ("服务网点达到200家和300家。", [("服务网点", 200, ()), ("服务网点", 300, ("name",))]),
    ("服务网点达到200余家。", [("服务网点", 200, ("comparator",))]),
    ("县级服务网点实现全覆盖。", [("县级服务网点", 100, ("unit", "value"))]),
    ("乡镇网点建设有序推进，达到200家。", [("乡镇网点建设有序推进", 200, ("name",))]),
]


@pytest.mark.parametrize(("text", "expected"), DOUBTS)
def test_what_is_not_sure_is_to_be_checked(
    tmp_path: Path, text: str, expected: list[tuple[str, int, tuple[str, ...]]]
) -> None:
    path = _written(tmp_path, "云州市知识产权规划", f"到2025年，{text}")
    targets = draft(path, "intellectual-property").targets[1:]
    found = [(t.name, t.value, tuple(f for f in t.check if f != "theme")) for t in targets]
    assert [(name, int(value or 0), check) for name, value, check in found] == expected
    assert {t.note for t in targets} == {""}


def test_a_value_that_a_table_does_not_show_is_null_with_a_note() -> None:
    plans = [draft(DOCUMENTS / f"{name}.txt") for name in NAMES]
    blank = [target for plan in plans for target in plan.targets if target.value is None]
    assert blank
    assert all("value" in target.check and target.note for target in blank)


def test_the_coded_plans_are_drafted_from_their_documents(sources: Path) -> None:
    """Every task of the five plans is one drafted task and no other."""
    for plan in Library().all_plans():
        spans = [(t.lines[0][0], t.lines[-1][1]) for t in draft(sources / f"{plan.id}.txt").tasks]
        coded = [(min(a for a, _ in t.lines), max(b for _, b in t.lines)) for t in plan.tasks]
        assert len(spans) == len(coded)
        assert all(sum(meets(span, other) for other in spans) == 1 for span in coded)


def test_themes_are_those_of_coded_plans_of_the_field() -> None:
    read = document.load(DOCUMENTS / "yunlan.txt")
    examples = Library().all_plans()
    plan = compose.draft(read, "yunlan", TODAY, domains(), examples)
    assert {task.theme for task in plan.tasks} <= set(field(plan.sector).themes)
    assert not any("theme" in task.check for task in plan.tasks)
    other = compose.draft(read, "yunlan", TODAY, domains(), examples, sector="general")
    assert {task.theme for task in other.tasks} <= set(field("general").themes)
