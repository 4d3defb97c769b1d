"""A coverage matrix as tables: rows, counts by theme and instrument, contradictions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plancmp.compare import shares
from plancmp.model.coverage import CoverageCell, CoverageRow, Matrix
from plancmp.model.plan import MeasureRef, Plan
from plancmp.render import View, words
from plancmp.render.sheets import common
from plancmp.render.spreadsheet import Sheet, Value


def title(matrix: Matrix, view: View) -> str:
    return " / ".join(common.named(plan, view) for plan in matrix.plans)


def notices(matrix: Matrix, view: View) -> tuple[str, ...]:
    return common.notices(matrix.plans, matrix.cautions, view)


def looked_at(matrix: Matrix, view: View) -> tuple[str, ...]:
    return words.reviewed(matrix.reviewed, view)


def sheets(matrix: Matrix, view: View) -> tuple[Sheet, ...]:
    counts = (_themes(matrix, view), _instruments(matrix, view))
    return (main(matrix, view), *counts, _contradictions(matrix, view))


def main(matrix: Matrix, view: View) -> Sheet:
    """Kind, theme and label of each row, then coverage and measures of each plan."""
    heads = common.heads(view, "kind", "theme", "label")
    for plan in matrix.plans:
        name = common.named(plan, view)
        heads += (name, f"{name} {view.say('measures')}")
    rows = tuple(_row(matrix, row, view) for row in matrix.rows)
    return Sheet(view.say("table-rows"), heads, rows, (8, 10, 44, 10, *_WIDE), 3)


_WIDE = (40, 10) * 20
"""Of the columns of many plans."""


def _row(matrix: Matrix, row: CoverageRow, view: View) -> tuple[Value, ...]:
    start = (view.say(f"table-{row.kind}"), view.word("themes", row.theme), row.label)
    told = zip(matrix.plans, row.cells, strict=True)
    return (*start, *(text for plan, cell in told for text in _cell(plan, cell, view)))


def _cell(plan: Plan, cell: CoverageCell, view: View) -> tuple[str, str]:
    """How the plan covers the row, and by what; what is only near it is called so."""
    near = [ref for ref in cell.measures if ref not in cell.members] if cell.members else []
    own = cell.members or cell.measures
    told = (f"{view.word('coverages', 'near')}: {common.listed(plan, [ref], view)}" for ref in near)
    lines = (common.listed(plan, own, view), *told)
    return view.word("coverages", cell.coverage), "\n".join(filter(None, lines))


def _themes(matrix: Matrix, view: View) -> Sheet:
    assert view.domain is not None
    counted = {(s.plan, s.theme): s for s in shares.by_theme(matrix, view.domain)}
    coverages = shares.COVERAGES
    told = [view.word("coverages", coverage) for coverage in coverages]
    names = [common.named(plan, view) for plan in matrix.plans]
    heads = (*common.heads(view, "theme", "table-count"), *_pairs(names, told))
    rows = []
    for theme in view.themes:
        found = [counted.get((plan.id, theme)) for plan in matrix.plans]
        if known := [share for share in found if share]:
            figures = (getattr(s, c) if s else 0 for s in found for c in coverages)
            rows.append((view.word("themes", theme), known[0].rows, *figures))
    return Sheet(view.say("table-themes"), heads, tuple(rows), (16, 8, 10), 1)


def _pairs(names: list[str], told: list[str]) -> Iterator[str]:
    return (f"{name} {word}" for name in names for word in told)


def _instruments(matrix: Matrix, view: View) -> Sheet:
    assert view.domain is not None
    used = {(s.plan, s.instrument): s for s in shares.by_instrument(matrix, view.domain)}
    names = [common.named(plan, view) for plan in matrix.plans]
    heads = (
        view.say("instrument"),
        *_pairs(names, list(common.heads(view, "table-task", "table-share"))),
    )
    rows = []
    for code in view.domain.instruments:
        found = [used[plan.id, code] for plan in matrix.plans]
        if any(s.tasks for s in found):
            figures = (figure for s in found for figure in (s.tasks, s.share))
            rows.append((view.word("instruments", code), *figures))
    return Sheet(view.say("table-instruments"), heads, tuple(rows), (24, 12), 1)


def _contradictions(matrix: Matrix, view: View) -> Sheet:
    plans = {plan.id: plan for plan in matrix.plans}
    rows = tuple(
        tuple(_measure(plans, ref, view) for ref in (c.a, c.b, c.c)) for c in matrix.contradictions
    )
    heads = common.heads(view, "table-first", "table-middle", "table-last")
    return Sheet(view.say("table-contradictions"), heads, rows, (44,), 0)


def _measure(plans: Mapping[str, Plan], ref: MeasureRef, view: View) -> str:
    plan = plans[ref.plan]
    return f"{common.named(plan, view)}: {words.titled(plan.measure(ref.id), view)}"
