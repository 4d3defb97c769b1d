"""A coverage matrix on the terminal: topics by theme, then indicators, then the counts."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.compare import shares
from plancmp.model.coverage import CoverageCell, CoverageRow, Matrix
from plancmp.model.plan import Target
from plancmp.render import View, words
from plancmp.render.signs import COVERAGE_SIGNS
from plancmp.render.terminal import heading, notices, paint, paragraph, rule, table

SUFFIX = ".txt"
_COLORS = {"full": "green", "partial": "yellow", "near": "yellow", "none": "dim", "absent": "red"}


def render(matrix: Matrix, view: View) -> str:
    parts = (_head, _tasks, _targets, _themes, _instruments, _conflicts)
    return "\n".join(line for part in parts for line in part(matrix, view)).rstrip() + "\n"


def _head(matrix: Matrix, view: View) -> Iterator[str]:
    yield from notices(matrix.plans, matrix.cautions, view)


def _tasks(matrix: Matrix, view: View) -> Iterator[str]:
    yield rule(view.say("tasks"), view)
    used = {cell.coverage for row in matrix.rows for cell in row.cells} | {"none", "absent"}
    signs = {c: sign for c, sign in COVERAGE_SIGNS.items() if c in used | {"full", "partial"}}
    legend = (f"{sign} {view.word('coverages', c)}" for c, sign in signs.items())
    yield paragraph("  ".join(legend), view)
    rows = [row for row in matrix.rows if row.kind == "task"]
    everything = [_line(row, view) for row in rows]
    for theme in view.themes:
        lines = [_line(row, view) for row in rows if row.theme == theme]
        if lines:
            yield ""
            heads = _heads(view.word("themes", theme), matrix)
            yield table(lines, (0,), view, heads, like=everything)
    yield ""


def _heads(first: str, matrix: Matrix) -> list[str]:
    return [first, *(plan.short_name for plan in matrix.plans)]


def _line(row: CoverageRow, view: View) -> list[str]:
    return [row.label, *(_sign(cell, view) for cell in row.cells)]


def _sign(cell: CoverageCell, view: View) -> str:
    named = len(cell.members or cell.measures or cell.near)
    count = str(named) if named > 1 else ""
    return paint(COVERAGE_SIGNS[cell.coverage], _COLORS[cell.coverage], view) + count


def _targets(matrix: Matrix, view: View) -> Iterator[str]:
    rows = [row for row in matrix.rows if row.kind == "target"]
    if rows:
        yield rule(view.say("targets"), view)
        lines = [[row.label, *_figures(matrix, row, view)] for row in rows]
        yield table(lines, (0,), view, _heads(view.say("indicator"), matrix))
        yield ""


def _figures(matrix: Matrix, row: CoverageRow, view: View) -> list[str]:
    """The figure of each plan; with its basis where the row has several."""
    found = [
        [plan.target(ref.id) for ref in cell.members or cell.measures]
        for plan, cell in zip(matrix.plans, row.cells, strict=True)
    ]
    mixed = len({target.basis for targets in found for target in targets}) > 1

    def figure(target: Target) -> str:
        basis = f" {view.word('bases', target.basis)}" if mixed else ""
        return words.figure(target, view) + basis

    return [" / ".join(map(figure, targets)) or COVERAGE_SIGNS["none"] for targets in found]


def _themes(matrix: Matrix, view: View) -> Iterator[str]:
    yield rule(view.say("counts"), view)
    yield paragraph(view.say("legend-counts"), view)
    assert view.domain is not None
    counted = {(s.plan, s.theme): s for s in shares.by_theme(matrix, view.domain)}
    lines = []
    for theme in view.themes:
        found = [counted[plan.id, theme] for plan in matrix.plans if (plan.id, theme) in counted]
        if found:
            texts = (f"{s.full}+{s.partial}/{s.rows}" for s in found)
            lines.append([view.word("themes", theme), *texts])
    yield table(lines, (0,), view, _heads(view.say("theme"), matrix))
    yield ""


def _instruments(matrix: Matrix, view: View) -> Iterator[str]:
    assert view.domain is not None
    used = {(s.plan, s.instrument): s for s in shares.by_instrument(matrix, view.domain)}
    lines = []
    for code in view.domain.instruments:
        found = [used[plan.id, code] for plan in matrix.plans]
        if any(s.tasks for s in found):
            texts = (f"{s.tasks}  {s.share:4.0%}" for s in found)
            lines.append([view.word("instruments", code), *texts])
    yield table(lines, (0,), view, _heads(view.say("instrument"), matrix))
    yield ""


def _conflicts(matrix: Matrix, view: View) -> Iterator[str]:
    if matrix.contradictions:
        yield heading(view.say("contradictions", n=len(matrix.contradictions)), view)
        for c in matrix.contradictions:
            yield paragraph(f"{c.a} = {c.b} = {c.c}", view)
    if matrix.changed:
        yield ""
        yield heading(view.say("changed", n=len(matrix.changed)), view)
    for changed in matrix.changed:
        told = f"{_relation(changed.was, view)} → {_relation(changed.now, view)}"
        pair = f"{changed.a} / {changed.b}"
        yield paragraph(view.say("changed-pair", pair=pair, told=told, by=changed.through), view)


def _relation(relation: str, view: View) -> str:
    return view.word("relations", relation)
