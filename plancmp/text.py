"""Fold and cut Chinese text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_GAPS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Width, case, spaces and punctuation folded away: what is left can be compared.

    >>> fold("“互联网 ＋”行动（２０２５年）")
    '互联网行动2025年'
    """
    return _GAPS.sub("", unicodedata.normalize("NFKC", text).casefold())


def grams(text: str, sizes: tuple[int, ...] = (2, 3)) -> list[str]:
    """Overlapping pieces of a folded text, of each size.

    >>> grams("质押融资", (2,))
    ['质押', '押融', '融资']
    """
    return [text[i : i + n] for n in sizes for i in range(len(text) - n + 1)]


def columns(text: str) -> int:
    """Columns that a text takes on a screen; East Asian characters take two (UAX 11).

    >>> columns("潮州 a")
    6
    """
    return sum(map(_columns, text))


@lru_cache(maxsize=10_000)
def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
