"""A document's lines as headings, paragraphs, cells and notes, each with its place in the tree.

Lines that a page break cut are put together, lines without a number are judged by what follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from plancmp.drafting.pieces import LEVELS, LONGEST_HEADING, Piece, pieces
from plancmp.drafting.sections import placed
from plancmp.grammar import Grammar


@lru_cache(maxsize=8)
def outline(lines: tuple[str, ...], grammar: Grammar) -> tuple[Piece, ...]:
    """Every piece of the document in order."""
    whole = _joined(pieces(lines, grammar), grammar)
    return tuple(placed(list(_noted(_headed(whole, lines))), grammar))


def _joined(found: Sequence[Piece], grammar: Grammar) -> list[Piece]:
    """Paragraphs that a page break cut are one, unless the document has lost its full stops."""
    ends = grammar.signs("sentence-end")
    long = [p for p in found if p.kind == "text" and len(p.text) >= LONGEST_HEADING]
    ended = sum(p.text[-1] in ends for p in long)
    joined: list[Piece] = []
    for piece in found:
        last = next((p for p in reversed(joined[-3:]) if p.kind != "around"), None)
        if last and 5 * ended >= 3 * len(long) and _is_cut(last, piece, grammar):
            joined[joined.index(last)] = replace(
                last, text=last.text + piece.text, span=(last.span[0], piece.span[1])
            )
        else:
            joined.append(piece)
    return joined


def _is_cut(last: Piece, piece: Piece, grammar: Grammar) -> bool:
    if last.kind != "text" or piece.kind not in ("text", "heading") or piece.level or piece.marked:
        return False
    stop = grammar.text("stop")
    headed = 0 <= piece.text.find(stop) <= LONGEST_HEADING
    if headed and piece.text.startswith(grammar.words("verbs")):
        return False  # it begins with a headline of its own
    whole = len(last.text) >= LONGEST_HEADING or stop in last.text
    goes_on = last.text[-1] not in grammar.signs("sentence-end")
    return whole and goes_on and (piece.kind == "text" or piece.text[-1] == stop)


def _headed(found: Sequence[Piece], lines: Sequence[str]) -> Iterator[Piece]:
    """A line without a number is a heading only when something follows that it can head."""
    bare = [piece for piece in found if piece.kind == "heading" and not piece.level]
    space = {piece.span: _space(piece, lines) for piece in bare}
    numbered = any(piece.kind == "heading" and piece.level in (1, 2) for piece in found)
    most = max(space.values(), default=0)
    layered = not numbered and len(set(space.values())) > 1
    for i, piece in enumerate(found):
        following = found[i + 1] if i + 1 < len(found) else None
        if piece.kind == "heading" and not piece.level:
            heads = following is not None and following.kind != "around"
            level = LEVELS - 1 if layered and space[piece.span] == most else LEVELS
            yield replace(piece, level=level) if heads else replace(piece, kind="around")
        else:
            yield piece


def _space(piece: Piece, lines: Sequence[str]) -> int:
    """On how many sides a line has a blank one."""
    first, last = piece.span
    before, after = lines[first - 2] if first > 1 else "", lines[last] if last < len(lines) else ""
    return (not before.strip()) + (not after.strip())


def _noted(found: Iterator[Piece]) -> Iterator[Piece]:
    """After a note, numbered lines belong to it until the next heading."""
    inside = False
    for piece in found:
        inside = piece.kind == "note" or (
            inside
            and piece.kind in ("text", "heading")
            and piece.level in (3, 4)
            and not piece.marked
        )
        yield replace(piece, kind="note") if inside else piece
