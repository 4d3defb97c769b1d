"""How large a text can be set where it has to stand: measured by columns, never guessed.

Sizes are points, lengths are points. Lines have exact heights, so that they do not depend on the
fonts of the machine that shows them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from plancmp.text import columns

EM = 0.54
"""Width of a column, as a share of the size: half a Chinese character, and most Latin letters."""
LEADING = 1.28
"""Height of a line, as a share of the size."""
WASTE = 1.06
"""What breaking lines at words and signs costs."""


_WORD = re.compile(r"[A-Za-z0-9.]+")


def lines(text: str, size: float, width: float) -> int:
    """How many lines a text takes, at least one."""
    wide = columns(text) * EM * size
    return 1 if wide <= width else math.ceil(wide * WASTE / width)


def height(texts: Iterable[str], size: float, width: float, gap: float = 0) -> float:
    """Of paragraphs with a gap after each."""
    return sum(lines(text, size, width) * size * LEADING + gap for text in texts)


def size(text: str, width: float, high: float, most: int, least: int) -> int:
    """The largest size at which a text fits, else the least."""
    fitting = (s for s in range(most, least, -1) if height([text], s, width) <= high)
    return next(fitting, least)


def cut(text: str, size: float, width: float, most: int) -> str:
    """The text, as far as so many lines hold it; an ellipsis says that it goes on."""
    if lines(text, size, width) <= most:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if lines(f"{text[:middle]}…", size, width) <= most:
            low = middle
        else:
            high = middle - 1
    return f"{text[:low].rstrip()}…"


def word(text: str, size: float) -> float:
    """The width of the longest word, which no line may break."""
    return max(map(columns, _WORD.findall(text)), default=0) * EM * size


def row(cells: Sequence[str], size: float, widths: Sequence[float], margin: float) -> float:
    """Height of a row of a table; margin: on each side of a cell."""
    most = max(
        lines(text, size, width - 2 * margin) for text, width in zip(cells, widths, strict=True)
    )
    return most * size * LEADING + margin
