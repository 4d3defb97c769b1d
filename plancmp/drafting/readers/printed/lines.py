"""Glyphs -> the lines of a page, each in the pieces between its wider gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from plancmp.drafting.readers.printed.glyphs import Glyph
from plancmp.grammar import Grammar

WORD = 3
"""A gap of more points than this is a blank."""
CELL = 0.9
"""A gap of more than this many times the size parts two pieces."""
SMALL = 0.8
"""A raised glyph is smaller than this share of its neighbour …"""
RAISED = 0.15
"""… and ends above it by more than this share of the neighbour's size."""
OVERLAP = 0.5
LARGER = 2.4
"""A line is not so many times higher than what stands in it: that is a mark behind the text."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands together in a line."""

    text: str
    x0: float
    x1: float

    @property
    def middle(self) -> float:
        """Halfway."""
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands on the page."""

    pieces: tuple[Piece, ...]
    top: float
    bottom: float
    size: float

    @property
    def text(self) -> str:
        """The whole line; a blank for each wider gap."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.pieces[0].x0

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.pieces[-1].x1

    @property
    def middle(self) -> float:
        """Halfway down."""
        return (self.top + self.bottom) / 2


def lines(glyphs: Iterable[Glyph], grammar: Grammar, marks: list[str]) -> list[Line]:
    """Lines from above to below; raised marks are put among the marks instead."""
    found = []
    for row in _rows(glyphs):
        kept = list(_unraised(sorted(row, key=lambda g: g.x0), grammar, marks))
        if kept:
            size = sorted(g.size for g in kept)[len(kept) // 2]
            top, bottom = min(g.top for g in kept), max(g.bottom for g in kept)
            found.append(Line(tuple(_pieces(kept, size)), top, bottom, size))
    return sorted(found, key=lambda line: (line.middle, line.left))


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs that stand beside each other; the largest say where a line is."""
    bands: list[tuple[float, float, list[Glyph]]] = []
    for glyph in sorted(glyphs, key=lambda g: (-round(g.size), g.top, g.x0)):
        near = [band for band in bands if band[1] - band[0] < LARGER * (glyph.bottom - glyph.top)]
        best = max(near, key=lambda band: _overlap(glyph, band), default=None)
        if best and _overlap(glyph, best) >= OVERLAP * (glyph.bottom - glyph.top):
            best[2].append(glyph)
        else:
            bands.append((glyph.top, glyph.bottom, [glyph]))
    return [band[2] for band in bands]


def _overlap(glyph: Glyph, band: tuple[float, float, list[Glyph]]) -> float:
    return min(glyph.bottom, band[1]) - max(glyph.top, band[0])


def _unraised(row: Sequence[Glyph], grammar: Grammar, marks: list[str]) -> Iterator[Glyph]:
    """The glyphs of a line without the raised ones that lead to notes."""
    kept: list[Glyph] = []
    before: Glyph | None = None
    mark = ""
    for glyph in row:
        raised = before is not None and _is_raised(glyph, before)
        marked = raised and grammar["note-mark"].holds(glyph.text)
        if marked and before and not grammar["power-base"].holds(before.text):
            mark += glyph.text
            kept[-1] = replace(kept[-1], x1=max(kept[-1].x1, glyph.x1))  # leaves no gap
            continue
        marks += [mark] if mark else []
        mark = ""
        before = before if raised else glyph
        kept.append(glyph)
    marks += [mark] if mark else []
    return iter(kept)


def _is_raised(glyph: Glyph, before: Glyph) -> bool:
    lifted = before.bottom - glyph.bottom > RAISED * before.size
    return glyph.size < SMALL * before.size and lifted


def _pieces(row: Sequence[Glyph], size: float) -> Iterator[Piece]:
    text, x0, x1 = row[0].text, row[0].x0, row[0].x1
    for glyph in row[1:]:
        gap = glyph.x0 - x1
        if gap > CELL * size:
            yield Piece(text, x0, x1)
            text, x0 = glyph.text, glyph.x0
        else:
            text += (" " if gap > WORD else "") + glyph.text
        x1 = max(x1, glyph.x1)
    yield Piece(text, x0, x1)
