"""Columns that a text takes on a screen, and lines of a given width.

East Asian characters take two columns (Unicode Standard Annex 11). Lines break between East Asian
characters and at blanks, never before a closing mark or behind an opening one. `wcwidth` is the
oracle of the tests; importing it takes as long as a comparison.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from plancmp.text import columns

COLOR = re.compile(r"\x1b\[\d*m")
_WORDS = re.compile(r"[!-~\u00a1-\u024f\u2010-\u2015]+|\s+|.", re.DOTALL)
_NOT_FIRST = ("Pe", "Pf", "Po")
_NOT_LAST = ("Ps", "Pi")


@lru_cache(maxsize=50_000)
def width(text: str) -> int:
    """Columns of a text, colour codes aside.

    >>> width("潮州 a"), width("\\x1b[1m●\\x1b[0m")
    (6, 1)
    """
    return columns(COLOR.sub("", text) if "\x1b" in text else text)


def wrap(text: str, limit: int) -> list[str]:
    """The text in lines of at most so many columns; at least one line, without blanks at its ends.

    >>> wrap("建设中心，完善机制 plan", 10)
    ['建设中心，', '完善机制', 'plan']
    """
    lines = [""]
    for piece in _pieces(text):
        line = lines[-1]
        if width(line) + width(piece.rstrip()) <= limit:
            lines[-1] = line + piece if line else piece.lstrip()
        elif width(piece) <= limit or not piece.strip():
            lines.append(piece.lstrip())
        else:
            lines[-1:] = _cut(line, piece, limit)
    return [line.rstrip() for line in lines if line.strip()] or [""]


def _pieces(text: str) -> Iterator[str]:
    """What is not broken: words, and East Asian characters with the marks that belong to them."""
    held = ""
    for piece in _WORDS.findall(text):
        joins = held and (_is(piece[0], _NOT_FIRST) or _is(held[-1], _NOT_LAST))
        if held and not joins:
            yield held
            held = ""
        held += piece
    if held:
        yield held


def _is(character: str, kinds: tuple[str, ...]) -> bool:
    """Whether it is such a mark of East Asian text; those of Latin text stand inside words."""
    return unicodedata.category(character) in kinds and not character.isascii()


def _cut(line: str, piece: str, limit: int) -> list[str]:
    """A piece that is wider than a whole line, cut where it must be."""
    lines = [line]
    for character in piece:
        if width(lines[-1]) + columns(character) > limit:
            lines.append("")
        lines[-1] += character
    return lines
