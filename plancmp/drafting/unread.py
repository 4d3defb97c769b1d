"""What a document prints and nobody could read: numbers that are no whole number, rows of tables.

A fragment of a number is never a number: it stands here, as printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from plancmp.domain import Domain
from plancmp.drafting.columns import own_units
from plancmp.drafting.document import Document
from plancmp.drafting.grid import grids
from plancmp.drafting.horizon import horizon
from plancmp.drafting.mention import glued, mention, number
from plancmp.drafting.meta import meta
from plancmp.drafting.pieces import Piece
from plancmp.drafting.signs import flat
from plancmp.drafting.tables import read_rows

Why = Literal["not-whole", "damaged", "glued-cells", "row-not-read", "cell-not-read"]


class Unread(NamedTuple):
    """A 1-based line, what it prints, and why it was not read."""

    line: int
    text: str
    why: Why


def unread(pieces: Sequence[Piece], document: Document, domain: Domain) -> tuple[Unread, ...]:
    """Everything that was seen and not read, in order; pieces: of the document; domain: the
    plan's.
    """
    texts = (piece for piece in pieces if piece.kind in ("text", "heading"))
    found = [each for piece in texts for each in _tokens(piece, domain)]
    found += _rows(pieces, document, domain)
    return tuple(sorted(set(found)))


def _tokens(piece: Piece, domain: Domain) -> Iterator[Unread]:
    grammar, line = domain.grammar, piece.span[0]
    for sentence in grammar["sentence-behind"].split(flat(piece.text, grammar)):
        if glued(domain).holds(sentence):
            yield Unread(line, sentence, "glued-cells")
            continue
        if match := grammar["broken-figure"].find(sentence):
            around = grammar["token"].find(sentence, max(match.start() - 1, 0))
            yield Unread(line, around[0] if around else match[0], "damaged")
            continue
        read = [m.span() for m in mention(domain).each(sentence) if _is_number(m["low"], domain)]
        for match in grammar["token"].each(sentence):
            inside = any(a < match.end() and b > match.start() for a, b in read)
            if not inside and grammar["not-whole"].holds(match[0]):
                yield Unread(line, match[0], "not-whole")


def _is_number(text: str, domain: Domain) -> bool:
    return number(text, domain.grammar) is not None


def _rows(pieces: Sequence[Piece], document: Document, domain: Domain) -> Iterator[Unread]:
    grammar = domain.grammar
    title = meta(document.lines, grammar).title
    plan = horizon(document.lines, title, grammar)
    tabled = domain.with_units(own_units(list(grids(pieces, grammar)), domain))
    for row, figures in read_rows(pieces, plan, tabled):
        text, line = " ".join(cell for cell in row.cells if cell), row.lines[0]
        if not figures and any(grammar["digit"].holds(cell) for cell in row.cells):
            yield Unread(line, text, "row-not-read")
        elif any(figure.value is None and "cell-unread" in figure.doubts for figure in figures):
            yield Unread(line, text, "cell-not-read")
