"""`plancmp matrix`: rows never chain unlike things, every measure stands in a row, and spreadsheets get text."""

from __future__ import annotations

import csv
import io
import itertools
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from plancmp import library
from plancmp.compare.coverage import matrix
from plancmp.model.comparison import Alignment
from plancmp.model.plan import Plan
from plancmp.render.spreadsheet import harmless
from tests.conftest import Run

ALL = ("chaozhou", "qingyuan", "heyuan", "shanwei", "guangdong")


def _json(run: Run, *plans: str) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(run("matrix", *plans, "-f", "json").out)
    return result


def test_contract(run: Run) -> None:
    result = _json(run, *ALL)
    assert result["plans"] == list(ALL)
    row = result["rows"][0]
    assert set(row) >= {"id", "label", "theme", "kind", "cells"}
    assert set(row["cells"]) == set(ALL)
    assert set(row["cells"]["chaozhou"]) == {"coverage", "measures", "members"}


def test_every_measure_has_one_row_of_its_own(run: Run) -> None:
    result = _json(run, *ALL)
    members = [
        (kind, plan, m)
        for row in result["rows"]
        for kind in [row["kind"]]
        for plan, cell in row["cells"].items()
        for m in cell["members"]
    ]
    for plan in library.all_plans():
        assert {m for k, p, m in members if (k, p) == ("task", plan.id)} == {
            t.id for t in plan.tasks
        }
        assert {m for k, p, m in members if (k, p) == ("target", plan.id)} == {
            t.id for t in plan.targets
        }
    assert len(members) == len(set(members))


def test_rows_hold_aligned_tasks_only(run: Run) -> None:
    """Two members of a row, of different plans, are aligned in the diff of their plans."""
    result = _json(run, *ALL)
    for a, b in itertools.combinations(ALL, 2):
        diff = json.loads(run("diff", a, b, "-f", "json").out)
        aligned = {(p["a"], p["b"]) for p in diff["tasks"]}
        for row in result["rows"]:
            one, two = row["cells"][a], row["cells"][b]
            if row["kind"] == "task" and one["coverage"] == two["coverage"] == "full":
                assert set(itertools.product(one["measures"], two["measures"])) <= aligned


PAIRS = list(itertools.combinations("pqr", 2))
# pairs that are the same -> the rows of plans p, q, r (each with one task), contradictions
CHAINS = [
    ("pq qr pr", [{"p", "q", "r"}], 0),
    ("pq qr", [{"p", "q"}, {"r"}], 1),
    ("pq", [{"p", "q"}, {"r"}], 0),
    ("", [{"p"}, {"q"}, {"r"}], 0),
]


@pytest.mark.parametrize(("same", "rows", "contradictions"), CHAINS)
def test_unlike_things_are_not_chained(
    same: str, rows: list[set[str]], contradictions: int
) -> None:
    plans = [_one_task(name) for name in "pqr"]
    pairs = {
        (x, y): [Alignment("t", "t", "same", 0.9 if x == "p" else 0.8)] * (x + y in same.split())
        for x, y in PAIRS
    }
    result = matrix(plans, pairs, {})
    found = [{c.plan for c in row.cells if c.coverage == "full"} for row in result.rows]
    assert sorted(map(sorted, found)) == sorted(map(sorted, rows))
    assert len(result.contradictions) == contradictions


def _one_task(name: str) -> Plan:
    plan = library.get("shanwei")
    return replace(plan, id=name, tasks=(replace(plan.tasks[0], id="t"),), targets=())


def test_counts_add_up(run: Run) -> None:
    result = _json(run, *ALL)
    for entry in result["themes"]:
        rows = [r for r in result["rows"] if r["kind"] == "task" and r["theme"] == entry["theme"]]
        counted = [r["cells"][entry["plan"]]["coverage"] for r in rows]
        assert (entry["full"], entry["partial"], entry["none"], entry["rows"]) == (
            *(counted.count(c) for c in ("full", "partial", "none")),
            len(rows),
        )


def test_order_of_plans_changes_no_row(run: Run) -> None:
    def rows(*plans: str) -> set[frozenset[str]]:
        found = _json(run, *plans)["rows"]
        tasks = [r["cells"] for r in found if r["kind"] == "task"]
        return {
            frozenset(f"{p}:{m}" for p, c in cells.items() for m in c["members"]) for cells in tasks
        }

    assert rows("chaozhou", "heyuan") == rows("heyuan", "chaozhou")


def test_formulas_stay_text() -> None:
    frame = pd.DataFrame({"a": ["=1+1", "+1", "-1", "@x", "安全", 3]})
    assert harmless(frame)["a"].tolist() == ["'=1+1", "'+1", "'-1", "'@x", "安全", 3]


def test_spreadsheets(run: Run, tmp_path: Path) -> None:
    book, again = tmp_path / "m.xlsx", tmp_path / "n.xlsx"
    for path in (book, again):
        assert run("matrix", "chaozhou", "heyuan", "-o", path, "--lang", "zh").code == 0
    assert book.read_bytes() == again.read_bytes()
    sheet = openpyxl.load_workbook(book).active
    assert sheet is not None
    assert (sheet.freeze_panes, [c.value for c in sheet[1]][:4]) == (
        "D2",
        ["类别", "主题", "议题", "潮州"],
    )
    lines = list(
        csv.reader(
            io.StringIO(run("matrix", "chaozhou", "heyuan", "-f", "csv").out.lstrip("\ufeff"))
        )
    )
    assert len(lines) == sheet.max_row


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
