"""How much room a text takes in a chart, and lines that fit it.

Widths are those of a wide font, so that a text fits in whatever font the reader has.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from plancmp.render.width import wrap
from plancmp.text import columns

SIZE = 12
"""Of the letters of a chart, in pixels: 9 points on paper."""
SMALL = 11
"""Of counts in narrow cells: 8 points on paper."""
LEADING = 1.25
"""From line to line, in sizes."""
_NUMBERS = re.compile(r"\(?[\d.,]+[–%)\uff09]*|.")
_SIGNS = re.compile(r"(?=[/(→=])")
WIDE, OTHER = 1.0, 0.6
"""Width of a character that may be East Asian or is as wide, and of any other, in sizes."""
_BROAD = frozenset("%&@MWmw")


def measure(text: str, size: float = SIZE) -> float:
    """Pixels that a text takes at most.

    >>> measure("潮州"), measure("3.88")
    (24.0, 28.8)
    """
    return round(sum(map(_em, text)) * size, 2)


def widest(texts: list[str], size: float = SIZE) -> float:
    """Of the longest of the texts."""
    return max((measure(text, size) for text in texts), default=0.0)


def lines(text: str, limit: float, size: float = SIZE) -> list[str]:
    """The whole text in lines of at most so many pixels.

    >>> lines("地理标志保护产品产值", 72)
    ['地理标志保护', '产品产值']
    """
    for most in range(max(2, int(2 * limit / size)), 1, -1):
        found = wrap(text, most)
        if widest(found, size) <= limit:
            return found if _is_whole(found) else _by_number(text, limit, size) or found
    return wrap(text, 2)


def _is_whole(found: list[str]) -> bool:
    """Whether no number goes on in the next line."""
    return not any(a[-1:].isdigit() and b[:1].isdigit() for a, b in pairwise(found))


def _by_number(text: str, limit: float, size: float) -> list[str]:
    """The same with numbers whole; nothing when one of them alone is too long.

    >>> _by_number("全国 (2006–2010)", 60, 12)
    ['全国', '(2006–', '2010)']
    """
    found = [""]
    for piece in _NUMBERS.findall(text):
        if measure((found[-1] + piece).strip(), size) > limit:
            found.append("")
        found[-1] += piece
    told = [line.strip() for line in found if line.strip()]
    return told if widest(told, size) <= limit else []


def pieces(text: str, limit: float, size: float = SIZE) -> list[str]:
    """Figures in lines of at most so many pixels, parted at their signs where that is enough.

    >>> pieces("12+10/22", 45, 11), pieces("1.57亿元 (2020) → 3亿元", 120)
    (['12+10', '/22'], ['1.57亿元 (2020)', '→ 3亿元'])
    """
    if measure(text, size) <= limit:
        return [text]
    found: list[str] = []
    for piece in _SIGNS.split(text):
        joined = found[-1] + piece if found else ""
        if joined and measure(joined.rstrip(), size) <= limit:
            found[-1] = joined
        else:
            found.append(piece)
    every = [line for piece in found for line in lines(piece.strip(), limit, size)]
    return [line for line in every if line]


def _em(character: str) -> float:
    if columns(character) == 0:
        return 0.0
    if character in _BROAD:
        return WIDE
    return WIDE if unicodedata.east_asian_width(character) in "WFA" else OTHER
