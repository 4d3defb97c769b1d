"""Tables of a text whose columns are kept apart by blanks: tabs are put between their cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plancmp.grammar import Grammar
from plancmp.text import columns

COLUMNS = 3
"""A table has so many columns at least, …"""
HEADS = 2
"""… of which so many have heads that tables of indicators have."""
LONGEST_HEAD = 12


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    begin: int
    """In columns of the screen."""
    end: int


def tabbed(lines: Sequence[str], grammar: Grammar) -> list[str]:
    """The lines, those of such tables with a tab between their cells; a line stays a line."""
    found: list[str] = []
    head: list[_Cell] = []
    for line in lines:
        cells = [] if "\t" in line or "|" in line else _cells(line, grammar)
        if _is_head(cells, grammar):
            head = cells
        elif not (head and len(cells) > 1 and any(map(str.isdecimal, line))):
            head = []
        found.append("\t".join(_placed(cells, head)) if head else line)
    return found


def _cells(line: str, grammar: Grammar) -> list[_Cell]:
    """What stands between wide gaps."""
    found, at = [], 0
    for gap in (*grammar["wide-gap"].each(line), None):
        end = gap.start() if gap else len(line)
        if text := line[at:end].strip():
            begin = columns(line[:at])
            found.append(_Cell(text, begin, begin + columns(line[at:end])))
        at = gap.end() if gap else end
    return found


def _is_head(cells: Sequence[_Cell], grammar: Grammar) -> bool:
    named = sum(
        grammar["table-head"].holds(cell.text) and len(cell.text) <= LONGEST_HEAD for cell in cells
    )
    return len(cells) >= COLUMNS and named >= HEADS


def _placed(cells: Sequence[_Cell], head: Sequence[_Cell]) -> list[str]:
    """A cell for each head; where some are blank, by what they stand under."""
    if len(cells) == len(head):
        return [cell.text for cell in cells]
    placed = ["" for _ in head]
    for cell in cells:
        shared = [min(cell.end, at.end) - max(cell.begin, at.begin) for at in head]
        placed[shared.index(max(shared))] += cell.text
    return placed
