"""Tables without rules, or with horizontal ones only: lines whose pieces stand in columns.

A table begins with a head (indicator, unit, year …); its columns are where most lines have a piece.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plancmp.drafting.readers.cells import joined
from plancmp.drafting.readers.printed.lines import Line, Piece
from plancmp.grammar import Grammar

COLUMNS = 3
"""A table has so many columns at least."""
HEADS = 2
"""So many pieces of a head are words of heads."""
FAR = 3.5
"""The next row stands nearer than this many times the size."""
APART = 0.35
"""What stands further above a row than this many times the size is no part of it."""
GROUP = 14
"""The name of a group of rows is no longer."""
_WIDE = 0.7


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a table stand, and how wide it is."""

    spans: tuple[tuple[float, float], ...]

    def of(self, piece: Piece) -> int:
        """The column of a piece: the one that it shares most with, else the nearest."""
        shared = [min(piece.x1, end) - max(piece.x0, start) for start, end in self.spans]
        return max(range(len(shared)), key=lambda i: shared[i])

    def holds(self, line: Line) -> bool:
        """Whether the pieces of a line stand in different columns."""
        found = [self.of(piece) for piece in line.pieces]
        return len(set(found)) == len(found)


def is_head(line: Line, grammar: Grammar) -> bool:
    """Whether a line is the head of a table."""
    texts = [piece.text.replace(" ", "") for piece in spelled(line).pieces]
    named = sum(grammar["table-head"].holds(text) and len(text) <= 12 for text in texts)
    return len(texts) >= COLUMNS and named >= HEADS


def body(lines: Sequence[Line], columns: Columns | None, grammar: Grammar) -> int:
    """How many of these lines belong to a table that begins with the first of them.

    columns: of the table of which this may be the rest.
    """
    count = 0
    for i, line in enumerate(lines):
        if i and line.top - lines[i - 1].bottom > FAR * line.size:
            break
        if len(line.pieces) == 1 and not _is_group(lines, i) and _is_text(line, lines[0], grammar):
            break
        if columns and not columns.holds(line):
            break
        count = i + 1
    while count and len(lines[count - 1].pieces) == 1 and not _is_part(lines, count - 1):
        count -= 1
    full = sum(len(each.pieces) >= COLUMNS for each in lines[:count])
    return count if full >= (1 if columns else HEADS) else 0


def begin(lines: Sequence[Line], at: int) -> int:
    """Where the table begins of which line `at` is the head: a cell of it may be set in two lines,
    above and below the others.
    """
    above = lines[at - 1] if at else None
    return at - 1 if above and above.bottom > lines[at].top and len(above.pieces) < HEADS else at


def spelled(line: Line) -> Line:
    """A head whose letters are set apart, with each word in one piece."""
    pieces: list[Piece] = []
    for piece in line.pieces:
        last = pieces[-1] if pieces else None
        if last and len(piece.text) == 1 and not piece.text.isascii() and _is_letters(last):
            pieces[-1] = Piece(f"{last.text} {piece.text}", last.x0, piece.x1)
        else:
            pieces.append(piece)
    return replace(line, pieces=tuple(pieces))


def _is_letters(piece: Piece) -> bool:
    return all(len(part) == 1 and not part.isascii() for part in piece.text.split(" "))


def columns(lines: Sequence[Line]) -> Columns:
    """Where pieces stand over each other, taken from the lines with the most pieces."""
    most = max(len(line.pieces) for line in lines)
    spans: list[tuple[float, float]] = []
    full = [line for line in lines if len(line.pieces) == most]
    for i in range(most):
        pieces = [line.pieces[i] for line in full]
        spans.append((min(p.x0 for p in pieces), max(p.x1 for p in pieces)))
    return Columns(tuple(spans))


def rows(lines: Sequence[Line], at: Columns, rules: Sequence[float], grammar: Grammar) -> list[str]:
    """The rows as texts with tabs; lines that are a part of a row are put to it."""
    groups = _ruled(lines, rules) or _anchored(lines, grammar)
    found = []
    for group in groups:
        parts: list[list[str]] = [[] for _ in at.spans]
        for line in group:
            for piece in line.pieces:
                parts[at.of(piece)].append(piece.text.replace(" ", ""))
        found.append("\t".join(joined(cell, grammar) for cell in parts))
    return found


def _ruled(lines: Sequence[Line], rules: Sequence[float]) -> list[list[Line]]:
    """The lines between each two rules; nothing where not every row has a rule under it."""
    inner = [y for y in rules if lines[0].top < y < lines[-1].bottom]
    anchors = sum(len(line.pieces) >= COLUMNS for line in lines)
    if len(inner) < anchors - 1:
        return []
    groups: dict[int, list[Line]] = {}
    for line in lines:
        groups.setdefault(sum(y < line.middle for y in inner), []).append(line)
    return list(groups.values())


def _anchored(lines: Sequence[Line], grammar: Grammar) -> list[list[Line]]:
    """Each line with several cells begins a row, and so does the name of a group; the others belong
    to the nearest of them.
    """
    anchors = [
        line
        for i, line in enumerate(lines)
        if len(line.pieces) >= COLUMNS or (i and _is_apart(lines, i, grammar))
    ]
    groups: dict[int, list[Line]] = {}
    for line in lines:
        near = min(range(len(anchors)), key=lambda i: abs(anchors[i].middle - line.middle))
        groups.setdefault(near, []).append(line)
    return [sorted(groups[i], key=lambda line: line.middle) for i in sorted(groups)]


def _is_text(line: Line, head: Line, grammar: Grammar) -> bool:
    """Whether a line of one piece is a paragraph behind the table."""
    wide = line.right - line.left > _WIDE * (head.right - head.left)
    text = line.text.replace(" ", "")
    return (
        wide
        or grammar["sentence-inside"].holds(text)
        or grammar["page-starts"].holds(text)
        or grammar["note"].holds(text)
    )


def _is_group(lines: Sequence[Line], at: int) -> bool:
    """Whether a line of one piece names the group of the rows behind it: it is short, begins where
    they do, and a row follows.
    """
    line, behind = lines[at], lines[at + 1 : at + 3]
    if len(line.text) > GROUP or not any(len(each.pieces) >= COLUMNS for each in behind):
        return False
    near = behind[0].top - line.bottom < FAR * line.size
    return near and abs(line.left - behind[0].left) < 2 * line.size


def _is_apart(lines: Sequence[Line], at: int, grammar: Grammar) -> bool:
    """Whether the name of a group is no part of the row below it."""
    line = lines[at]
    if len(line.pieces) > 1 or not _is_group(lines, at):
        return False
    apart = lines[at + 1].top - line.bottom > APART * line.size
    return apart or grammar["page-starts"].holds(line.text)


def _is_part(lines: Sequence[Line], at: int) -> bool:
    """Whether a line of one piece is the end of a cell of the row above."""
    above = lines[at - 1]
    return at > 0 and lines[at].top - above.bottom < lines[at].size / 2
