"""Every headline gap, target and share in slides, Word and Excel is that of the JSON."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pptx
import pytest
from docx.oxml.ns import qn

from plancmp.cli import call
from plancmp.render import View, words
from plancmp.render.sections.gaps import TOP
from tests import fixtures, shared
from tests.report.readers import PLANS, Packs, content

Rows = list[list[str]]
ZH = View("zh", domain=fixtures.domain())
NAMES = {plan: fixtures.plan(plan).short_name for plan in PLANS}
EACH = 8


SECTIONS = "targets,gaps,profiles"


@pytest.fixture(scope="module")
def packs(packs: Packs, tmp_path_factory: pytest.TempPathFactory) -> Packs:
    """As those of all sections, but documents and workbooks only with those that have figures."""
    folder = shared.folder(tmp_path_factory, "figures")

    def make(path: Path) -> None:
        argv = ["report", *PLANS, "--sections", SECTIONS, "-o", str(path), "--lang", "zh", "-q"]
        assert call(argv) == 0

    def chosen(suffix: str) -> Path:
        if suffix not in ("docx", "xlsx"):
            return packs(suffix)
        return shared.made(folder / f"pack.{suffix}", make)

    return chosen


@pytest.fixture
def pack(packs: Packs) -> Any:
    return content(packs)


@cache
def _docx(path: Path) -> tuple[Rows, ...]:
    """All tables of a document."""
    body = docx.Document(str(path)).element.body
    return tuple(
        [
            ["".join(t.text or "" for t in cell.iter(qn("w:t"))) for cell in row.iter(qn("w:tc"))]
            for row in table.iter(qn("w:tr"))
        ]
        for table in body.iter(qn("w:tbl"))
    )


@cache
def _pptx(path: Path) -> tuple[tuple[str, Rows], ...]:
    """All tables of a deck, with the titles of their slides."""
    return tuple(
        (
            slide.shapes.title.text_frame.text,
            [[cell.text_frame.text for cell in row.cells] for row in shape.table.rows],
        )
        for slide in pptx.Presentation(str(path)).slides
        for shape in slide.shapes
        if shape.has_table
    )


@cache
def _sheet(path: Path, name: str) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(path)[name].values)


def _told(gaps: Any) -> list[tuple[str, str, str]]:
    return [(ZH.say(f"gap-{gap['kind']}"), gap["label"], f"{gap['priority']:.2f}") for gap in gaps]


def test_headline_gaps_on_slides(pack: Any, packs: Packs) -> None:
    tables = {
        title.partition("：")[0]: rows
        for title, rows in _pptx(packs("pptx"))
        if rows[0][0] == "序号"
    }
    for gaps in pack["gaps"]:
        wanted = _told([gap for gap in gaps["gaps"] if gap["headline"]][:EACH])
        shown = tables.pop(NAMES[gaps["plan"]])[1:] if wanted else []
        assert [(row[1], row[2], row[-1]) for row in shown] == wanted
    assert tables == {}


def test_gaps_in_word(pack: Any, packs: Packs) -> None:
    """As on paper: the headline, of every plan the first ones."""
    tables = [rows for rows in _docx(packs("docx")) if rows[0][-1] == "重要程度"]
    shown = [(row[0], row[1], row[-1]) for rows in tables for row in rows[1:]]
    wanted = []
    for gaps in pack["gaps"]:
        wanted += _told([gap for gap in gaps["gaps"] if gap["headline"]][:TOP])
    assert shown == wanted


def test_gaps_in_the_workbook(pack: Any, packs: Packs) -> None:
    shown = [
        (row[0], row[1], row[4], f"{row[7]:.2f}", row[9] == "是")
        for row in _sheet(packs("xlsx"), "差距")[1:]
    ]
    assert shown == [
        (NAMES[gaps["plan"]], *told, gap["headline"])
        for gaps in pack["gaps"]
        for gap, told in zip(gaps["gaps"], _told(gaps["gaps"]), strict=True)
    ]


def _compared(pack: Any) -> list[tuple[str, str, float, str, str, float, str]]:
    """Both sides of every pair that may be compared, and who is stronger."""
    return [
        (d["a"], p["a"], p["a_value"], d["b"], p["b"], p["b_value"], p["stronger"])
        for d in pack["diffs"]
        for p in d["targets"]
        if p["comparable"]
    ]


def _charts(path: Path) -> list[dict[str, tuple[float, str]]]:
    """Of each chart of targets the figure and the label by plan."""
    found = []
    for slide in pptx.Presentation(str(path)).slides:
        for shape in slide.shapes:
            if shape.has_chart and 'barDir val="bar"' in shape.chart._chartSpace.xml:
                plot = shape.chart.plots[0]
                series = next(s for s in plot.series if s.name == "规划值")
                labels = [p.data_label.text_frame.text for p in _points(series)]
                values = zip(series.values, labels, strict=True)
                found.append(dict(zip(plot.categories, values, strict=True)))
    return found


def _points(series: Any) -> list[Any]:
    return [series.points[i] for i in range(len(series.values))]


def _figure(plan: str, target: str) -> str:
    return words.figure(fixtures.plan(plan).target(target), ZH)


def test_targets_on_slides(pack: Any, packs: Packs) -> None:
    """Every pair of which somebody is stronger, with the figures of both, in proportion."""
    charts = _charts(packs("pptx"))
    judged = [pair for pair in _compared(pack) if pair[-1]]
    assert judged
    for a, x, a_value, b, y, b_value, _ in judged:
        one, two = NAMES[a], NAMES[b]
        labels = _figure(a, x), _figure(b, y)
        found = [c for c in charts if {one, two} <= set(c) and (c[one][1], c[two][1]) == labels]
        assert found, (a, x, b, y)
        assert found[0][one][0] * b_value == pytest.approx(found[0][two][0] * a_value)


def test_targets_in_word(pack: Any, packs: Packs) -> None:
    tables = [rows for rows in _docx(packs("docx")) if rows[0][1:2] == ["名称（照原文）"]]
    shown = {(row[0], row[1], cell) for rows in tables for row in rows[1:] for cell in row}
    for a, x, _, b, y, _, _ in _compared(pack):
        for plan, target in ((a, x), (b, y)):
            name = fixtures.plan(plan).target(target).name
            assert (NAMES[plan], name, _figure(plan, target)) in shown


def test_targets_in_the_workbook(pack: Any, packs: Packs) -> None:
    shown = [(row[0], row[1], row[3], row[4]) for row in _sheet(packs("xlsx"), "指标")[1:]]
    assert shown == [
        (NAMES[plan], t.name, _number(t.value), _number(t.value_max))
        for plan in PLANS
        for t in fixtures.plan(plan).targets
    ]


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def _shares(pack: Any) -> dict[tuple[str, str], tuple[int, int, int]]:
    """By theme and plan: topics covered in full, in part, and all."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for row in pack["matrix"]["rows"]:
        for plan, cell in row["cells"].items() if row["kind"] == "task" else ():
            theme = ZH.word("themes", row["theme"])
            for code in (cell["coverage"], "all"):
                counts[theme, NAMES[plan], code] += 1
    return {
        (theme, plan): (counts[theme, plan, "full"], counts[theme, plan, "partial"], n)
        for (theme, plan, code), n in counts.items()
        if code == "all"
    }


def _grid(rows: Any, names: list[str]) -> dict[tuple[str, str], str]:
    """A table of themes and plans, by both."""
    return {
        (row[0], plan): cell for row in rows for plan, cell in zip(names, row[1:], strict=False)
    }


def test_shares_in_every_format(pack: Any, packs: Packs) -> None:
    wanted = {key: f"{full}+{part}/{n}" for key, (full, part, n) in _shares(pack).items()}
    names = list(NAMES.values())
    tables = [rows for _, rows in _pptx(packs("pptx")) if rows[0] == ["主题", *names]]
    tables += [rows for rows in _docx(packs("docx")) if rows[0] == ["主题", *names]]
    assert len(tables) >= 2
    for rows in tables:
        assert _grid(rows[1:], names) == wanted
    sheet = [row for row in _sheet(packs("xlsx"), "主题与政策工具") if row[0] == "各主题的覆盖情况"]
    assert _grid([row[1:] for row in sheet[2:]], names) == wanted


def test_shares_in_the_chart(pack: Any, packs: Packs) -> None:
    charts = [
        shape.chart
        for slide in pptx.Presentation(str(packs("pptx"))).slides
        for shape in slide.shapes
        if shape.has_chart and 'barDir val="col"' in shape.chart._chartSpace.xml
    ]
    assert len(charts) == 1
    plot = charts[0].plots[0]
    shown = {
        (theme, series.name): value
        for series in plot.series
        for theme, value in zip(plot.categories, series.values, strict=True)
    }
    assert shown == {
        key: pytest.approx(full / n, abs=1e-4) for key, (full, _, n) in _shares(pack).items()
    }
