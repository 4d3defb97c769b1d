"""The columns of an indicator table whose rows have all their cells: which has the name, the unit,
which year.

Cells are then taken by their column, so that a blank one is blank and a column of another kind (who
is responsible, how fast it grows) is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from plancmp.drafting import columns
from plancmp.drafting.grid import Grid
from plancmp.drafting.horizon import Horizon
from plancmp.grammar import Grammar


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns by number."""

    width: int
    """How many cells a row has."""
    left: tuple[int, ...]
    """Groups and the name, which is the last of them that is filled."""
    serial: int | None
    unit: int | None
    attribute: int | None
    total: int | None
    """The column that adds up the years."""
    growth: int | None
    """The column that says how fast a figure grows each year, in per cent."""
    dated: tuple[int, ...]
    """Those with figures, in order."""
    years: tuple[columns.Year, ...]
    """Of the same."""

    def arranged(self, cells: Sequence[str]) -> list[str]:
        """Serial number, groups and name, unit, figures, total, attribute."""
        places = (self.serial, *self.left, self.unit, *self.dated, self.total, self.attribute)
        return [cells[place] for place in places if place is not None]


def layout(grid: Grid, first: int, plan: Horizon, grammar: Grammar) -> Layout | None:
    """Of the table whose body begins with row `first`; None where its rows are not of one width or
    its head does not say what is where.
    """
    widths = Counter(len(row.cells) for row in grid.rows[first:])
    width = widths.most_common(1)[0][0] if widths else 0
    top = [row.cells for row in grid.rows[:first]]
    if not top or any(len(cells) != width for cells in top):
        return None
    heads = columns.merged(top)
    dated, years = _dated(heads, plan, grammar)
    begin = dated[0] if dated else 0
    unit = _only(heads, "unit-head", grammar)
    serial = next(
        (i for i, text in enumerate(heads) if text in grammar.words("serial-heads")), None
    )
    end = min(begin, unit) if unit is not None else begin
    left = tuple(i for i in range(end) if i != serial)
    if not left or not any(grammar["head-word"].holds(heads[i]) for i in left):
        return None
    attribute, total = (_only(heads, name, grammar) for name in ("attribute-head", "total-head"))
    growth = _only(heads, "growth-head", grammar)
    return Layout(width, left, serial, unit, attribute, total, growth, dated, years)


def _dated(
    heads: Sequence[str], plan: Horizon, grammar: Grammar
) -> tuple[tuple[int, ...], tuple[columns.Year, ...]]:
    """The columns with figures and their years."""
    found = [(i, columns.year(text, plan, grammar)) for i, text in enumerate(heads)]
    dated: list[tuple[int, columns.Year]] = [(i, y) for i, y in found if y is not None]
    named = [year for _, year in dated]
    dated += [(i, y) for i, text in enumerate(heads) for y in columns.total(text, named, grammar)]
    if all(plan.is_past(year) for _, year in dated if year and year != columns.BASE):
        goals = {i for i, text in enumerate(heads) if grammar["goal-head"].holds(text)}
        dated += [(i, plan.last or columns.GOAL) for i in goals if i not in dict(dated)]
    dated.sort()
    return tuple(i for i, _ in dated), tuple(year for _, year in dated)


def _only(heads: Sequence[str], name: str, grammar: Grammar) -> int | None:
    return next((i for i, text in enumerate(heads) if grammar[name].holds(text)), None)
