"""What was struck out of a passage and what was written in, character by character, with words,
numbers and the terms of the field kept whole.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

from plancmp.compare.wording import UNITS
from plancmp.domain import Domain
from plancmp.match.concepts import lexicon

LONGEST = 4
"""Characters of a word; what is longer is put together from words."""
Kind = Literal["equal", "deleted", "inserted"]
LEAST = 2
"""Fewer characters than this between two changes are no common ground, unless they are a word."""
SHORT = 2
"""Nor is what is more than so many times shorter than the changes on both its sides."""


class Edit(NamedTuple):
    """A stretch of either passage."""

    kind: Kind
    text: str
    was: str = ""
    """As the old passage prints it, where that has it: in another width or case."""


class _Token(NamedTuple):
    text: str
    key: str
    """As it is compared: width and case folded away."""
    whole: bool
    """Whether it is common ground by itself: a word, a number, a term."""


Words = frozenset[str]
"""What is not cut although nothing in the script parts it."""


@lru_cache(maxsize=8)
def vocabulary(domain: Domain) -> Words:
    """The terms of a field: of its lexicon, its themes, its indicators' names, and its own name."""
    told = [entry["zh"] for table in (domain.names, domain.themes) for entry in table.values()]
    told += domain.indicators.get("distinctive", ())
    for term, others in domain.indicators.get("synonyms", {}).items():
        told += (term, *others)
    told += (term for held in lexicon(domain).terms.values() for term, _ in held)
    return frozenset(word for word in told if 1 < len(word) <= LONGEST)


def redline(old: str, new: str, words: Words = frozenset()) -> tuple[Edit, ...]:
    """The way from one passage to the other: what is not inserted is the old one, what is not
    deleted the new one.
    """
    one, two = tuple(_tokens(old, words)), tuple(_tokens(new, words))
    pieces: list[_Piece] = []
    for op in Indel.opcodes([t.key for t in one], [t.key for t in two]):
        was, now = one[op.src_start : op.src_end], two[op.dest_start : op.dest_end]
        told = ("".join(t.text for t in was), "".join(t.text for t in now))
        piece = _Piece(*told, op.tag == "equal", any(t.whole for t in was))
        joins = pieces and not piece.equal and not pieces[-1].equal
        pieces.append(pieces.pop().plus(piece) if joins else piece)
    while len(fewer := _without_slight(pieces)) < len(pieces):
        pieces = fewer
    return tuple(edit for piece in pieces for edit in _edits(piece))


def _tokens(text: str, words: Words) -> Iterator[_Token]:
    """Words of letters and numbers, terms of the field, else single characters."""
    longest, at = max(map(len, words), default=0), 0
    for found in UNITS.finditer(text):
        start, end = found.span()
        if start < at:
            continue
        kind, at = found.lastgroup, end
        if kind == "character":
            ends = range(min(start + longest, len(text)), end, -1)
            at = next((stop for stop in ends if text[start:stop] in words), end)
        piece = text[start:at]
        key = unicodedata.normalize("NFKC", piece).casefold()
        yield _Token(piece, key, at > end or kind in ("word", "number"))


class _Piece(NamedTuple):
    """Common ground, or a change."""

    was: str
    now: str
    equal: bool
    whole: bool = False
    """Whether a word, a number or a term is in it."""

    def plus(self, other: _Piece) -> _Piece:
        """Both as one change."""
        return _Piece(self.was + other.was, self.now + other.now, equal=False)

    @property
    def size(self) -> int:
        return max(len(self.was), len(self.now))


def _without_slight(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The first common ground that is slight between its neighbours becomes one change with them,
    then the next one that they leave.
    """
    made: list[_Piece] = []
    for at, piece in enumerate(pieces):
        if (made and not made[-1].equal and not piece.equal) or (
            piece.equal and 0 < at < len(pieces) - 1 and _is_slight(made[-1], piece, pieces[at + 1])
        ):
            made.append(made.pop().plus(piece))
        else:
            made.append(piece)
    return made


def _is_slight(before: _Piece, held: _Piece, after: _Piece) -> bool:
    """A single character that is no word, or what is short beside the changes on both its sides."""
    if len(held.was) < LEAST and held.was.isalnum() and not held.whole:
        return True
    return SHORT * held.size < min(before.size, after.size)


def _edits(piece: _Piece) -> Iterator[Edit]:
    if piece.equal:
        yield Edit("equal", piece.now, piece.was)
        return
    if piece.was:
        yield Edit("deleted", piece.was, piece.was)
    if piece.now:
        yield Edit("inserted", piece.now)
