"""Pages that are set in two columns: which line is read after which."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.drafting.readers.printed.lines import Line

LEAST = 6
"""A page in two columns has so many lines in each, …"""
LONG = 7
"""… of so many characters."""
FIRST, LAST, STEPS = 0.35, 0.65, 60
"""Between which shares of the width the gap may stand, and how many places are tried."""


def gutter(lines: Sequence[Line], width: float) -> float | None:
    """Where the gap between two columns stands; None on a page in one.

    The columns need not have their lines at one height.
    """
    best: tuple[int, float] | None = None
    for step in range(STEPS + 1):
        x = width * (FIRST + (LAST - FIRST) * step / STEPS)
        crossed = sum(_crosses(line, x) for line in lines)
        left = sum(any(p.x1 <= x and len(p.text) >= LONG for p in line.pieces) for line in lines)
        right = sum(any(p.x0 >= x and len(p.text) >= LONG for p in line.pieces) for line in lines)
        least = min(left, right)
        if least >= LEAST and least > 3 * crossed:
            best = max(best or (0, x), (least - crossed, x))
    return best[1] if best else None


def split(lines: Sequence[Line], x: float) -> list[tuple[Line, int]]:
    """The lines in the order in which they are read, with the column in which they stand.

    A line over the whole width (0) parts what stands above it from what stands below.
    """
    done: list[tuple[Line, int]] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        if _crosses(line, x):
            done += [(each, 1) for each in left] + [(each, 2) for each in right] + [(line, 0)]
            left, right = [], []
            continue
        sides = ([p for p in line.pieces if p.x1 <= x], [p for p in line.pieces if p.x0 >= x])
        for pieces, column in zip(sides, (left, right), strict=True):
            if pieces:
                column.append(Line(tuple(pieces), line.top, line.bottom, line.size))
    return done + [(each, 1) for each in left] + [(each, 2) for each in right]


def _crosses(line: Line, x: float) -> bool:
    return any(piece.x0 < x < piece.x1 for piece in line.pieces)
