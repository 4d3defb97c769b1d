"""Why a figure of the document's lines is not coded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import get_args

from plancmp.domain import Domain
from plancmp.drafting import complete
from plancmp.drafting.document import Document
from plancmp.drafting.ledger.matching import Kept
from plancmp.drafting.ledger.record import Entry
from plancmp.drafting.ledger.tokens import Token, key, tokens
from plancmp.drafting.numbers import numbers
from plancmp.drafting.outline import outline
from plancmp.drafting.pieces import Piece
from plancmp.drafting.unread import Why, unread
from plancmp.model.finding import Span
from plancmp.model.plan import Plan

CODED, NOT_CODED, CELL = "coded", "not-coded", "cell"
_BOOKMARK = "[bookmark:"
UNREAD = (NOT_CODED, CELL, *get_args(Why))
"""Codes of figures that a person must look at."""
_KINDS = {"note": "note", "around": "around", "box": "heading"}
_ZONES = {"front": "front-matter", "background": "background", "principles": "principles"}


class Judge:
    """What a plan makes of the figures of its document; span: the lines that the plan is of."""

    def __init__(self, plan: Plan, document: Document, domain: Domain, span: Span) -> None:
        self.plan, self.document, self.domain, self.span = plan, document, domain, span
        pieces = outline(document.lines, domain.grammar)
        self.pieces = _by_line(pieces)
        self.broken = _broken(document, domain)
        self.values = _values(plan)
        self.rows = {(t.lines[0][0], str(t.row)) for t in plan.targets if t.row is not None}
        self.open: dict[int, list[str]] = {}
        for line, printed in complete.figures(plan, document, pieces, domain):
            found = tokens(printed, domain) or ()
            self.open.setdefault(line, []).extend([t.key for t in found] or [key(printed)])

    def entry(self, kept: Kept) -> Entry:
        """The figure with the code of what became of it."""
        printed = kept.printed or kept.token.printed
        return Entry(kept.line, printed, self.why(kept.line, kept.token))

    def why(self, line: int, token: Token) -> str:
        """The first reason that holds."""
        if not self.span[0] <= line <= self.span[1]:
            return "other-part"
        if _value(token, self.domain) in self.values.get(line, ()):
            return CODED
        text = self.document.lines[line - 1]
        if (line, token.key) in self.rows and _bare(text, token, len(text)):
            return "numbering"
        return (
            self._said(line, token)
            or self._by_form(text, token)
            or self._by_place(line, text, token)
        )

    def _said(self, line: int, token: Token) -> str:
        """Whether the coder left it out on purpose."""
        for left in self.plan.not_coded:
            covers = any(first <= line <= last for first, last in left.lines)
            if covers and (not left.figure or token.key in key(left.figure)):
                return "coder"
        return ""

    def _by_form(self, text: str, token: Token) -> str:
        """What is no figure by what it is: a date, the number of a heading or document."""
        grammar = self.domain.grammar
        number = grammar["figure-numbering"].find(text)
        bare = _bare(text, token, len(text))
        year = bare and grammar["bare-year"].holds(token.key)
        if any(m.start() <= token.start < m.end() for m in grammar["document-number"].each(text)):
            return "document-number"
        if grammar["figure-date"].find(text, token.start) or year:
            return "date"
        if number and number.start() <= token.start < number.end():
            return "numbering"
        if text.rfind(_BOOKMARK, 0, token.start) > text.rfind("]", 0, token.start):
            return "bookmark"
        first = bare and not text[: token.start].strip() and token.key.isdecimal()
        return "numbering" if first and len(token.key) < 3 else ""

    def _by_place(self, line: int, text: str, token: Token) -> str:
        """By the part of the plan in which it stands."""
        piece = self.pieces.get(line)
        if piece is None:
            return "front-matter"
        broken = next((why for text, why in self.broken.get(line, ()) if token.key in text), "")
        if piece.kind == "cell":
            return (broken or CELL) if self._is_cell(text, token) else "no-unit"
        if piece.kind in _KINDS or piece.zone in _ZONES:
            return _KINDS.get(piece.kind) or _ZONES[piece.zone]
        return broken or self._open(line, token)

    def _is_cell(self, text: str, token: Token) -> bool:
        """Whether it stands in its cell alone, or with a unit."""
        if _bare(text, token, len(text)):
            return True
        measured = (n.printed for n in numbers(text, self.domain) if n.dimension)
        return any(token.key in (t.key for t in tokens(each, self.domain)) for each in measured)

    def _open(self, line: int, token: Token) -> str:
        return NOT_CODED if token.key in self.open.get(line, ()) else "no-unit"


@lru_cache(maxsize=8)
def _broken(document: Document, domain: Domain) -> Mapping[int, Sequence[tuple[str, str]]]:
    """By line: what was seen and not read, and why."""
    found: dict[int, list[tuple[str, str]]] = {}
    for each in unread(outline(document.lines, domain.grammar), document, domain):
        found.setdefault(each.line, []).append((key(each.text), each.why))
    return found


def _by_line(pieces: Sequence[Piece]) -> Mapping[int, Piece]:
    return {line: p for p in pieces for line in range(p.span[0], p.span[1] + 1)}


def _values(plan: Plan) -> Mapping[int, set[Fraction]]:
    """The figures that the targets of each line say."""
    found: dict[int, set[Fraction]] = {}
    for target in plan.targets:
        base = target.baseline.value if target.baseline else None
        said = {Fraction(v) for v in (target.value, target.value_max, base) if v is not None}
        for first, last in target.lines:
            for line in range(first, last + 1):
                found.setdefault(line, set()).update(said)
    return found


def _value(token: Token, domain: Domain) -> Fraction | None:
    if not token.numeral:
        return Fraction(token.key)
    value = domain.grammar.value(token.key)
    return None if value is None else Fraction(value)


def _bare(text: str, token: Token, end: int) -> bool:
    """Whether a figure stands in a cell without any word."""
    first = max(text.rfind("\t", 0, token.start), text.rfind("|", 0, token.start)) + 1
    marks = [at for at in (text.find("\t", token.end), text.find("|", token.end)) if at >= 0]
    cell = text[first : min(marks, default=end)]
    return not any(c.isalpha() for c in cell)
