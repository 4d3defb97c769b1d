"""A coverage matrix on the terminal: topics by theme, then indicators, then the counts."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.compare import shares
from plancmp.library import place
from plancmp.model.coverage import CoverageCell, CoverageRow, Matrix
from plancmp.model.plan import MeasureRef, Plan, Target
from plancmp.render import View, words
from plancmp.render.signs import COVERAGE_SIGNS
from plancmp.render.terminal import heading, notices, paint, paragraph, rule, table

SUFFIX = ".txt"
LEAST = 3
"""Of two plans, `diff` says what the one lacks."""
_COLORS = {"full": "green", "partial": "yellow", "near": "yellow", "none": "dim", "absent": "red"}


def render(matrix: Matrix, view: View) -> str:
    parts = (_head, _lacking, _tasks, _targets, _themes, _instruments, _conflicts)
    return "\n".join(line for part in parts for line in part(matrix, view)).rstrip() + "\n"


def _head(matrix: Matrix, view: View) -> Iterator[str]:
    yield from notices(matrix.plans, matrix.cautions, view, words.reviewed(matrix.reviewed, view))


def _lacking(matrix: Matrix, view: View) -> Iterator[str]:
    """What every other plan has, for each plan: the first that is named comes first."""
    if len(matrix.plans) < LEAST:
        return
    found = {plan.id: _only_lacks(matrix, plan) for plan in matrix.plans}
    if not any(found.values()):
        return
    yield rule(view.say("lacking-head"), view)
    for plan in (each for each in matrix.plans if found[each.id]):
        rows = found[plan.id]
        yield heading(view.say("lacking", name=plan.short_name, n=len(rows)), view)
        yield table([[_place(row.lead, matrix), row.label] for row in rows[: view.top]], (1,), view)
        if len(rows) > view.top:
            yield paragraph(view.say("and-more", n=len(rows) - view.top), view)
    yield ""


def _only_lacks(matrix: Matrix, plan: Plan) -> list[CoverageRow]:
    """The topics that a plan has nothing of and all others cover, at least in part."""
    others = [other for other in matrix.plans if other is not plan]
    return [
        row
        for row in matrix.rows
        if row.kind == "task"
        and row.of(plan).coverage in ("none", "absent")
        and all(row.of(other).coverage in ("full", "partial") for other in others)
    ]


def _place(ref: MeasureRef, matrix: Matrix) -> str:
    """The plan and the name by which `show` finds a measure."""
    plan = _plan(ref, matrix)
    return f"{plan.short_name}:{place(plan, plan.measure(ref.id))}"


def _plan(ref: MeasureRef, matrix: Matrix) -> Plan:
    return next(plan for plan in matrix.plans if plan.id == ref.plan)


def _tasks(matrix: Matrix, view: View) -> Iterator[str]:
    yield rule(view.say("tasks"), view)
    used = {cell.coverage for row in matrix.rows for cell in row.cells} | {"none"}
    signs = {c: sign for c, sign in COVERAGE_SIGNS.items() if c in used | {"full", "partial"}}
    told = (f"{sign} {view.word('coverages', c)}" for c, sign in signs.items())
    yield paragraph("  ".join(told), view)
    rows = [row for row in matrix.rows if row.kind == "task"]
    if rows:
        legend = view.say("legend-matrix", place=_place(rows[0].lead, matrix))
        yield paint(paragraph(legend, view), "dim", view)
    everything = [_line(row, matrix, view) for row in rows]
    for theme in view.themes:
        lines = [_line(row, matrix, view) for row in rows if row.theme == theme]
        if lines:
            yield ""
            heads = _heads(view.word("themes", theme), matrix)
            heads = [view.say("row-id"), *heads]
            yield table(lines, (1,), view, heads, like=everything)
    yield ""


def _heads(first: str, matrix: Matrix) -> list[str]:
    return [first, *(plan.short_name for plan in matrix.plans)]


def _line(row: CoverageRow, matrix: Matrix, view: View) -> list[str]:
    return [_place(row.lead, matrix), row.label, *(_sign(cell, view) for cell in row.cells)]


def _sign(cell: CoverageCell, view: View) -> str:
    named = len(cell.members or cell.measures or cell.near)
    count = str(named) if named > 1 else ""
    return paint(COVERAGE_SIGNS[cell.coverage], _COLORS[cell.coverage], view) + count


def _targets(matrix: Matrix, view: View) -> Iterator[str]:
    rows = [row for row in matrix.rows if row.kind == "target"]
    if rows:
        yield rule(view.say("targets"), view)
        lines = [
            [_place(row.lead, matrix), row.label, *_figures(matrix, row, view)] for row in rows
        ]
        heads = [view.say("row-id"), *_heads(view.say("indicator"), matrix)]
        yield table(lines, (1,), view, heads)
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
            chain = " = ".join(_named(ref, matrix) for ref in (c.a, c.b, c.c))
            yield paragraph(chain, view)
    if matrix.changed:
        yield ""
        yield heading(view.say("changed", n=len(matrix.changed)), view)
    for changed in matrix.changed:
        told = f"{_relation(changed.was, view)} → {_relation(changed.now, view)}"
        pair = f"{_named(changed.a, matrix)} / {_named(changed.b, matrix)}"
        by = _named(changed.through, matrix)
        yield paragraph(view.say("changed-pair", pair=pair, told=told, by=by), view)


def _named(ref: MeasureRef, matrix: Matrix) -> str:
    return f"{_place(ref, matrix)} {words.title(_plan(ref, matrix).measure(ref.id))}"


def _relation(relation: str, view: View) -> str:
    return view.word("relations", relation)
