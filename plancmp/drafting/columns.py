"""The head of an indicator table: which column has the unit, which has which year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.domain import Domain
from plancmp.drafting import cells as cell_of
from plancmp.drafting.grid import Grid
from plancmp.drafting.horizon import Horizon, of_five_years
from plancmp.drafting.row import TableRow
from plancmp.grammar import Grammar
from plancmp.model.plan import OwnUnit
from plancmp.units import OWN

LONGEST_UNIT = 10
Year = int | None
"""Of a column; None for one that says how the others changed."""
GOAL, BASE = 0, -1
"""Instead of the year of a column, where the document names none."""


def body(grid: Grid, grammar: Grammar) -> int:
    """The first row with a figure; all before it is the head."""
    least = 1 + any(cell in grammar.words("serial-heads") for cell in grid.rows[0].cells)
    rows = enumerate(grid.rows)
    return next((i for i, row in rows if i and _has_figure(row, least, grammar)), 0)


def _has_figure(row: TableRow, least: int, grammar: Grammar) -> bool:
    """least: how many small numbers are more than a serial number."""
    broken = grammar["not-whole"]
    cells = [cell for cell in row.cells if not grammar["year-head"].holds(cell)]
    parts = [part for cell in cells for part in cell.split("/")]
    if any(cell_of.is_figure(each, grammar) or broken.holds(each) for each in (*cells, *parts)):
        return True
    return sum(grammar["small-number"].holds(part) for part in parts) >= least


def head(grid: Grid, first: int) -> list[str]:
    """The cells of the head: of rows of one width column by column, else row after row."""
    top = [row.cells for row in grid.rows[:first]]
    if len({len(cells) for cells in top}) == 1:
        return merged(top)
    return [cell for cells in top for cell in cells]


def merged(top: Sequence[Sequence[str]]) -> list[str]:
    """The heads of the columns; what stands over each other is put together, once each."""
    return ["".join(dict.fromkeys(column)) for column in zip(*top, strict=True)]


def year(text: str, plan: Horizon, grammar: Grammar) -> Year:
    """Of one column by its head: a year, BASE or GOAL; None where it has no figures of a year."""
    if grammar["unit-head"].holds(text) or grammar["change-head"].holds(text):
        return None
    if named := list(_years(text, grammar)):
        return named[0]
    if grammar["base-head"].holds(text):
        return plan.base or BASE
    return (plan.last or GOAL) if grammar["goal-head"].holds(text) else None


def years(top: Sequence[str], plan: Horizon, grammar: Grammar) -> tuple[Year, ...]:
    """Of each column with figures, in order; by the words for base and goal where none is named."""
    named = [year for cell in top for year in _years(cell, grammar)]
    totals = [year for cell in top for year in total(cell, named, grammar)]
    named += totals[:1]
    if all(plan.is_past(year) for year in named if year):
        goals = [cell for cell in top if grammar["goal-head"].holds(cell)]
        bases = [cell for cell in top if not named and grammar["base-head"].holds(cell)]
        if goals or (bases and plan.last):
            named = [*(named or [plan.base or BASE] * bool(bases)), plan.last or GOAL]
    while named and named[-1] is None:
        named.pop()
    return tuple(named) or ((plan.last,) if plan.last else ())


def total(cell: str, named: Sequence[Year], grammar: Grammar) -> Iterator[Year]:
    """The last year of a column that adds up several, where no other column has it."""
    found = [int(match["year"]) for match in grammar["column-year"].each(cell)]
    if len(found) > 1 and grammar["total-note"].holds(cell) and found[-1] not in named:
        yield found[-1]


def _years(cell: str, grammar: Grammar) -> Iterator[Year]:
    found = [int(match["year"]) for match in grammar["column-year"].each(cell)]
    period = grammar["five-years"].find(cell)
    if len(found) > 1 and grammar["total-note"].holds(cell):
        return  # told apart
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
        for row in grid.rows[first:]:
            if at is None:
                found = (grammar["bracketed-unit"].find(cell) for cell in row.cells[:2])
                yield from (match["inside"] for match in found if match)
            elif len(row.cells) == len(top.cells) and _may_be_unit(row.cells[at], grammar):
                yield row.cells[at]


def _may_be_unit(cell: str, grammar: Grammar) -> bool:
    head = grammar["unit-head"].holds(cell) or grammar["binding"].holds(cell)
    if head or grammar["blank-cell"].holds(cell) or len(cell) > LONGEST_UNIT:
        return False
    return not any(sign.isdigit() or sign in grammar.signs("no-unit") for sign in cell)
