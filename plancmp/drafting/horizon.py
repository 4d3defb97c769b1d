"""The years of a plan: as its title names them, else as its text does; nothing is guessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import dropwhile
from typing import NamedTuple

from plancmp.drafting.mention import number
from plancmp.drafting.pieces import without_bookmarks
from plancmp.drafting.signs import flat
from plancmp.grammar import Grammar

TOP = 60
"""How many lines may stand before a plan begins."""
ISSUED_WITHIN = 40
"""In how many lines a document says when it was issued."""
LONGEST_TITLE = 60
LONGEST_PERIOD = 15
BEFORE_THE_FIRST = 1955
"""The third and later five-year plans end as if there had been none before."""


class Horizon(NamedTuple):
    """First and last year of a plan; None where the document does not say."""

    first: int | None = None
    last: int | None = None
    annual: bool = False
    """Whether the document is made for one year."""
    sure: bool = False
    """Whether its title says so."""

    def is_past(self, year: int | None) -> bool:
        """Whether a year is before the plan."""
        begin = self.first if self.first is not None else self.last
        return year is not None and begin is not None and year < begin

    @property
    def base(self) -> int | None:
        """The year before the plan."""
        return self.first - 1 if self.first is not None else None


def horizon(lines: Sequence[str], title: str, grammar: Grammar) -> Horizon:
    """As the title names it, else the short lines above the plan, else the text."""
    every = (flat(without_bookmarks(line), grammar) for line in lines)
    text = list(dropwhile(lambda line: not line, every))
    top = text[:TOP]
    heads = "\n".join(line for line in top if len(line) <= LONGEST_TITLE)
    return (
        _named(flat(title, grammar), grammar)
        or _annual(flat(title, grammar), top, grammar)
        or _named(heads, grammar)
        or _of_text(text, grammar)
        or Horizon()
    )


def of_five_years(numeral: str, grammar: Grammar) -> int:
    """The last year of a five-year plan, by its serial number."""
    return BEFORE_THE_FIRST + 5 * int(grammar.value(numeral) or 0)


def _named(titles: str, grammar: Grammar) -> Horizon | None:
    if found := grammar["period-years"].find(titles):
        first, last = int(found["first"]), int(found["last"])
        if first < last <= first + LONGEST_PERIOD:
            return Horizon(first, last, sure=True)
    if found := grammar["five-years-title"].find(titles):
        return _five_years(found["plan"] or found["nth"], grammar, sure=True)
    return None


def _annual(title: str, top: Sequence[str], grammar: Grammar) -> Horizon | None:
    """An annual document by its title, or by speaking of this year below the year of its number."""
    found = grammar["annual-title"].find(title)
    if not found:
        return None
    near = "\n".join(top[:ISSUED_WITHIN])
    issued = grammar["issued-year"].find(near) or grammar["date"].find(near)
    named = found["year"] or (issued and issued["year"])
    return Horizon(int(named), int(named), annual=True, sure=True) if named else None


def _of_text(lines: Sequence[str], grammar: Grammar) -> Horizon | None:
    text = "\n".join(lines)
    if found := grammar["from-year"].find(text):
        first = int(found["first"])
        return Horizon(first, first + int(number(found["count"], grammar) or 0) - 1)
    plans = (match["plan"] or match["nth"] for match in grammar["five-years-text"].each(text))
    if named := Counter(plans):
        most = max(named.values())
        often = (plan for plan in named if named[plan] == most)
        return _five_years(max(often, key=lambda p: of_five_years(p, grammar)), grammar)
    years = Counter(int(match["year"]) for match in grammar["until-year"].each(text))
    if not years:
        return None
    most = max(years.values())
    end = min(year for year in years if years[year] == most)
    issued = grammar["issued-year"].find("\n".join(lines[:ISSUED_WITHIN]))
    start = int(issued["year"]) if issued else 0
    return Horizon(start if 0 <= end - start <= LONGEST_PERIOD else None, end)


def _five_years(numeral: str, grammar: Grammar, *, sure: bool = False) -> Horizon:
    end = of_five_years(numeral, grammar)
    return Horizon(end - 4, end, sure=sure)
