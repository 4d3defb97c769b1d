"""One line of a document as a heading, a paragraph, a table cell, a note or none of the plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from plancmp.drafting.wrapped import logical
from plancmp.grammar import Grammar
from plancmp.model.finding import Span

Kind = Literal["heading", "text", "cell", "box", "note", "around"]
Zone = Literal["front", "background", "principles", "goals", "tasks"]

_TAG = re.compile(r"\[bookmark:[^\]]*\]")
_CELL_MARK = re.compile(r"[\t|]")
LEVELS = 9
"""Level of headings without a number; chapters among them, with more blank lines, are one above."""
ITEM = 3
"""From this level on a line that is a whole sentence of several clauses is an item by itself."""
DASHED = 5
"""Level of lines with a dash or bullet, the last of those with a number."""
LONGEST_HEADING = 40
LONGEST_CELL = 60
SMALLEST_TABLE = 8
"""A table without marks has more cells than this."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, heading or cell."""

    kind: Kind
    text: str
    """Without its number."""
    span: Span
    level: int = 0
    """Of a heading or numbered paragraph: 1 to 5 by the kind of number, 9 without one; 0: text."""
    zone: Zone = "front"
    path: tuple[str, ...] = ()
    """The headings above it."""
    marked: bool = False
    """Whether the document's own bookmarks call it a heading."""


def pieces(lines: Sequence[str], grammar: Grammar) -> list[Piece]:
    """Every line that is not blank, by itself; the lines of a broken paragraph as one."""
    bare = _bare_tables(lines, grammar)
    return [
        Piece("cell", line, span) if span[0] in bare else _piece(line, span, grammar)
        for line, span in logical(lines, bare, grammar)
        if _clean(line) or _CELL_MARK.search(line)
    ]


def without_bookmarks(line: str) -> str:
    """Without the marks that a word processor leaves in exported text."""
    return _TAG.sub("", line)


def plain(text: str) -> str:
    """Without blanks, so that words that a document spaces out are found."""
    return re.sub(r"\s", "", text)


def _clean(line: str) -> str:
    return _TAG.sub("", line).strip().strip("|").strip()


def _bare_tables(lines: Sequence[str], grammar: Grammar) -> set[int]:
    """Lines of tables that have one cell a line and nothing that marks it.

    They go from the head of a column over short lines.
    """
    begins = grammar.words("table-begins")
    inside: set[int] = set()
    run: list[int] = []
    for i, line in enumerate(lines, 1):
        text = plain(_clean(line))
        if run and _ends_table(text, grammar) and not _is_group(lines, i):
            inside |= set(run) if len(run) > SMALLEST_TABLE else set()
            run = []
        elif run or text in begins:
            run += [i] if text else []
    return inside


def _is_group(lines: Sequence[str], at: int) -> bool:
    """Whether the line before a serial number names the group of the rows behind it."""
    behind = next((line.strip() for line in lines[at:] if line.strip()), "")
    return len(behind) <= 2 and behind.isdecimal()


def _ends_table(text: str, grammar: Grammar) -> bool:
    return (
        len(text) > LONGEST_CELL
        or grammar.text("stop") in text
        or grammar["note"].holds(text)
        or grammar["box"].holds(text)
        or 0 < _numbered(text, grammar)[0] <= 2
    )


def _piece(line: str, span: Span, grammar: Grammar) -> Piece:
    text = _clean(line)
    bare = _TAG.sub("", line)
    if box := grammar["box"].find(text):
        return Piece("box", text[box.end() :].strip() or text, span)
    if _is_cell(bare, text, grammar):
        return Piece("cell", bare, span)
    if grammar["end"].holds(text) or (len(text) < LONGEST_CELL and grammar["around"].holds(text)):
        return Piece("around", text, span)
    if grammar["note"].holds(text):
        return Piece("note", text, span)
    level, rest = _numbered(text, grammar)
    marked = "_Toc" in line
    heading = bool(rest) and _is_heading(rest, level, grammar, marked=marked)
    return Piece("heading" if heading else "text", rest, span, level, marked=marked)


def _is_cell(bare: str, text: str, grammar: Grammar) -> bool:
    """Several cells, or a short one that is no sentence, or a bare figure."""
    if not text or grammar["bare-figure"].holds(text):
        return True
    if len(_CELL_MARK.split(bare.strip().strip("|"))) > 2:
        return True
    cut = (
        bare.startswith("\t")
        or bare.endswith("\t\t")
        or bare.rstrip().endswith("|")
        or "\t" in bare.strip()
        or "|" in text
    )
    return cut and len(text) <= LONGEST_CELL and grammar.text("stop") not in text


def _numbered(text: str, grammar: Grammar) -> tuple[int, str]:
    """The level that the number of a line stands for, and the text behind it."""
    for level in range(1, DASHED + 1):
        if found := grammar[f"level-{level}"].find(text):
            return level, text[found.end() :].strip()
    return 0, text


def _is_heading(text: str, level: int, grammar: Grammar, *, marked: bool) -> bool:
    """Short, and no sentence; what has neither number nor bookmark must be shorter still."""
    bare = plain(text)
    body, last = bare.rstrip(grammar.signs("heading-end")), bare[-1]
    if grammar["not-a-heading"].holds(body) or last in grammar.signs("unfinished-end"):
        return False
    if level >= ITEM and last == grammar.text("stop") and grammar["clause-mark"].holds(body):
        return False
    if not level and not marked:
        return (
            len(body) <= LONGEST_HEADING * 3 // 4
            and not grammar["clause-mark"].holds(body)
            and last not in grammar.signs("headline-end")
        )
    return len(body) <= LONGEST_HEADING and not (level == DASHED and last == grammar.text("stop"))
