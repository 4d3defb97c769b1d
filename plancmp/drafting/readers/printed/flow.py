"""The lines of all pages -> paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plancmp.grammar import Grammar


@dataclass(frozen=True, slots=True)
class Set:
    """A line as it is set, or a row of a table."""

    text: str
    left: float
    right: float
    size: float
    column: int = 0
    """0: over the whole width."""
    row: bool = False


def paragraphs(found: Sequence[Set], grammar: Grammar) -> Iterator[str]:
    """A line goes on where the one before ran to the margin and this one begins at it."""
    margins = {column: _margins(found, column) for column in {line.column for line in found}}
    held, last = "", None
    for line in found:
        if last is not None and _goes_on(last, line, margins, held, grammar):
            held += _seam(held, line.text) + line.text
        else:
            if held:
                yield held
            held = line.text
        last = line
    if held:
        yield held


def _seam(held: str, text: str) -> str:
    """A blank between two words of letters."""
    apart = held[-1:] + text[:1]
    return " " if apart.isascii() and apart.isalpha() else ""


def _margins(found: Sequence[Set], column: int) -> tuple[float, float]:
    """Where most lines of a column begin, and where the longest ends."""
    texts = [line for line in found if line.column == column and not line.row]
    if not texts:
        return 0, 0
    rounded = [round(line.left) for line in texts]
    usual = float(max(sorted(set(rounded)), key=rounded.count))
    return usual, max(line.right for line in texts)


def _goes_on(
    last: Set, line: Set, margins: dict[int, tuple[float, float]], held: str, grammar: Grammar
) -> bool:
    """held: the paragraph so far, which the last line ends."""
    if line.row or last.row:
        return False
    return (
        last.right > margins[last.column][1] - 2.5 * last.size
        and line.left < margins[line.column][0] + 1.2 * line.size
        and abs(line.size - last.size) < 0.15 * last.size
        and not (grammar["page-starts"].holds(line.text) and _is_whole(held, grammar))
    )


def _is_whole(held: str, grammar: Grammar) -> bool:
    """Whether a paragraph may end here: with a sentence, or as a heading with its number."""
    if held[-1:] in grammar.signs("line-end"):
        return True
    inside = grammar["sentence-inside"].holds(held) or grammar["comma-mark"].holds(held)
    return grammar["page-starts"].holds(held) and not inside
