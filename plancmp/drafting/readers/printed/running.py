"""Running heads, feet and page numbers: what stands again at the edge of every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from plancmp.drafting.readers.printed.lines import Line
from plancmp.grammar import Grammar

EDGE = 0.13
"""The share of the height in which a head or foot stands."""
LINES = 3
"""So many lines at each edge of a page may be of that kind."""
SHARE = 0.3
"""A head stands on such a share of the pages, and on two at least."""
_CHANGING = re.compile(r"[\W\d_]+")


def running(
    pages: Sequence[tuple[Sequence[Line], float]], grammar: Grammar
) -> list[frozenset[Line]]:
    """Of each page, the lines that are none of the text; a page is its lines and its height."""
    said = Counter(text for lines, height in pages for text in {*_texts(lines, height)})
    least = max(2, SHARE * len(pages))
    return [
        frozenset(
            line
            for line in _edge(lines, height)
            if grammar["page-number"].holds(line.text.strip())
            or (_text(line) and said[_text(line)] >= least)
        )
        for lines, height in pages
    ]


def _texts(lines: Sequence[Line], height: float) -> list[str]:
    return [_text(line) for line in _edge(lines, height)]


def _text(line: Line) -> str:
    """Without what changes from page to page."""
    return _CHANGING.sub("", line.text)


def _edge(lines: Sequence[Line], height: float) -> list[Line]:
    """The first and last lines of a page that stand at its edge and are no row of a table."""
    near = [*lines[:LINES], *lines[-LINES:]]
    return [
        line
        for line in dict.fromkeys(near)
        if (line.bottom < EDGE * height or line.top > (1 - EDGE) * height) and len(line.pieces) <= 3
    ]
