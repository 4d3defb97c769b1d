"""The figures of indicator tables.

Rows are read by what their cells are (serial number, unit, figures, attribute), not by their
column: documents drop blank cells and move merged ones. A row whose figures do not fit the years of
the head gives no figure but a doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plancmp.domain import Domain
from plancmp.drafting import cells as cell_of
from plancmp.drafting import columns
from plancmp.drafting.figure import Doubt, Figure
from plancmp.drafting.figures import figures
from plancmp.drafting.grid import Grid, grids
from plancmp.drafting.horizon import Horizon
from plancmp.drafting.layout import Layout, layout
from plancmp.drafting.parallel import parted
from plancmp.drafting.pieces import Piece
from plancmp.drafting.row import TableRow
from plancmp.grammar import Grammar

PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Head:
    """What the first lines of a table, the note under it and the plan say of its columns."""

    years: tuple[columns.Year, ...]
    top: tuple[str, ...]
    """The last row of the head."""
    serial: bool
    total: bool
    """Whether a last column adds up the years."""
    note: str
    plan: Horizon
    domain: Domain
    layout: Layout | None = None
    """Where every row has a cell in each column."""

    @property
    def grammar(self) -> Grammar:
        """The domain's."""
        return self.domain.grammar

    @property
    def first(self) -> int | None:
        """The first year that is no base: of the plan, else the last of the head."""
        named = [year for year in self.years if year]
        return self.plan.first or (max(named) if named else None)

    @property
    def last(self) -> int | None:
        """The last year that a column has, else the plan's."""
        later = [year for year in self.years if year is not None and not self.is_base(year)]
        return (later[-1] or None) if later else self.plan.last

    def is_base(self, year: columns.Year) -> bool:
        """Whether a column is from before the plan."""
        if year in (columns.BASE, columns.GOAL):
            return year == columns.BASE
        return year is not None and self.first is not None and year < self.first


def rows(pieces: Sequence[Piece], plan: Horizon, domain: Domain) -> Iterator[Figure]:
    """The figures of every indicator table."""
    for _, found in read_rows(pieces, plan, domain):
        yield from found


def read_rows(
    pieces: Sequence[Piece], plan: Horizon, domain: Domain
) -> Iterator[tuple[TableRow, tuple[Figure, ...]]]:
    """Every row of every indicator table with its figures, none where it could not be read."""
    for grid in grids(pieces, domain.grammar):
        first = columns.body(grid, domain.grammar)
        head = _head(grid, first, plan, domain) if first else None
        if head:
            for row in grid.rows[first:]:
                if row.cells != head.top:  # a head that stands again on the next page
                    yield row, tuple(_row(row, head))


def _head(grid: Grid, first: int, plan: Horizon, domain: Domain) -> Head | None:
    """None where nothing says that it is a table of indicators."""
    grammar = domain.grammar
    top = columns.head(grid, first)
    placed = layout(grid, first, plan, grammar)
    years = columns.years(top, plan, grammar)
    if not years or not any(grammar["head-word"].holds(cell) for cell in top):
        return None
    return Head(
        years=years,
        top=tuple(grid.rows[first - 1].cells),
        serial=any(cell in grammar.words("serial-heads") for cell in top),
        total=any(grammar["total-head"].holds(cell) for cell in top),
        note=grid.note,
        plan=plan,
        domain=domain,
        layout=placed if placed and placed.years else None,
    )


def _row(row: TableRow, head: Head) -> Iterator[Figure]:
    rectangular = head.layout is not None and len(row.cells) == head.layout.width
    if head.layout and rectangular:
        head = replace(head, years=head.layout.years)
        cells = head.layout.arranged(row.cells) if head.layout else []
    else:
        cells = columns.aligned(list(row.cells), head.top, head.grammar)
    serial = int(cells.pop(0)) if head.serial and cells and cells[0].isdigit() else None
    attribute = next((c for c in cells if head.grammar["binding"].holds(c)), "")
    cells = cells[: cells.index(attribute)] if attribute else cells
    binding = _binding(attribute, head.grammar)
    like = Figure("", None, "", "=", head.last, row.lines, row=serial, binding=binding)
    measures = parted(cells, head.domain)
    for measure in measures:
        yield from _measure(_unit_apart(measure, head.domain), like, head)
    if rectangular and len(measures) == 1:
        yield from _growth(row, like, head)


def _growth(row: TableRow, like: Figure, head: Head) -> Iterator[Figure]:
    """How fast the figure grows each year, where a column says so in per cent."""
    layout = head.layout
    if not layout or layout.growth is None:
        return
    names = [row.cells[i] for i in layout.left if row.cells[i]]
    found = cell_of.figure(row.cells[layout.growth], head.domain)
    bare = not any(sign in row.cells[layout.growth] for sign in head.grammar.signs("cell-bracket"))
    if names and found and bare and found.unit in ("", PERCENT):
        name = head.grammar["bracketed-end"].without(names[-1]) + head.grammar.text("growth")
        yield replace(
            like,
            name=name,
            value=found.value,
            value_max=found.value_max,
            unit=PERCENT,
            comparator=found.comparator,
            basis="growth",
        )


def _measure(cells: list[str], like: Figure, head: Head) -> Iterator[Figure]:
    """The figures of one measure: its name, then its unit, a cell for each year."""
    unit_at = _unit_at(cells, head.domain)
    if unit_at is not None:
        yield from _with_unit(cells, unit_at, like, head)
    elif united := _self_united(cells, head):
        yield from _with_unit(united, 1, like, head)
    elif blank := _blank_unit(cells, head):
        none = [*cells[:blank], head.grammar.text("no-unit"), *cells[blank + 1 :]]
        yield from _with_unit(none, blank, replace(like, doubts=("own-unit",)), head)
    else:
        yield from _without_unit(cells, like, head)


def _blank_unit(cells: Sequence[str], head: Head) -> int:
    """The cell of the column of units that is blank: a coefficient, a quotient; else 0."""
    if not head.layout or head.layout.unit is None:
        return 0
    at = len(head.layout.left)
    full = len(cells) > at and head.grammar["blank-cell"].holds(cells[at])
    return at if full and any(cell_of.figure(cell, head.domain) for cell in cells[at:]) else 0


def _unit_apart(cells: list[str], domain: Domain) -> list[str]:
    """A unit behind the name in a cell of its own, where no other cell has one."""
    named = next((i for i, c in enumerate(cells) if cell_of.unit_behind(c, domain)), None)
    if named is None or _unit_at(cells, domain) is not None:
        return cells
    name = domain.grammar["bracketed-end"].without(cells[named])
    return [*cells[:named], name, cell_of.unit_behind(cells[named], domain), *cells[named + 1 :]]


def _unit_at(cells: Sequence[str], domain: Domain) -> int | None:
    """Which cell has the unit: not the first, which has the name."""
    return next((i for i, c in enumerate(cells) if i and cell_of.units(c, domain)), None)


def _self_united(cells: Sequence[str], head: Head) -> list[str]:
    """Name, unit and figures of a row whose cells have each their unit; else nothing."""
    count = len(head.years)
    if len(cells) <= count or not cells[-1 - count]:
        return []
    found = [cell_of.figure(cell, head.domain) for cell in cells[-count:]]
    units = [each.unit for each in found if each and each.unit in head.domain.units]
    return [cells[-1 - count], units[-1], *cells[-count:]] if units and found[-1] else []


def _binding(attribute: str, grammar: Grammar) -> str:
    if not attribute:
        return "unstated"
    return "binding" if grammar["is-binding"].holds(attribute) else "expected"


def _with_unit(cells: list[str], at: int, like: Figure, head: Head) -> Iterator[Figure]:
    """Cells with the unit in one of them: name before it, figures behind it."""
    filled = [cell for cell in cells[:at] if cell]
    name = filled[-1] if filled else ""
    printed = cell_of.units(cells[at], head.domain, name)
    if head.total and len(cells) == at + 2 + len(head.years):
        yield from _total(cells[-1], replace(like, name=name, unit=printed[0]), head)
    years = cell_of.values(cells[at + 1 :], len(head.years), len(printed), head.grammar)
    names = cell_of.names(name, len(printed), head.grammar)
    for i, unit in enumerate(printed):
        texts = [year[i] if i < len(year) else "" for year in years]
        yield from _over_years(replace(like, name=names[i], unit=unit), texts, head)


def _total(cell: str, like: Figure, head: Head) -> Iterator[Figure]:
    """The sum of all years, in the last column."""
    if found := cell_of.figure(cell, head.domain):
        yield replace(
            like,
            value=found.value,
            value_max=found.value_max,
            comparator=found.comparator,
            basis="cumulative",
        )


def _over_years(like: Figure, texts: list[str], head: Head) -> Iterator[Figure]:
    """One figure for each year of the plan; the last year before it is the baseline."""
    before = [year for year in head.years if head.is_base(year)]
    like = replace(like, has_baseline=bool(before))
    if len(texts) != len(head.years):
        yield replace(like, doubts=("cells-missing",))
        return
    by_year = dict(zip(head.years, texts, strict=True))
    later = [year for year in head.years if year is not None and not head.is_base(year)]
    if len(set(later)) < len(later):  # which of the columns of one year is meant?
        yield replace(like, doubts=("cell-unread",))
        return
    if before and len(set(before)) == len(before):
        base = cell_of.figure(by_year[before[-1]], head.domain)
        named = None if before[-1] == columns.BASE else before[-1]
        like = replace(like, baseline=base.value if base else None, baseline_year=named)
    if later == [columns.GOAL]:
        like = replace(like, doubts=("no-year",))
    for year in later:
        here = replace(like, year=year or None)
        yield from _of_year(by_year[year], here, head, last=year == later[-1])


def _of_year(cell: str, like: Figure, head: Head, *, last: bool) -> Iterator[Figure]:
    """The figure of a cell; in the last year a cell without one is told too."""
    found = cell_of.figure(cell, head.domain)
    unit = cell_of.joined_unit(found.unit, like.unit, head.domain) if found else ""
    if found and unit:
        basis = cell_of.bracket_basis(cell, head.note, head.grammar)
        other = unit != like.unit and not head.domain.units.alike(unit, like.unit)
        yield replace(
            like,
            name=like.name if like.name.endswith(found.change) else like.name + found.change,
            value=found.value,
            value_max=found.value_max,
            unit=unit,
            comparator=found.comparator,
            baseline=None if other or found.change else like.baseline,
            basis=basis or ("annual" if head.total else ""),
        )
    elif last:
        unread: tuple[Doubt, ...] = ("cell-unread",)
        yield replace(like, doubts=() if head.grammar["blank-cell"].holds(cell) else unread)


def _without_unit(cells: list[str], like: Figure, head: Head) -> Iterator[Figure]:
    """The unit stands with the figure."""
    texts = [cell for cell in cells if cell]
    if len(texts) < 2:
        return
    name, cell = texts[-2], texts[-1]
    growth = head.grammar["growth-word"]
    for figure in figures(cell, like.lines, head.plan, head.domain):
        own = figure.name and figure.name not in name and growth.holds(figure.name + cell)
        label = name + figure.name if own else name
        yield replace(
            figure, name=label, year=head.last, row=like.row, binding=like.binding, doubts=()
        )
