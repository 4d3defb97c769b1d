"""The head of an indicator table: which column has the unit, which has which year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.domain import Domain
from plancmp.drafting import cells as cell_of
from plancmp.drafting.grid import Grid
from plancmp.drafting.horizon import Horizon, of_five_years
from plancmp.grammar import Grammar
from plancmp.model.plan import OwnUnit
from plancmp.units import OWN

LONGEST_UNIT = 10
Year = int | None
"""Of a column; None for one that says how the others changed."""


def body(grid: Grid, grammar: Grammar) -> int:
    """The first row with a figure; all before it is the head."""
    figured = (
        i
        for i, row in enumerate(grid.rows)
        if i and any(cell_of.is_figure(cell, grammar) for cell in row.cells)
    )
    return next(figured, 0)


def head(grid: Grid, first: int) -> list[str]:
    """The cells of the head, row after row."""
    return [cell for row in grid.rows[:first] for cell in row.cells]


def years(top: Sequence[str], plan: Horizon, grammar: Grammar) -> tuple[Year, ...]:
    """Of each column with figures, in order; by the words for base and goal where none is named."""
    named = [year for cell in top for year in _years(cell, grammar)]
    if all(plan.is_past(year) for year in named if year):
        goals = [cell for cell in top if grammar["goal-head"].holds(cell)]
        bases = [cell for cell in top if not named and grammar["base-head"].holds(cell)]
        if plan.last and (goals or bases):
            named = [*(named or [plan.base] * bool(bases)), plan.last]
    while named and named[-1] is None:
        named.pop()
    return tuple(named) or ((plan.last,) if plan.last else ())


def _years(cell: str, grammar: Grammar) -> Iterator[Year]:
    found = [int(match["year"]) for match in grammar["column-year"].each(cell)]
    period = grammar["five-years"].find(cell)
    if grammar["change-head"].holds(cell):
        yield None
    elif len(found) == 1:
        yield found[0]
    elif not found and period and grammar["period-end"].holds(cell):
        yield of_five_years(period["plan"] or period["nth"], grammar)


def aligned(cells: list[str], top: Sequence[str], grammar: Grammar) -> list[str]:
    """With the unit before the figures, where its column stands behind them."""
    if len(top) != len(cells):
        return cells
    unit = next((i for i, cell in enumerate(top) if grammar["unit-head"].holds(cell)), None)
    dated = (i for i, cell in enumerate(top) if grammar["column-year"].holds(cell))
    first = next(dated, None)
    if unit is None or first is None or unit < first:
        return cells
    return [*cells[:first], cells[unit], *cells[first:unit], *cells[unit + 1 :]]


def own_units(grids: Sequence[Grid], domain: Domain) -> tuple[OwnUnit, ...]:
    """The units that stand in a table's column for them and that no pack knows, as printed."""
    found: dict[str, OwnUnit] = {}
    for grid in grids:
        for unit in _printed_units(grid, domain):
            if not cell_of.units(unit, domain):
                found[unit] = OwnUnit(unit, OWN)
    return tuple(found.values())


def _printed_units(grid: Grid, domain: Domain) -> Iterator[str]:
    grammar = domain.grammar
    first = body(grid, grammar)
    for top in grid.rows[:first]:
        at = next((i for i, cell in enumerate(top.cells) if grammar["unit-head"].holds(cell)), None)
        for row in grid.rows[first:] if at is not None else ():
            if len(row.cells) == len(top.cells) and _may_be_unit(row.cells[at or 0], grammar):
                yield row.cells[at or 0]


def _may_be_unit(cell: str, grammar: Grammar) -> bool:
    if grammar["blank-cell"].holds(cell) or len(cell) > LONGEST_UNIT:
        return False
    return not any(sign.isdigit() or sign in grammar.signs("no-unit") for sign in cell)
