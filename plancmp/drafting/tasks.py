"""Commitment paragraphs of an outline as tasks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plancmp.drafting.pieces import LEVELS, Piece, plain
from plancmp.drafting.row import split
from plancmp.grammar import Grammar
from plancmp.model.finding import Span

LONGEST_TITLE = 30
SHORTEST_TITLE = 4
SHORT_INTRO = 90
"""A paragraph between two headings without numbers that is shorter introduces the second."""
PROJECT_COLUMNS = 3
"""A table of projects has so many columns at least."""
SHORTEST = 12
"""A commitment has more characters than this."""
_RULE = re.compile(r"[-:\s]+")
"""A cell of the line under the head of a table in Markdown."""


@dataclass(frozen=True, slots=True)
class DraftTask:
    """One commitment paragraph."""

    title: str
    section: tuple[str, ...]
    text: str
    lines: tuple[Span, ...]
    sure: bool = True
    """Whether the title is the document's own headline."""


def tasks(pieces: Sequence[Piece], grammar: Grammar) -> Iterator[DraftTask]:
    """One for each paragraph of the task chapters that promises something, and each project."""
    found = [*_paragraphs(pieces, grammar), *projects(pieces, grammar)]
    yield from sorted(found, key=lambda task: task.lines)


def projects(pieces: Sequence[Piece], grammar: Grammar) -> Iterator[DraftTask]:
    """Rows of a table whose head has a project's name and its content."""
    name: int | None = None
    for piece in pieces:
        cells = split(piece.text, grammar) if piece.kind == "cell" else []
        if piece.zone != "tasks" or len(cells) < PROJECT_COLUMNS:
            name = None
        elif (column := _name_column(cells, grammar)) is not None:
            name = column
        elif name is not None and name < len(cells) and _is_name(cells[name]):
            yield _project(cells, name, piece, grammar)


def _name_column(cells: Sequence[str], grammar: Grammar) -> int | None:
    """The column of the names, where a line is the head of a table of projects."""
    heads = (i for i, cell in enumerate(cells) if grammar["project-names"].holds(cell))
    contents = any(grammar["project-contents"].holds(cell) for cell in cells)
    return next(heads, None) if contents else None


def _is_name(cell: str) -> bool:
    return len(cell) > 2 and not _RULE.fullmatch(cell)


def _project(cells: Sequence[str], name: int, piece: Piece, grammar: Grammar) -> DraftTask:
    """A year in a cell of its own is said of the whole row."""
    comma, stop = grammar.text("comma"), grammar.text("stop")
    others = [cell for i, cell in enumerate(cells) if i != name and len(cell) > 2]
    years = [cell for cell in others if grammar["cell-year"].holds(cell)]
    contents = stop.join(cell for cell in others if cell not in years)
    text = comma.join([*years[:1], contents])
    return DraftTask(cells[name], piece.path, f"{cells[name]}{stop}{text}", (piece.span,))


def _paragraphs(pieces: Sequence[Piece], grammar: Grammar) -> Iterator[DraftTask]:
    kept = [
        piece
        for piece in pieces
        if piece.kind not in ("around", "note", "cell") and piece.zone != "front"
    ]
    flat = not any(piece.kind == "heading" and piece.level in (1, 2, LEVELS - 1) for piece in kept)
    for i, piece in enumerate(kept):
        before = kept[i - 1] if i else None
        after = kept[i + 1] if i + 1 < len(kept) else None
        if piece.zone != "tasks":
            continue
        if piece.kind == "text":
            other = _is_other(piece, grammar) or _introduces(piece, before, after, grammar, flat)
            if not other:
                yield _draft(piece, before, after, grammar)
        elif piece.kind == "heading" and _is_short_task(piece, after, grammar):
            title = piece.text.rstrip(grammar.signs("run-in-end"))
            yield DraftTask(title, piece.path, piece.text, (piece.span,))


def _is_other(piece: Piece, grammar: Grammar) -> bool:
    """Promises of figures alone, sentences about the document."""
    text = plain(piece.text)
    if len(text) <= SHORTEST or grammar["about-itself"].holds(text):
        return True
    return (
        grammar["only-figures"].holds(text)
        and len(text) < SHORT_INTRO
        and text.count(grammar.text("stop")) <= 1
        and any(sign.isdecimal() for sign in text[6:])
    )


def _introduces(
    piece: Piece, before: Piece | None, after: Piece | None, grammar: Grammar, flat: bool
) -> bool:
    """Whether it leads to what follows; flat: nothing tells chapters from sections."""
    if piece.text[-1] in grammar.signs("intro-end"):
        return True
    if piece.level or before is None or after is None or before.kind != "heading":
        return False
    if flat and LEVELS in (after.level, before.level):
        return after.kind == "heading" and len(plain(piece.text)) < SHORT_INTRO
    return after.level > before.level


def _is_short_task(piece: Piece, after: Piece | None, grammar: Grammar) -> bool:
    """A numbered line that heads nothing is itself the commitment."""
    if not 3 <= piece.level < LEVELS - 1:
        return False
    if not plain(piece.text).startswith(grammar.words("verbs")):
        return False
    return after is None or 0 < after.level <= piece.level


def _draft(piece: Piece, before: Piece | None, after: Piece | None, grammar: Grammar) -> DraftTask:
    """A paragraph with its headline: its own, else that of the heading of which it is all."""
    if head := _run_in(piece.text, grammar) or _set_off(piece, grammar):
        return DraftTask(head, piece.path, piece.text, (piece.span,))
    if before is not None and _is_alone(before, after):
        if before.kind == "box":
            return DraftTask(before.text, piece.path, piece.text, (piece.span,))
        if not piece.level:
            title = before.text.rstrip(grammar.signs("run-in-end"))
            first = before.span[0] if before.level == 3 else piece.span[0]
            return DraftTask(title, piece.path[:-1], piece.text, ((first, piece.span[1]),))
    title = _first_clause(piece.text, grammar)
    return DraftTask(title, piece.path, piece.text, (piece.span,), sure=False)


def _is_alone(before: Piece, after: Piece | None) -> bool:
    """Whether a paragraph is all that stands under a heading or box."""
    heads = ("heading", "box")
    if before.kind not in heads:
        return False
    return after is None or after.kind in heads or bool(after.level)


def _run_in(text: str, grammar: Grammar) -> str:
    """The headline with which a paragraph begins, up to a full stop or colon."""
    head, _, rest = text.partition(grammar.text("stop"))
    if not rest.strip():
        head, _, rest = text.partition(grammar.text("colon"))
    head = head.strip()
    fits = SHORTEST_TITLE <= len(plain(head)) <= LONGEST_TITLE
    dated = grammar["four-digit-year"].holds(head)
    return head if rest.strip() and fits and not dated else ""


def _set_off(piece: Piece, grammar: Grammar) -> str:
    """The headline of a numbered item that a blank sets off from what is to be done."""
    head, _, rest = piece.text.partition(" ")
    fits = SHORTEST_TITLE <= len(head) <= LONGEST_TITLE and len(plain(rest)) > SHORTEST
    return head if piece.level and fits and not grammar["clause-mark"].holds(head) else ""


def _first_clause(text: str, grammar: Grammar) -> str:
    clause = grammar["first-clause"].split(text.strip())[0]
    if len(clause) <= LONGEST_TITLE:
        return clause
    return clause[: LONGEST_TITLE - 1] + grammar.text("ellipsis")
