"""The rows of a table, whether a line of the document is a row or a single cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plancmp.drafting.pieces import Piece
from plancmp.drafting.signs import flat
from plancmp.grammar import Grammar
from plancmp.model.finding import Span

FEWEST = 4
"""A row of a table without attributes has so many cells at least."""
FEWEST_LINES = 3
"""A table has so many lines at least, unless one of them has more cells than this."""
NOTE_WITHIN = 8
"""How many pieces behind a table its note may stand."""
SKIPPED = 3
"""How far a serial number may be from the one before."""
_RULE = re.compile(r"[\s|:\-]*")
"""The line under the head of a table in Markdown."""


@dataclass(frozen=True, slots=True)
class TableRow:
    cells: tuple[str, ...]
    lines: Span


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
            rows = tuple(_Gathering(cells, grammar).rows())
        if rows:
            yield Grid(rows, note)


def split(text: str, grammar: Grammar) -> list[str]:
    """The cells of a line, without blanks."""
    line = text.strip("\n").replace(grammar.signs("wide-bar"), "|")
    parts = line.strip().strip("|").split("|") if "|" in line else line.strip(" ").split("\t")
    return [flat(part, grammar) for part in parts]


def _tables(pieces: Sequence[Piece], grammar: Grammar) -> Iterator[tuple[list[Piece], str]]:
    """Runs of cells, each with the note that follows it."""
    run: list[Piece] = []
    for i, piece in enumerate(pieces):
        if piece.kind == "cell":
            run.append(piece)
            continue
        if len(run) >= FEWEST_LINES or (run and len(split(run[0].text, grammar)) > FEWEST_LINES):
            yield run, "".join(p.text for p in pieces[i : i + NOTE_WITHIN] if p.kind == "note")
        run = []
    if len(run) >= FEWEST_LINES:
        yield run, ""


class _Gathering:
    """Rows of a table that has one cell a line.

    Each begins with the next serial number, else after an attribute or a blank line.
    """

    def __init__(self, cells: Sequence[Piece], grammar: Grammar) -> None:
        self.grammar = grammar
        self.texts = [
            (text, cell.span)
            for cell in cells
            for text in [part for part in split(cell.text, grammar) if part] or [""]
        ]
        heads = grammar.words("serial-heads")
        self.numbered = any(text in heads for text, _ in self.texts)
        self.attributed = sum(self.is_attribute(text) for text, _ in self.texts) > 2
        self.held: list[tuple[str, Span]] = []
        self.serial = 0

    def is_attribute(self, text: str) -> bool:
        return self.grammar["binding"].holds(text)

    def rows(self) -> Iterator[TableRow]:
        for text, span in self.texts:
            apart = bool(self.held) and span[0] > self.held[-1][1][1] + 1
            following = self.numbered and self.follows(text, apart=apart)
            if self.held and (following or (apart and not self.numbered)):
                yield self.row()
            self.serial = int(text) if following else self.serial
            self.held.append((text, span))
            if self.ends(text):
                yield self.row()
        if self.held:
            yield self.row()

    def follows(self, text: str, *, apart: bool) -> bool:
        """Whether a cell is the serial number of the next row."""
        if not text.isdigit() or not self.serial < int(text) <= self.serial + SKIPPED:
            return False
        filled = [text for text, _ in self.held if text]
        if self.attributed and self.serial:
            return apart or bool(filled and self.is_attribute(filled[-1]))
        return apart or len(filled) >= FEWEST or not self.serial

    def ends(self, text: str) -> bool:
        """Whether a row without serial number ends with this cell."""
        if not self.attributed or self.numbered:
            return False
        return self.is_attribute(text) or self.grammar["attribute-head"].holds(text)

    def row(self) -> TableRow:
        """Of the cells that were held."""
        held, self.held = self.held, []
        return TableRow(tuple(text for text, _ in held), (held[0][1][0], held[-1][1][1]))
