"""Rows of a table that has one cell a line: each begins with the next serial number, else behind an
attribute or a blank line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plancmp.drafting.pieces import Piece
from plancmp.drafting.row import TableRow, split
from plancmp.drafting.signs import flat
from plancmp.grammar import Grammar
from plancmp.model.finding import Span

FEWEST = 4
"""A row of a table without attributes has so many cells at least."""
SKIPPED = 3
"""How far a serial number may be from the one before."""
MOST_HEADS = 12
"""How many lines may stand between a page break and the next row."""
UNIT = 6
"""A unit is no longer."""
Cell = tuple[str, Span]


def gathered(cells: Sequence[Piece], grammar: Grammar) -> Iterator[TableRow]:
    """The rows of a table; its head is one of them."""
    texts = [
        (text, cell.span)
        for cell in _without_breaks(cells, grammar)
        for text in [part for part in split(cell.text, grammar) if part] or [""]
    ]
    heads = grammar.words("serial-heads")
    serial = next((i for i, (text, _) in enumerate(texts) if text in heads), None)
    gathering = _Gathering(texts, serial, grammar)
    for row in gathering.rows():
        yield TableRow(tuple(text for text, _ in row), (row[0][1][0], row[-1][1][1]))


def _without_breaks(cells: Sequence[Piece], grammar: Grammar) -> Iterator[Piece]:
    """Without the page breaks inside of a table: the number of the page, what stands over the next
    one, and the head of the table said again.
    """
    serials = grammar.words("serial-heads")
    marked: list[Piece] | None = None
    for cell in cells:
        if grammar["page-mark"].holds(cell.text.rstrip()):
            marked = []
        elif marked is None:
            yield cell
        elif cell.text.strip().isdecimal() or len(marked) > MOST_HEADS:
            again = any(each.text.strip() in serials for each in marked)
            running = bool(marked) and grammar["title-end"].holds(flat(marked[0].text, grammar))
            yield from () if again else marked[running:]
            yield cell
            marked = None
        else:
            marked.append(cell)
    yield from marked or ()


class _Gathering:
    def __init__(self, texts: Sequence[Cell], serial: int | None, grammar: Grammar) -> None:
        self.grammar, self.texts = grammar, texts
        self.numbered = serial is not None
        attributes = sum(self.is_attribute(text) for text, _ in texts) > 2
        self.attributed = attributes
        self.head_of = _Head.of(texts, serial, grammar)
        self.held: list[Cell] = []
        self.serial = 0

    def is_attribute(self, text: str) -> bool:
        return self.grammar["binding"].holds(text)

    def rows(self) -> Iterator[list[Cell]]:
        for at, (text, span) in enumerate(self.texts):
            apart = bool(self.held) and span[0] > self.held[-1][1][1] + 1
            following = self.numbered and self.follows(at, apart=apart)
            if self.held and (following or (apart and not self.numbered)):
                yield from self.row(before=self.serial == 0)
            self.serial = int(text) if following else self.serial
            self.held.append((text, span))
            if self.ends(text):
                yield from self.row(before=False)
        if self.held:
            yield from self.row(before=False)

    def follows(self, at: int, *, apart: bool) -> bool:
        """Whether a cell is the serial number of the next row."""
        text = self.texts[at][0]
        if not text.isdigit() or not self.serial < int(text) <= self.serial + SKIPPED:
            return False
        filled = [text for text, _ in self.held if text]
        if self.attributed and self.serial:
            return apart or bool(filled and self.is_attribute(filled[-1])) or self.named(at)
        return apart or (len(filled) >= FEWEST and self.named(at)) or not self.serial

    def named(self, at: int) -> bool:
        """Whether a row is held, and a name stands behind the number: behind the very next serial
        number, or behind another where the row has all its figures.
        """
        behind = next((text for text, _ in self.texts[at + 1 :] if text), "")
        values = sum(self.is_figure(t) or self.is_blank(t) for t, _ in self.held[1:])
        enough = values >= self.head_of.years or int(self.texts[at][0]) == self.serial + 1
        return bool(values) and enough and not (self.is_figure(behind) or self.is_blank(behind))

    def is_figure(self, text: str) -> bool:
        """Whether a cell has a figure, or several parted by a slash, and no more than its unit."""
        found = [self.grammar["cell-figure"].find(part) for part in text.split("/")]
        return any(found) and all(each is None or len(each["behind"]) <= UNIT for each in found)

    def is_blank(self, text: str) -> bool:
        return self.grammar["blank-cell"].holds(text)

    def ends(self, text: str) -> bool:
        """Whether a row without serial number ends with this cell."""
        if not self.attributed or self.numbered:
            return False
        return self.is_attribute(text) or self.grammar["attribute-head"].holds(text)

    def row(self, *, before: bool) -> Iterator[list[Cell]]:
        """What was held as a row."""
        held, self.held = self.held, []
        if not self.numbered:
            yield held
        elif before or not self.serial:
            yield self.head(held)
        else:
            yield self.body(held)

    def head(self, held: list[Cell]) -> list[Cell]:
        """From the serial number's head to the last head of a figure or an attribute."""
        serials = self.grammar.words("serial-heads")
        begin = next((i for i, (text, _) in enumerate(held) if text in serials), 0)
        ends = [i for i, (text, _) in enumerate(held) if self.is_head(text)]
        return held[begin : max([*ends, begin]) + 1]

    def is_head(self, text: str) -> bool:
        names = ("column-year", "unit-head", "attribute-head", "base-head", "goal-head")
        return any(self.grammar[name].holds(text) for name in names)

    def body(self, held: list[Cell]) -> list[Cell]:
        """With its name in one cell, and without the group of the next row."""
        values = [i for i, (text, _) in enumerate(held) if i and self.is_value(text)]
        if not values or not self.head_of.names:
            return held
        held, end = held[: values[-1] + 1], values[0]
        figures = sum(not self.is_attribute(text) for text, _ in held[end:])
        blank_unit = self.is_blank(held[end][0]) and figures > self.head_of.years
        named = end - 1 - (self.head_of.unit and not blank_unit)
        first = self.head_of.names
        parts = held[first : named + 1]
        if len(parts) < 2:
            return held
        name = "".join(text for text, _ in parts), (parts[0][1][0], parts[-1][1][1])
        return [*held[:first], name, *held[named + 1 :]]

    def is_value(self, text: str) -> bool:
        """Whether a cell is a figure, a blank, a unit or an attribute."""
        return self.is_figure(text) or self.is_blank(text) or self.is_attribute(text)


@dataclass(frozen=True, slots=True)
class _Head:
    """How many columns stand behind that of the serial number."""

    names: int = 0
    """Before the first unit or year."""
    unit: bool = False
    """Whether there is a column of units before the years."""
    years: int = 0

    @classmethod
    def of(cls, texts: Sequence[Cell], serial: int | None, grammar: Grammar) -> _Head:
        if serial is None:
            return cls()
        names, unit, years = 0, False, 0
        for text, _ in texts[serial + 1 :]:
            if text.isdigit() and len(text) < len("2000"):
                break
            if grammar["column-year"].holds(text):
                years += 1
            elif years:
                break
            elif grammar["unit-head"].holds(text):
                unit = True
            else:
                names += 1
        return cls(names, unit, years) if years else cls()
