"""Tables of a web page: those that hold data, and those that only lay a page out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from plancmp.drafting.readers.bounds import Bounds
from plancmp.drafting.readers.cells import WIDEST, Cell

LONG = 120
"""A cell that holds so many characters in several blocks is no cell of data …"""
BLOCKS = 4
SHARE = 0.6
"""… when it has such a share of the text of its table."""
NESTED = 0.3
"""A table of data holds no more than this share of its text in other tables."""
_BLOCK = ("p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6")


def rows(table: Any) -> list[Any]:
    """The rows of a table, not those of tables in it."""
    return [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]


def cells(row: Any) -> list[Any]:
    """The cells of a row."""
    return [cell for cell in row if cell.tag in ("td", "th")]


def is_layout(table: Any) -> bool:
    """Whether a table only says where the parts of a page stand."""
    found = [cell for row in rows(table) for cell in cells(row)]
    if table.get("role") == "presentation" or not found:
        return True
    inner = [each for each in table.iter("table") if each is not table]
    if inner:
        return not (is_wide(table) and sum(map(_size, inner)) < NESTED * _size(table))
    sizes = {cell: _size(cell) for cell in found}
    largest = max(found, key=lambda cell: sizes[cell])
    return (
        sizes[largest] >= LONG
        and sizes[largest] >= SHARE * sum(sizes.values())
        and sum(1 for _ in largest.iter(*_BLOCK)) >= BLOCKS
    )


def is_wide(table: Any) -> bool:
    """Whether most rows have three cells or more."""
    counts = [len(cells(row)) for row in rows(table)]
    return len(counts) > 2 and sum(count > 2 for count in counts) > len(counts) / 2


def grid(table: Any, parts: Callable[[Any], Sequence[str]], bounds: Bounds) -> Iterator[list[Cell]]:
    """The rows of a table of data; parts: the paragraphs of a cell."""
    found = rows(table)
    for i, row in enumerate(found):
        bounds.tick()
        yield [
            Cell(
                tuple(parts(cell)),
                _span(cell.get("colspan"), WIDEST),
                _span(cell.get("rowspan"), len(found) - i),
            )
            for cell in cells(row)
        ]


def _span(text: str | None, most: int) -> int:
    """How many columns or rows; zero rows: all that are left."""
    text = (text or "").strip()
    if not text.isdecimal():
        return 1
    return min(int(text) or most, most)


def _size(cell: Any) -> int:
    return sum(len(text.strip()) for text in cell.itertext())
