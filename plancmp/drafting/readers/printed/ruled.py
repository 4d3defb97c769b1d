"""Tables that have rules on all sides, found by pdfplumber."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from plancmp.drafting.readers import Source
from plancmp.drafting.readers.cells import Cell, written
from plancmp.drafting.readers.printed.glyphs import Glyph, Page
from plancmp.drafting.readers.printed.lines import lines
from plancmp.grammar import Grammar

Box = tuple[float, float, float, float]
_NEAR = 2
MOST = 4000
"""A page with more rules than this is a drawing."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table as lines, and the glyphs that stand in it."""

    box: Box
    lines: tuple[str, ...]
    added: tuple[str, ...]
    glyphs: frozenset[Glyph]


def ruled(page: Page, source: Source, marks: list[str]) -> Iterator[Ruled]:
    """The tables of a page with more than one row and column."""
    if page.source is None or len(page.source.edges) > MOST:
        return
    for table in page.source.find_tables():
        rows = [[cell for cell in row.cells if cell] for row in table.rows]
        if len(rows) < 2 or max(map(len, rows)) < 2:
            continue
        inside = frozenset(glyph for glyph in page.glyphs if _within(glyph, table.bbox))
        grid = [_row(row, rows, inside, source.grammar, marks) for row in rows]
        found = written(grid, source)
        yield Ruled(table.bbox, found.lines, found.added, inside)


def _row(
    row: Sequence[Box],
    rows: Sequence[Sequence[Box]],
    inside: frozenset[Glyph],
    grammar: Grammar,
    marks: list[str],
) -> list[Cell]:
    """The cells of a row, with how many columns and rows they span."""
    lefts = _apart(cell[0] for each in rows for cell in each)
    tops = _apart(min(cell[1] for cell in each) for each in rows if each)
    cells = []
    for box in row:
        own = sorted((g for g in inside if _within(g, box)), key=lambda g: (g.top, g.x0))
        parts = tuple(line.text.replace(" ", "") for line in lines(own, grammar, marks))
        columns = sum(box[0] - _NEAR <= left < box[2] - _NEAR for left in lefts)
        spanned = sum(box[1] - _NEAR <= top < box[3] - _NEAR for top in tops)
        cells.append(Cell(parts, max(columns, 1), max(spanned, 1)))
    return cells


def _apart(values: Any) -> list[float]:
    """Sorted, those that nearly coincide once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _within(glyph: Glyph, box: Box) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
