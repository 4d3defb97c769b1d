"""Every figure that a document promises: those of its indicator tables, then those of its text."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import dropwhile

from rapidfuzz import fuzz

from plancmp.domain import Domain
from plancmp.drafting.figure import Figure
from plancmp.drafting.figures import Years, figures, of_five_years
from plancmp.drafting.mention import number
from plancmp.drafting.pieces import Piece, plain
from plancmp.drafting.tables import rows
from plancmp.drafting.tasks import projects
from plancmp.grammar import Grammar

ALIKE = 70
TOP = 60
"""How many lines may stand before a plan begins."""
ISSUED_WITHIN = 40
"""In how many lines a document says when it was issued."""
LONGEST_TITLE = 60
LONGEST_PERIOD = 10


def period(lines: Sequence[str], grammar: Grammar) -> Years | None:
    """First and last year: as the title names them, else as the text does, else by its goals."""
    flat = (plain(unicodedata.normalize("NFKC", line)) for line in lines)
    text = list(dropwhile(lambda line: not line, flat))
    titles = "\n".join(line for line in text[:TOP] if len(line) <= LONGEST_TITLE)
    return _of_title(titles, grammar) or _of_text(text, grammar)


def _of_title(titles: str, grammar: Grammar) -> Years | None:
    if found := grammar["period-years"].find(titles):
        first, last = int(found["first"]), int(found["last"])
        if first < last <= first + LONGEST_PERIOD:
            return first, last
    if found := grammar["five-years-title"].find(titles):
        return _five_years(found["plan"], grammar)
    return None


def _of_text(lines: Sequence[str], grammar: Grammar) -> Years | None:
    text = "\n".join(lines)
    if found := grammar["from-year"].find(text):
        first = int(found["first"])
        return first, first + int(number(found["count"], grammar) or 0) - 1
    if named := Counter(match["plan"] for match in grammar["five-years-text"].each(text)):
        most = max(named.values())
        return _five_years(max(plan for plan in named if named[plan] == most), grammar)
    years = Counter(int(match["year"]) for match in grammar["until-year"].each(text))
    if not years:
        return None
    most = max(years.values())
    end = min(year for year in years if years[year] == most)
    issued = grammar["issued-year"].find("\n".join(lines[:ISSUED_WITHIN]))
    start = int(issued["year"]) if issued else 0
    return start if 0 <= end - start <= LONGEST_PERIOD else end - 4, end


def _five_years(numeral: str, grammar: Grammar) -> Years:
    end = of_five_years(numeral, grammar)
    return end - 4, end


def figures_of(pieces: Sequence[Piece], years: Years, domain: Domain) -> Iterator[Figure]:
    """Table rows, then the figures of goals and tasks that no table row says already.

    years: of the plan.
    """
    known = list(rows(pieces, years, domain))
    yield from known
    texts = [
        (p.text, p.span, p.zone)
        for p in pieces
        if p.kind in ("text", "heading") and p.zone != "background"
    ]
    texts += [(task.text, task.lines[0], "tasks") for task in projects(pieces, domain.grammar)]
    for text, span, zone in sorted(texts, key=lambda each: each[1]):
        dated = zone not in ("goals", "tasks")
        for figure in figures(text, span, years, domain, dated=dated):
            if not any(_same(figure, other) for other in known):
                known.append(figure)
                yield figure


def _same(one: Figure, other: Figure) -> bool:
    """Said twice: the figure with its unit and year, of names that are nearly alike."""
    if one.lines == other.lines or _said(one) != _said(other):
        return False
    return fuzz.ratio(one.name, other.name) >= ALIKE


def _said(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.unit, figure.year, figure.value_max
