"""Quantified commitments in running text: what is promised, how much, by when.

When in doubt, nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plancmp.domain import Domain
from plancmp.drafting import names, phrase
from plancmp.drafting.clauses import Here, clause_figures
from plancmp.drafting.figure import Doubt, Figure
from plancmp.drafting.horizon import Horizon, of_five_years
from plancmp.drafting.mention import glued, mention, number
from plancmp.drafting.signs import flat
from plancmp.grammar import Grammar
from plancmp.model.finding import Span


@dataclass(frozen=True, slots=True)
class _Year:
    """The year that a clause names."""

    year: int | None
    stands: bool = False
    """Whether it stands for the clauses behind it too."""


def figures(
    text: str, lines: Span, plan: Horizon, domain: Domain, *, dated: bool = False
) -> Iterator[Figure]:
    """Those of one paragraph; dated: only those for which a year is named.

    A year stands for all figures until the next.
    """
    grammar = domain.grammar
    bare = flat(text, grammar)
    if begun := mention(domain).regex.match(bare):
        # a number at the very beginning may be the rest of one that a line break has cut
        bare = bare[begun.end() :]
    standing: int | None = None
    for sentence in grammar["sentence-behind"].split(bare):
        if _is_unreadable(sentence, domain) or grammar["grant"].holds(sentence):
            continue
        reader = _Sentence(lines, plan, domain, dated, standing)
        yield from reader.figures(sentence)
        past = reader.standing is None or plan.is_past(reader.standing)
        standing = None if past else reader.standing


def _is_unreadable(sentence: str, domain: Domain) -> bool:
    """Whether nobody can tell where a number begins and ends."""
    return domain.grammar["broken-figure"].holds(sentence) or glued(domain).holds(sentence)


class _Sentence:
    """What holds from one clause of a sentence to the next."""

    def __init__(
        self, lines: Span, plan: Horizon, domain: Domain, dated: bool, standing: int | None
    ) -> None:
        self.lines, self.plan, self.domain, self.dated = lines, plan, domain, dated
        self.standing = standing
        self.named: int | None = None
        self.subject = ""
        self.last: Figure | None = None

    def figures(self, sentence: str) -> Iterator[Figure]:
        history = self.domain.grammar.words("history")
        for clause, fresh in _clauses(sentence, self.domain):
            year = self._year(clause, fresh=fresh)
            if self.plan.is_past(year) or any(word in clause for word in history):
                continue
            if self._is_dated(clause, year):
                yield from self._of_clause(clause, year)
            self.subject = _subject(clause, self.domain) or self.subject

    def _year(self, clause: str, *, fresh: bool) -> int | None:
        """The year of a clause: its own, that of the part before, the one that stands."""
        before = None if fresh else self.named
        found = _year(clause, self.plan, self.domain.grammar)
        self.named = found.year or before
        self.standing = self.named if found.stands else self.standing
        return self.named or self.standing

    def _is_dated(self, clause: str, year: int | None) -> bool:
        if not self.dated or self.standing:
            return True
        return bool(year) and self.domain.grammar["dated"].holds(clause)

    def _of_clause(self, clause: str, year: int | None) -> Iterator[Figure]:
        here = Here(self.lines, year or self.plan.last, self.domain, self.plan)
        doubt: Doubt = "year-from-period" if self.plan.last else "no-year"
        for found in clause_figures(clause, self.subject, here):
            figure = _completed(found, self.last, clause, self.domain.grammar)
            self.last = figure
            self.subject = self.domain.grammar["growth-lead"].without(figure.name)
            yield figure if year else replace(figure, doubts=(*figure.doubts, doubt))


def _completed(figure: Figure, last: Figure | None, clause: str, grammar: Grammar) -> Figure:
    """With what its name leaves out because the figure before has just said it.

    Behind another figure, one without a name of its own may say how fast that one grows.
    """
    if last is None or not last.name:
        return figure
    among = grammar["among"].holds(clause) or names.has_head(last.name, grammar)
    shares = figure.unit == last.unit and among
    name = names.elliptic(figure.name, last.name, grammar) if shares else ""
    if figure.name in grammar.words("growth-names"):
        grows = grammar["growth-lead"].holds(figure.name)
        name = last.name + (figure.name if grows else grammar.text("growth"))
        figure = replace(figure, basis="growth")
    if name in ("", figure.name):
        return figure
    return replace(figure, name=name, doubts=("name-from-before",))


def _clauses(sentence: str, domain: Domain) -> Iterator[tuple[str, bool]]:
    """Split at commas, and at enumeration commas between figures; and whether a comma is before."""
    comma, numbers = domain.grammar.text("enumeration"), mention(domain)
    respectively = domain.grammar["respectively"]
    for clause in _with_years(domain.grammar["clause-end"].split(sentence), domain):
        parts, fresh = clause.split(comma), True
        held = parts[0]
        for part in parts[1:]:
            if not respectively.holds(held) and numbers.holds(held) and numbers.holds(part):
                yield held, fresh
                held, fresh = part, False
            else:
                held += comma + part
        yield held, fresh


def _with_years(clauses: Sequence[str], domain: Domain) -> Iterator[str]:
    """A clause of several years belongs to the next, whose figures are those of each."""
    respectively, years = domain.grammar["respectively"], domain.grammar["any-year"]
    held = ""
    for clause, following in zip(clauses, [*clauses[1:], ""], strict=True):
        several = len(list(years.each(clause))) > 1 and not mention(domain).holds(clause)
        if several and respectively.holds(following):
            held = clause
        else:
            yield held + clause
            held = ""


def _year(clause: str, plan: Horizon, grammar: Grammar) -> _Year:
    """The last year that a clause names, if it names one; not that of a baseline in brackets."""
    found = list(grammar["clause-year"].each(grammar["bracketed-past"].without(clause)))
    if not found:
        return _Year(None)
    last = found[-1]
    if last["year"]:
        stands = grammar["year-stands"].holds(clause[: last.start()]) or last[0] == clause
        return _Year(int(last["year"]), stands)
    if last["annual"]:
        return _Year(plan.first, stands=plan.annual)
    if last["years"]:
        count = int(number(last["years"], grammar) or 0)
        return _Year(plan.first + count - 1 if plan.first and count else None)
    numeral = last["plan"] or last["nth"]
    return _Year(of_five_years(numeral, grammar) if numeral else plan.last, stands=True)


def _subject(clause: str, domain: Domain) -> str:
    """What a clause speaks of, for a figure without a name in the next one."""
    if not 2 < len(clause) <= phrase.LONGEST_NAME or mention(domain).holds(clause):
        return ""
    return phrase.name(clause, domain.grammar)
