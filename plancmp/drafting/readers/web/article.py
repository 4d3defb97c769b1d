"""The article of a page, and what stands around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from plancmp.grammar import Grammar

LONG = 30
"""A line of an article is a sentence of so many characters …"""
SHARE = 0.7
"""… and the article is the innermost element that holds such a share of them."""
LINKED = 0.6
"""Such a share of a line is links when it leads to other pages."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, with the element in which it stands."""

    text: str
    node: Any
    linked: int = 0
    """How many of its characters are links."""
    around: bool = False
    """Whether it stands in an element that calls itself no article."""
    row: bool = False
    """Whether it is a row of a table."""


def parted(lines: Sequence[Line], grammar: Grammar) -> Iterator[tuple[Line, str]]:
    """Each line, with why it is none of the article; empty where it is one."""
    main = _article(lines, grammar)
    last = max((i for i, line in enumerate(lines) if _within(line, main)), default=-1)
    for i, line in enumerate(lines):
        inside = _within(line, main)
        links = line.linked >= LINKED * len(line.text.strip()) > 0
        sentence = _is_sentence(line, grammar)
        if line.around and not inside:
            yield line, "page-around"
        elif links and not line.row and not sentence:
            yield line, "page-links"
        elif i > last >= 0 and not (line.row or sentence):
            yield line, "page-around"
        else:
            yield line, ""


def _article(lines: Sequence[Line], grammar: Grammar) -> Any:
    """The innermost element that holds most of the sentences; None where there is none."""
    held: Counter[Any] = Counter()
    depth: dict[Any, int] = {}
    total = 0
    for line in lines:
        if not _is_sentence(line, grammar):
            continue
        total += len(line.text)
        path = [line.node, *line.node.iterancestors()]
        for i, node in enumerate(path):
            held[node] += len(line.text)
            depth[node] = len(path) - i
    most = [node for node, size in held.items() if size >= SHARE * total]
    return max(most, key=lambda node: depth[node], default=None)


def _is_sentence(line: Line, grammar: Grammar) -> bool:
    return len(line.text) >= LONG and grammar["sentence-inside"].holds(line.text)


def _within(line: Line, main: Any) -> bool:
    return main is not None and (
        line.node is main or any(node is main for node in line.node.iterancestors())
    )
