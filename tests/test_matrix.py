"""`plancmp matrix`: rows never chain unlike things, and every measure stands in one row."""

from __future__ import annotations

import csv
import io
import itertools
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from plancmp.compare.coverage import matrix
from plancmp.library import measure, place
from plancmp.model.comparison import Alignment, Comparison
from plancmp.model.coverage import Matrix
from plancmp.model.plan import MeasureRef, Plan
from plancmp.render.spreadsheet import harmless
from tests import fixtures
from tests.conftest import Run

ALL = ("chaozhou", "qingyuan", "heyuan", "shanwei", "guangdong")


def _json(*plans: str) -> dict[str, Any]:
    found: dict[str, Any] = fixtures.matrix(*plans).to_dict()
    return found


def test_contract() -> None:
    result = _json(*ALL)
    assert result["plans"] == list(ALL)
    row = result["rows"][0]
    assert set(row) >= {"id", "label", "theme", "kind", "cells"}
    assert set(row["cells"]) == set(ALL)
    assert set(row["cells"]["chaozhou"]) >= {"coverage", "measures", "members"}


def test_every_measure_has_one_row_of_its_own() -> None:
    members = [
        (row["kind"], plan, m)
        for row in _json(*ALL)["rows"]
        for plan, cell in row["cells"].items()
        for m in cell["members"]
    ]
    for plan in fixtures.five():
        tasks = {m for k, p, m in members if (k, p) == ("task", plan.id)}
        assert tasks == {t.id for t in plan.tasks}
        targets = {m for k, p, m in members if (k, p) == ("target", plan.id)}
        assert targets == {t.id for t in plan.targets}
    assert len(members) == len(set(members))


def test_rows_hold_aligned_tasks_only() -> None:
    """Two members of a row, of different plans, are aligned in the diff of their plans."""
    rows = _json(*ALL)["rows"]
    seen = 0
    for a, b in itertools.combinations(ALL, 2):
        aligned = {(p["a"], p["b"]) for p in fixtures.diff(a, b).to_dict()["tasks"]}
        for row in rows:
            one, two = row["cells"][a], row["cells"][b]
            if row["kind"] == "task" and one["coverage"] == two["coverage"] == "full":
                assert set(itertools.product(one["members"], two["members"])) <= aligned
                seen += 1
    assert seen > 50


def test_a_cell_is_empty_only_where_nothing_is_aligned() -> None:
    """`none`: with no member; `near`: with fewer than half; `partial`: with half or more."""
    pairs = {frozenset((p.a, p.b)) for a, b in fixtures.PAIRS for p in _tasks(a, b)}
    found = fixtures.matrix(*ALL).value
    seen = set()
    for row in (row for row in found.rows if row.kind == "task"):
        members = [ref for cell in row.cells for ref in cell.members]
        for cell in (cell for cell in row.cells if cell.coverage != "full"):
            own = next(p for p in found.plans if p.id == cell.plan)
            ties = {
                r: sum(frozenset((r, m)) in pairs for m in members) for r in map(own.ref, own.tasks)
            }
            best = max(ties.values())
            half = 2 * best >= len(members)
            assert cell.coverage == ("partial" if half else "near" if best else "none"), row.label
            if cell.coverage == "near":
                assert set(cell.near) == {ref for ref, n in ties.items() if n}
            seen.add(cell.coverage)
    assert seen == {"none", "near", "partial"}


def _tasks(a: str, b: str) -> tuple[Alignment, ...]:
    return fixtures.comparison(a, b).tasks


# pairs that are the same -> the rows of plans p, q, r (each with one task), contradictions
CHAINS = [
    ("pq qr pr", [{"p", "q", "r"}], 0),
    ("pq qr", [{"p", "q"}, {"r"}], 0),
    ("pq", [{"p", "q"}, {"r"}], 0),
    ("", [{"p"}, {"q"}, {"r"}], 0),
]


@pytest.mark.parametrize(("same", "rows", "contradictions"), CHAINS)
def test_unlike_things_are_not_chained(
    same: str, rows: list[set[str]], contradictions: int
) -> None:
    result = _made(same.split())
    found = [{c.plan for c in row.cells if c.coverage == "full"} for row in result.rows]
    assert sorted(map(sorted, found)) == sorted(map(sorted, rows))
    assert len(result.contradictions) == contradictions


def _made(same: list[str]) -> Matrix:
    """The matrix of three plans of one task each, all of which have the same id."""
    plans = {name: _one_task(name) for name in "pqr"}
    pairs = [
        Comparison(plans[x], plans[y], (_aligned(x, y),) if x + y in same else (), ())
        for x, y in itertools.combinations("pqr", 2)
    ]
    return matrix(tuple(plans.values()), pairs, fixtures.domain())


def _aligned(x: str, y: str) -> Alignment:
    score = 0.9 if x == "p" else 0.8
    return Alignment(MeasureRef(x, "t"), MeasureRef(y, "t"), "same", score)


def _one_task(name: str) -> Plan:
    plan = fixtures.plan("shanwei")
    return replace(plan, id=name, tasks=(replace(plan.tasks[0], id="t"),), targets=())


def test_counts_add_up() -> None:
    result = _json(*ALL)
    assert {entry["plan"] for entry in result["themes"]} == set(ALL)
    for entry in result["themes"]:
        rows = [r for r in result["rows"] if r["kind"] == "task" and r["theme"] == entry["theme"]]
        counted = [r["cells"][entry["plan"]]["coverage"] for r in rows]
        for coverage in ("full", "partial", "near", "none", "absent"):
            assert entry[coverage] == counted.count(coverage)
        assert entry["rows"] == len(rows) == len(counted)


ORDERS = list(itertools.permutations(ALL))[::17]


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
def test_order_of_plans_changes_no_row(order: tuple[str, ...]) -> None:
    assert _by_row(order) == _by_row(ALL)


def _by_row(order: tuple[str, ...]) -> list[tuple[str, str, dict[str, Any]]]:
    return [(row["id"], row["label"], row["cells"]) for row in _json(*order)["rows"]]


def test_a_third_plan_settles_a_pair() -> None:
    """The weaker of two pairs that contradict each other is partial; a pair tied by two others is
    the same; a matrix of two plans changes nothing.
    """
    result = _json(*ALL)
    assert result["contradictions"] == []
    diffs = {frozenset(pair): fixtures.diff(*pair).to_dict()["tasks"] for pair in fixtures.PAIRS}
    for entry in result["changed"]:
        (one, x), (two, y) = (entry[side].split(":") for side in ("a", "b"))
        pairs = diffs[frozenset((one, two))]
        found = [p["relation"] for p in pairs if {p["a"], p["b"]} == {x, y}]
        assert entry["was"] in found
        assert {entry["was"], entry["now"]} == {"same", "partial"}
        assert entry["through"].split(":")[0] not in (one, two)
    assert {entry["was"] for entry in result["changed"]} == {"same", "partial"}
    assert _json("chaozhou", "heyuan")["changed"] == []


def test_formulas_stay_text() -> None:
    cells = ("=1+1", "+1", "-1", "@x", "安全", 3, -3, None)
    assert [harmless(cell) for cell in cells] == ["'=1+1", "'+1", "'-1", "'@x", *cells[4:]]


def test_spreadsheets(run: Run, tmp_path: Path) -> None:
    book, again = tmp_path / "m.xlsx", tmp_path / "n.xlsx"
    for path in (book, again):
        assert run("matrix", "chaozhou", "heyuan", "-o", path, "--lang", "zh").code == 0
    assert book.read_bytes() == again.read_bytes()
    sheet = openpyxl.load_workbook(book).worksheets[0]
    assert [c.value for c in sheet[1]][:4] == ["类别", "主题", "议题", "潮州"]
    assert sheet.freeze_panes == "D2"
    text = run("matrix", "chaozhou", "heyuan", "-f", "csv").out.lstrip("\ufeff")
    assert len(list(csv.reader(io.StringIO(text)))) == sheet.max_row


# arguments -> what stderr says
WRONG = [
    (("chaozhou",), "name two plans or more"),
    (("chaozhou", "潮州"), "chaozhou is named twice"),
    (("chaozhou", "nowhere"), "no plan is called"),
]


@pytest.mark.parametrize(("plans", "message"), WRONG)
def test_wrong_usage(plans: tuple[str, ...], message: str, run: Run) -> None:
    result = run("matrix", *plans)
    assert (result.code, result.out) == (2, "")
    assert message in result.err


def test_what_all_others_have_comes_first(run: Run) -> None:
    """For the plan that is named first, by a place that `show` takes."""
    out = run("matrix", "heyuan", "chaozhou", "qingyuan", "--lang", "en").out
    head = next(i for i, line in enumerate(out.splitlines()) if line.startswith("not seen"))
    lines = out.splitlines()[head - 1 :]
    assert lines[1].startswith("not seen in 河源: ")
    count = int(lines[1].rpartition(" ")[2])
    found = fixtures.matrix("heyuan", "chaozhou", "qingyuan").to_dict()["rows"]
    lacking = [
        row
        for row in found
        if row["kind"] == "task"
        and row["cells"]["heyuan"]["coverage"] in ("none", "absent")
        and all(
            row["cells"][p]["coverage"] in ("full", "partial") for p in ("chaozhou", "qingyuan")
        )
    ]
    assert count == len(lacking) > 0
    place, label = lines[2].split(None, 1)
    assert label.split()[0] in run("show", place).out
    assert "\u25cf2: two tasks" in out


def test_two_plans_need_no_such_list(run: Run) -> None:
    assert "not seen in" not in run("matrix", "heyuan", "chaozhou", "--lang", "en").out


def test_every_place_leads_to_its_measure() -> None:
    """Also where several measures begin at one line."""
    for plan in fixtures.five():
        for each in plan.measures:
            assert measure(plan, place(plan, each)) is each
