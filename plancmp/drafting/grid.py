"""The rows of a table, whether a line of the document is a row or a single cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plancmp.drafting.gathering import gathered
from plancmp.drafting.pieces import Piece
from plancmp.drafting.row import TableRow, split
from plancmp.grammar import Grammar

FEWEST_LINES = 3
"""A table has so many lines at least, …"""
FEWEST_CELLS = 3
"""… unless the first of them has so many cells."""
NOTE_WITHIN = 8
"""How many pieces behind a table its note may stand."""
_RULE = re.compile(r"[\s|:\-]*")
"""The line under the head of a table in Markdown."""


@dataclass(frozen=True, slots=True)
class Grid:
    rows: tuple[TableRow, ...]
    note: str
    """What stands under the table."""


def grids(pieces: Sequence[Piece], grammar: Grammar) -> Iterator[Grid]:
    """Every table that has a row."""
    for cells, note in _tables(pieces, grammar):
        if all(len(split(cell.text, grammar)) > 2 for cell in cells):
            full = (cell for cell in cells if not _RULE.fullmatch(cell.text))
            rows = tuple(TableRow(tuple(split(cell.text, grammar)), cell.span) for cell in full)
        else:
            rows = tuple(gathered(cells, grammar))
        if rows:
            yield Grid(rows, note)


def _tables(pieces: Sequence[Piece], grammar: Grammar) -> Iterator[tuple[list[Piece], str]]:
    """Runs of cells, each with the note that follows it."""
    run: list[Piece] = []
    for i, piece in enumerate(pieces):
        if piece.kind == "cell":
            run.append(piece)
            continue
        if len(run) >= FEWEST_LINES or (run and len(split(run[0].text, grammar)) >= FEWEST_CELLS):
            yield run, "".join(p.text for p in pieces[i : i + NOTE_WITHIN] if p.kind == "note")
        run = []
    if len(run) >= FEWEST_LINES:
        yield run, ""
