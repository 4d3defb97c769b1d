"""Commitment paragraphs of an outline as tasks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plancmp.drafting.outline import LEVELS, Piece, plain, verbs
from plancmp.drafting.tables import split
from plancmp.knowledge import table
from plancmp.model import Span

LONGEST_TITLE = 30
SHORT_INTRO = 90
"""A paragraph between two headings without numbers that is shorter than this introduces the second."""
PROJECT_COLUMNS = 3
"""A table of projects has so many columns at least."""
SHORTEST = 12
"""A commitment has more characters than this."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One commitment paragraph."""

    title: str
    section: tuple[str, ...]
    text: str
    lines: tuple[Span, ...]
    sure: bool
    """Whether the title is the document's own headline."""


def tasks(pieces: Sequence[Piece]) -> Iterator[Draft]:
    """One for each paragraph of the task chapters that promises something, and for each row of a table of projects."""
    yield from sorted([*_paragraphs(pieces), *projects(pieces)], key=lambda task: task.lines)


def projects(pieces: Sequence[Piece]) -> Iterator[Draft]:
    """Rows of a table whose head has a project's name and its content; a year in a cell of its own is said of the whole row."""
    name: int | None = None
    for piece in pieces:
        cells = split(piece.text) if piece.kind == "cell" else []
        if piece.zone != "tasks" or len(cells) < PROJECT_COLUMNS:
            name = None
            continue
        heads = [
            i for i, cell in enumerate(cells) if re.fullmatch(table("draft")["project_names"], cell)
        ]
        if heads and any(re.search(table("draft")["project_contents"], cell) for cell in cells):
            name = heads[0]
        elif (
            name is not None
            and name < len(cells)
            and len(cells[name]) > 2
            and not re.fullmatch(r"[-:\s]+", cells[name])
        ):
            others = [cell for i, cell in enumerate(cells) if i != name and len(cell) > 2]
            years = [cell for cell in others if re.fullmatch(r"20\d\d年(?:底|前|底前)?", cell)]
            text = "，".join([*years[:1], "。".join(cell for cell in others if cell not in years)])
            yield Draft(cells[name], piece.path, f"{cells[name]}。{text}", (piece.span,), sure=True)


def _paragraphs(pieces: Sequence[Piece]) -> Iterator[Draft]:
    kept = [
        piece
        for piece in pieces
        if piece.kind not in ("around", "note", "cell") and piece.zone != "front"
    ]
    flat = not any(piece.kind == "heading" and piece.level in (1, 2, LEVELS - 1) for piece in kept)
    for i, piece in enumerate(kept):
        before = kept[i - 1] if i else None
        after = kept[i + 1] if i + 1 < len(kept) else None
        if (
            piece.zone == "tasks"
            and piece.kind == "text"
            and not _is_other(piece, before, after, flat)
        ):
            yield _draft(piece, before, after)
        elif piece.zone == "tasks" and piece.kind == "heading" and _is_short_task(piece, after):
            yield Draft(piece.text.rstrip("。："), piece.path, piece.text, (piece.span,), sure=True)


def _is_other(piece: Piece, before: Piece | None, after: Piece | None, flat: bool) -> bool:
    """flat: nothing tells chapters from sections. Introductions, promises of figures alone, sentences about the document."""
    text = plain(piece.text)
    if len(text) <= SHORTEST or re.search(table("draft")["about_itself"], text):
        return True
    if (
        re.match(table("draft")["only_figures"], text)
        and len(text) < SHORT_INTRO
        and text.count("。") <= 1
        and re.search(r"\d", text[6:])
    ):
        return True
    return _introduces(piece, before, after, flat)


def _introduces(piece: Piece, before: Piece | None, after: Piece | None, flat: bool) -> bool:
    if piece.text[-1] in "：:":
        return True
    if piece.level or before is None or after is None or before.kind != "heading":
        return False
    if flat and LEVELS in (after.level, before.level):
        return after.kind == "heading" and len(plain(piece.text)) < SHORT_INTRO
    return after.level > before.level


def _is_short_task(piece: Piece, after: Piece | None) -> bool:
    """A numbered line that heads nothing is itself the commitment."""
    if piece.level < 3 or piece.level >= LEVELS - 1 or not plain(piece.text).startswith(verbs()):
        return False
    return after is None or 0 < after.level <= piece.level


def _draft(piece: Piece, before: Piece | None, after: Piece | None) -> Draft:
    head, section = _run_in(piece.text), piece.path
    lone = (
        before is not None
        and before.kind in ("heading", "box")
        and (after is None or after.kind in ("heading", "box") or bool(after.level))
    )
    if head:
        return Draft(head, section, piece.text, (piece.span,), sure=True)
    if lone and before is not None and before.kind == "box":
        return Draft(before.text, section, piece.text, (piece.span,), sure=True)
    if lone and before is not None and not piece.level:
        joined = before.level == 3
        first = before.span[0] if joined else piece.span[0]
        return Draft(
            before.text.rstrip("。："),
            section[:-1],
            piece.text,
            ((first, piece.span[1]),),
            sure=True,
        )
    return Draft(_first_clause(piece.text), section, piece.text, (piece.span,), sure=False)


def _run_in(text: str) -> str:
    """The headline with which a paragraph begins: 健全政策体系。落实…"""
    head, stop, rest = text.partition("。")
    if not stop or not rest.strip():
        head, stop, rest = text.partition("：")
    head = head.strip()
    return (
        head
        if stop
        and rest.strip()
        and 4 <= len(plain(head)) <= LONGEST_TITLE
        and not re.search(r"\d{4}年", head)
        else ""
    )


def _first_clause(text: str) -> str:
    clause = re.split(r"[，。；：,;]", text.strip())[0]
    return clause if len(clause) <= LONGEST_TITLE else clause[: LONGEST_TITLE - 1] + "…"
