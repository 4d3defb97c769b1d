"""A coverage matrix on the terminal: topics by theme, then indicators, then the counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from plancmp.compare import shares
from plancmp.knowledge import codelist, say, word
from plancmp.model import Cell, Matrix, Row, Target
from plancmp.render import View, words
from plancmp.render.terminal import drafts, heading, paint, paragraph, rule, table

SUFFIX = ".txt"
_SIGNS = {
    "full": ("●", "green"),
    "partial": ("◐", "yellow"),
    "none": ("·", "dim"),
    "absent": ("✗", "red"),
}


def render(matrix: Matrix, view: View) -> str:
    parts = (
        drafts(matrix.plans, view),
        _tasks(matrix, view),
        _targets(matrix, view),
        _counts(matrix, view),
        _conflicts(matrix, view),
    )
    return "\n".join(line for part in parts for line in part).rstrip() + "\n"


def _tasks(matrix: Matrix, view: View) -> Iterator[str]:
    yield rule(say("tasks", view.lang), view)
    legend = "  ".join(
        f"{_SIGNS[c][0]} {word('coverages', c, view.lang)}"
        for c in ("full", "partial", "none", "absent")
    )
    yield paragraph(legend, view)
    everything = [_line(row, view) for row in matrix.rows if row.kind == "task"]
    for theme in codelist("themes"):
        rows = [
            _line(row, view) for row in matrix.rows if row.kind == "task" and row.theme == theme
        ]
        if rows:
            yield ""
            yield table(
                rows, (0,), view, _heads(word("themes", theme, view.lang), matrix), like=everything
            )
    yield ""


def _heads(first: str, matrix: Matrix) -> list[str]:
    return [first, *(plan.short_name for plan in matrix.plans)]


def _line(row: Row, view: View) -> list[str]:
    return [row.label, *(_sign(cell, view) for cell in row.cells)]


def _sign(cell: Cell, view: View) -> str:
    sign, style = _SIGNS[cell.coverage]
    named = len(cell.members or cell.measures)
    count = str(named) if named > 1 else ""
    return paint(sign, style, view) + count


def _targets(matrix: Matrix, view: View) -> Iterator[str]:
    rows = [row for row in matrix.rows if row.kind == "target"]
    if rows:
        yield rule(say("targets", view.lang), view)
        lines = [[row.label, *_figures(matrix, row, view)] for row in rows]
        yield table(lines, (0,), view, _heads(say("indicator", view.lang), matrix))
        yield ""


def _figures(matrix: Matrix, row: Row, view: View) -> list[str]:
    """The figure of each plan; with its basis where the row has several."""
    found = [
        [t for t in plan.targets if t.id in (cell.members or cell.measures)]
        for plan, cell in zip(matrix.plans, row.cells, strict=True)
    ]
    mixed = len({t.basis for targets in found for t in targets}) > 1

    def figure(target: Target) -> str:
        return words.figure(target, view.lang) + (
            f" {word('bases', target.basis, view.lang)}" if mixed else ""
        )

    return [" / ".join(map(figure, targets)) or _SIGNS["none"][0] for targets in found]


def _counts(matrix: Matrix, view: View) -> Iterator[str]:
    yield rule(say("counts", view.lang), view)
    yield paragraph(say("legend-counts", view.lang), view)
    counted = {(r["plan"], r["theme"]): r for r in shares.by_theme(matrix).to_dict("records")}
    themes = [theme for theme in codelist("themes") if any(key[1] == theme for key in counted)]
    lines = [
        [word("themes", theme, view.lang), *_share(counted, matrix, theme)] for theme in themes
    ]
    yield table(lines, (0,), view, _heads(say("theme", view.lang), matrix))
    yield ""
    used = {
        (r["plan"], r["instrument"]): r for r in shares.by_instrument(matrix).to_dict("records")
    }
    tools = [
        code
        for code in codelist("instruments")
        if any(used[p.id, code]["tasks"] for p in matrix.plans)
    ]
    lines = [
        [
            word("instruments", c, view.lang),
            *(f"{used[p.id, c]['tasks']}  {used[p.id, c]['share']:4.0%}" for p in matrix.plans),
        ]
        for c in tools
    ]
    yield table(lines, (0,), view, _heads(say("instrument", view.lang), matrix))
    yield ""


def _share(counted: dict[tuple[str, str], Any], matrix: Matrix, theme: str) -> Sequence[str]:
    rows = [counted[plan.id, theme] for plan in matrix.plans]
    return [f"{r['full']:.0f}+{r['partial']:.0f}/{r['rows']:.0f}" for r in rows]


def _conflicts(matrix: Matrix, view: View) -> Iterator[str]:
    if matrix.contradictions:
        yield heading(say("contradictions", view.lang, n=len(matrix.contradictions)), view)
        for c in matrix.contradictions:
            yield paragraph(f"{c.a} = {c.b} = {c.c}", view)
