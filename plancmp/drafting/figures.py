"""Quantified commitments in running text: what is promised, how much, by when.

When in doubt, nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from plancmp.domain import Domain
from plancmp.drafting import phrase
from plancmp.drafting.clauses import Here, clause_figures
from plancmp.drafting.figure import Figure
from plancmp.drafting.mention import mention, number
from plancmp.grammar import Grammar
from plancmp.model.finding import Span

Years = tuple[int, int]
"""First and last year of a plan."""
FIVE_YEAR_PLANS = 2005
"""When the tenth five-year plan ended."""


@dataclass(frozen=True, slots=True)
class _Year:
    """The year that a clause names."""

    year: int | None
    stands: bool = False
    """Whether it stands for the clauses behind it too."""


def figures(
    text: str, lines: Span, years: Years, domain: Domain, *, dated: bool = False
) -> Iterator[Figure]:
    """Those of one paragraph; years: of the plan; dated: only those for which a year is named.

    A year stands for all figures until the next.
    """
    grammar = domain.grammar
    flat = unicodedata.normalize("NFKC", text)
    bare = re.sub(r"\s", "", flat)
    if begun := mention(domain).regex.match(bare):
        # a number at the very beginning may be the rest of one that a line break has cut
        flat = bare[begun.end() :]
    standing: int | None = None
    for sentence in grammar["sentence-behind"].split(flat):
        bare = re.sub(r"\s", "", sentence)
        broken = grammar["broken-figure"].holds(grammar["year-gap"].without(sentence))
        if broken or grammar["grant"].holds(bare):
            continue
        reader = _Sentence(lines, years, domain, dated, standing)
        yield from reader.figures(bare)
        standing = reader.standing if (reader.standing or 0) >= years[1] else None


def of_five_years(numeral: str, grammar: Grammar) -> int:
    """The last year of a five-year plan, by the sign between the two tens of its number."""
    return FIVE_YEAR_PLANS + 5 * int(grammar.value(numeral) or 0)


class _Sentence:
    """What holds from one clause of a sentence to the next."""

    def __init__(
        self, lines: Span, years: Years, domain: Domain, dated: bool, standing: int | None
    ) -> None:
        self.lines, self.years, self.domain, self.dated = lines, years, domain, dated
        self.standing = standing
        self.named: int | None = None
        self.subject = self.last = ""

    def figures(self, sentence: str) -> Iterator[Figure]:
        history = self.domain.grammar.words("history")
        for clause, fresh in _clauses(sentence, self.domain):
            year = self._year(clause, fresh=fresh)
            if (year and year < self.years[0]) or any(word in clause for word in history):
                continue
            if self._is_dated(clause, year):
                yield from self._of_clause(clause, year)
            self.subject = _subject(clause, self.domain) or self.subject

    def _year(self, clause: str, *, fresh: bool) -> int | None:
        """The year of a clause: its own, that of the part before, the one that stands."""
        before = None if fresh else self.named
        found = _year(clause, self.years, self.domain.grammar)
        self.named = found.year or before
        self.standing = self.named if found.stands else self.standing
        return self.named or self.standing

    def _is_dated(self, clause: str, year: int | None) -> bool:
        if not self.dated or self.standing:
            return True
        return bool(year) and self.domain.grammar["dated"].holds(clause)

    def _of_clause(self, clause: str, year: int | None) -> Iterator[Figure]:
        here = Here(self.lines, year or self.years[1], self.domain)
        for found in clause_figures(clause, self.subject, here):
            figure = _growth(found, self.last, self.domain.grammar)
            self.last = figure.name
            guessed = replace(figure, doubts=(*figure.doubts, "year-from-period"))
            yield figure if year else guessed


def _growth(figure: Figure, before: str, grammar: Grammar) -> Figure:
    """Behind another figure, one without a name of its own may say how fast that one grows."""
    if figure.name in grammar.words("growth-names") and before:
        name = before + grammar.text("growth")
        return replace(figure, name=name, basis="growth", doubts=("name-from-before",))
    return figure


def _clauses(sentence: str, domain: Domain) -> Iterator[tuple[str, bool]]:
    """Split at commas, and at enumeration commas between figures; and whether a comma is before."""
    comma, numbers = domain.grammar.text("enumeration"), mention(domain)
    respectively = domain.grammar["respectively"]
    for clause in domain.grammar["clause-end"].split(sentence):
        parts, fresh = clause.split(comma), True
        held = parts[0]
        for part in parts[1:]:
            if not respectively.holds(held) and numbers.holds(held) and numbers.holds(part):
                yield held, fresh
                held, fresh = part, False
            else:
                held += comma + part
        yield held, fresh


def _year(clause: str, years: Years, grammar: Grammar) -> _Year:
    """The last year that a clause names, if it names one."""
    found = list(grammar["clause-year"].each(clause))
    if not found:
        return _Year(None)
    last = found[-1]
    if last["year"]:
        stands = grammar["year-stands"].holds(clause[: last.start()]) or last[0] == clause
        return _Year(int(last["year"]), stands)
    if last["years"]:
        return _Year(years[0] + int(number(last["years"], grammar) or 0) - 1)
    end = of_five_years(last["plan"], grammar) if last["plan"] else years[1]
    return _Year(end, stands=True)


def _subject(clause: str, domain: Domain) -> str:
    """What a clause speaks of, for a figure without a name in the next one."""
    if not 2 < len(clause) <= phrase.LONGEST_NAME or mention(domain).holds(clause):
        return ""
    return phrase.name(clause, domain.grammar)
