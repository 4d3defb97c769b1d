"""Where a piece stands: the headings above it, and the part of the plan that they begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import cast

from plancmp.drafting.pieces import ITEM, LONGEST_HEADING, Piece, Zone, plain
from plancmp.grammar import Grammar


@dataclass(frozen=True, slots=True)
class _Above:
    """A heading under which the following pieces stand."""

    level: int
    text: str
    zone: Zone
    sure: bool
    """Whether its own words, or those of a heading above it, say the zone."""


def placed(pieces: Sequence[Piece], grammar: Grammar) -> Iterator[Piece]:
    """With zone and headings; all that stands before the first chapter is front matter."""
    begin, end = _chapters(pieces, grammar)
    stack: list[_Above] = []
    goals = False
    for i, piece in enumerate(pieces):
        if not begin <= i < end:
            yield piece
            continue
        if piece.kind == "heading":
            while stack and stack[-1].level >= piece.level:
                stack.pop()
        path = tuple(above.text for above in stack)
        if piece.kind == "heading":
            stack.append(_heading(piece, stack[-1] if stack else None, grammar))
        goals = _in_goals(pieces, i, grammar, inside=goals)
        zone: Zone = "goals" if goals else stack[-1].zone if stack else "front"
        yield replace(piece, zone=zone, path=path)


def _in_goals(pieces: Sequence[Piece], at: int, grammar: Grammar, *, inside: bool) -> bool:
    """Whether a piece stands between a line that says that goals follow and one that says that
    measures do, in one section.
    """
    piece = pieces[at]
    if _is_section(piece):
        return False
    if _leads(piece, "goal-lead", grammar):
        section = takewhile(lambda each: not _is_section(each), pieces[at + 1 :])
        return any(_leads(each, "task-lead", grammar) for each in section)
    return inside and not _leads(piece, "task-lead", grammar)


def _is_section(piece: Piece) -> bool:
    return piece.kind == "heading" and piece.level < ITEM


def _leads(piece: Piece, pattern: str, grammar: Grammar) -> bool:
    return piece.kind == "text" and not piece.level and grammar[pattern].holds(piece.text)


def _heading(piece: Piece, above: _Above | None, grammar: Grammar) -> _Above:
    ends = grammar.signs("headline-end")
    heading = plain(piece.text).rstrip(ends)
    zone, sure = _zone(heading, above, grammar)
    return _Above(piece.level, piece.text.rstrip(ends), zone, sure)


def _zone(heading: str, above: _Above | None, grammar: Grammar) -> tuple[Zone, bool]:
    """By the heading's own words, else as the heading above it; and whether words decided.

    What begins with a verb is a task, also where it follows the goals. Below a chapter of tasks
    everything is a task.
    """
    zone, sure = (above.zone, above.sure) if above else (None, False)
    if heading.startswith(grammar.words("verbs")):
        if zone == "goals" and not heading.startswith(grammar.words("principle-verbs")):
            return "tasks", True
        return zone or "tasks", sure or zone is None
    if grammar["goal-heading"].holds(heading):
        return "goals", True
    if zone != "tasks" or not sure:
        zones = grammar.group("zones").items()
        named = next((name for name, words in zones if heading.endswith(words)), None)
        of_itself = named in ("background", "principles")
        if named and not (of_itself and grammar["comma-mark"].holds(heading)):
            return cast(Zone, named), True
    return zone or "tasks", sure


def _chapters(pieces: Sequence[Piece], grammar: Grammar) -> tuple[int, int]:
    """From the first chapter on, to the lines that end a document."""
    begin = _first_chapter(pieces, grammar)
    end = next(
        (
            i
            for i, piece in enumerate(pieces)
            if i > begin and piece.kind == "around" and grammar["end"].holds(piece.text)
        ),
        len(pieces),
    )
    return begin, end


def _first_chapter(pieces: Sequence[Piece], grammar: Grammar) -> int:
    """A document with numbered chapters begins with one, behind its table of contents."""
    no_chapters = (*grammar.words("titles"), *grammar.words("letters"))
    heads = [i for i, piece in enumerate(pieces) if piece.kind == "heading"]
    numbered = [i for i in heads if pieces[i].level <= 2]
    unnumbered = [i for i in heads if not plain(pieces[i].text).endswith(no_chapters)]
    marked = next((i for i in unnumbered if pieces[i].marked), len(pieces))
    begin = min((numbered or unnumbered or [len(pieces)])[0], marked)
    later = [i for i in numbered if i > begin]
    again = next((i for i in later if plain(pieces[i].text) == plain(pieces[begin].text)), None)
    between = pieces[begin:again] if again else ()
    contents = not any(p.kind == "text" and len(p.text) > LONGEST_HEADING for p in between)
    return again if again and contents else begin
