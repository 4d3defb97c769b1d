"""The figures of one clause, each with its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plancmp.domain import Domain
from plancmp.drafting import names, phrase
from plancmp.drafting.figure import Doubt, Figure
from plancmp.drafting.horizon import Horizon
from plancmp.drafting.mention import mention, number
from plancmp.drafting.promise import is_promise
from plancmp.grammar import Grammar
from plancmp.model.finding import Span

PERCENT = "%"
_WHOLE = ("whole-covered", "whole-all-done", "whole-each-done", "whole-covers")
"""Patterns of promises of the whole, in the order in which they are tried."""
_EACH_WITHIN = 4
"""How many characters before a figure may say that it holds for each."""


@dataclass(frozen=True, slots=True)
class Here:
    """Where a clause stands, and the year for which its figures are promised."""

    lines: Span
    year: int | None
    domain: Domain
    plan: Horizon

    @property
    def grammar(self) -> Grammar:
        """The domain's."""
        return self.domain.grammar


def clause_figures(clause: str, subject: str, here: Here) -> Iterator[Figure]:
    """subject: what the clauses before speak of."""
    found = _promised(clause, here)
    apart = here.grammar["respectively"]
    if len(found) > 1 and apart.holds(clause[: found[0].start()]):
        yield from _respectively(clause, found, here)
    elif found:
        yield from _in_turn(clause, found, subject, here)
    else:
        yield from _whole(clause, here)


def _promised(clause: str, here: Here) -> list[re.Match[str]]:
    """The numbers of a clause that are promised; one before what is counted belongs to that."""
    found = [m for m in mention(here.domain).each(clause) if is_promise(clause, m, here.domain)]
    modifier = here.grammar["modifier"]
    kept = [m for m in found if m is found[-1] or not modifier.holds(clause[m.end() :])]
    return kept[_counts_of_name(clause, kept, here.grammar) :]


def _counts_of_name(clause: str, found: Sequence[re.Match[str]], grammar: Grammar) -> int:
    """Whether the first number says how many things the next figure speaks of: 0 or 1."""
    if len(found) < 2 or phrase.name(clause[: found[0].start()], grammar):
        return 0
    if grammar["name-begin"].without(clause[: found[0].start()]):
        return 0  # a verb leads to it
    between = clause[found[0].end() : found[1].start()]
    return int(names.has_head(phrase.name(between, grammar), grammar))


def _in_turn(
    clause: str, found: Sequence[re.Match[str]], subject: str, here: Here
) -> Iterator[Figure]:
    """One figure after the other; a baseline belongs to the one that follows."""
    last: Figure | None = None
    base: tuple[re.Match[str], str] | None = None
    end = 0
    for match in found:
        before, end = clause[end : match.start()], match.end()
        if here.grammar["base-lead"].holds(before) and here.grammar["rises"].holds(clause[end:]):
            base = match, before
            continue
        figure = _figure(clause, base[1] if base else before, match, before, here)
        figure = figure and _bracketed(figure, clause[end:], here)
        if figure and base:
            figure = _with_base(figure, base, here)
        base = None
        figure = figure and _named(figure, before, last, subject, here.grammar)
        if figure and figure.name:
            last = figure
            yield from _each(figure, before, here.grammar)


def _figure(
    clause: str, named: str, match: re.Match[str], before: str, here: Here
) -> Figure | None:
    """named: where the name stands; before: what stands right before the number."""
    low = number(match["low"], here.grammar)
    high = number(match["high"], here.grammar) if match["high"] else None
    if not _is_whole(match, low, high, here):
        return None
    printed, after = match["unit"], clause[match.end() :]
    growth = phrase.growth(before, here.grammar) if printed == PERCENT else None
    name = phrase.name(named, here.grammar, grows=growth is not None)
    basis, doubts = _basis(named, printed, growth, here)
    if match["about"] or after.startswith(here.grammar.words("about")):
        doubts = ("about", *doubts)
    ranged = high is not None
    return Figure(
        name=_name(name, after, printed, here),
        value=low,
        value_max=high,
        unit=printed,
        comparator="range" if ranged else phrase.comparator(before, after, here.grammar),
        year=here.year,
        lines=here.lines,
        basis=basis,
        doubts=doubts,
    )


def _name(before: str, after: str, unit: str, here: Here) -> str:
    """What stands before the figure, unless that has no noun and what is counted stands behind."""
    behind = phrase.name_after(after, here.grammar)
    counts = here.domain.units.dimension(unit) == "count"
    told = counts and len(behind) > 1 and not here.grammar["digit"].holds(behind)
    if len(before) < 2 or (told and not names.has_head(before, here.grammar)):
        return behind
    return before


def _is_whole(match: re.Match[str], low: Decimal | None, high: Decimal | None, here: Here) -> bool:
    """Whether number, unit and range could be read as a whole."""
    if low is None or match["unit"] not in here.domain.units:
        return False
    if not match["high"]:
        return True
    one_unit = match["mid"] in (None, match["unit"])
    return one_unit and high is not None and high > low


def _basis(
    named: str, unit: str, growth: re.Match[str] | None, here: Here
) -> tuple[str, tuple[Doubt, ...]]:
    """What the words say that is counted; a growth over several years is to be checked."""
    if growth is None:
        return phrase.basis(named, unit, here.domain), ()
    if growth["yearly"] or (here.plan.annual and here.year == here.plan.last):
        return "growth", ()
    return "", ("growth-over-years",)


def _bracketed(figure: Figure, after: str, here: Here) -> Figure:
    """With the baseline that stands behind it in brackets."""
    found = here.grammar["bracket-base"].find(after)
    if not found or not here.plan.is_past(int(found["year"])):
        return figure
    if found["unit"] not in ("", figure.unit):
        return figure
    base, year = number(found["low"], here.grammar), int(found["year"])
    return replace(figure, baseline=base, baseline_year=year, has_baseline=base is not None)


def _with_base(figure: Figure, base: tuple[re.Match[str], str], here: Here) -> Figure:
    """With the figure from which it rises, and the year of that."""
    if base[0]["unit"] != figure.unit:
        return figure
    named = [int(match["year"]) for match in here.grammar["any-year"].each(base[1])]
    year = named[-1] if named else here.plan.base
    value = number(base[0]["low"], here.grammar)
    return replace(figure, baseline=value, baseline_year=year, has_baseline=True)


def _named(
    figure: Figure, before: str, last: Figure | None, subject: str, grammar: Grammar
) -> Figure:
    """With the name of the figure before, or of what the clauses before speak of."""
    if last and grammar["same-name"].holds(before):
        sign = figure.comparator if figure.comparator != "=" else last.comparator
        figure = replace(figure, name=last.name, comparator=sign, doubts=("shared-name",))
    if not figure.name and subject:
        doubts = (*figure.doubts, "name-from-before")
        figure = replace(figure, name=subject, doubts=doubts)
    return figure


def _each(figure: Figure, before: str, grammar: Grammar) -> Iterator[Figure]:
    """A figure that holds for each of the indicators named before it."""
    count = len([part for part in grammar["and"].split(figure.name) if part])
    if count > 1 and grammar["for-each"].holds(before[-_EACH_WITHIN:]):
        parts = names.parallel(figure.name, count, grammar)
        yield from (replace(figure, name=part, doubts=("shared-name",)) for part in parts)
    else:
        yield figure


def _respectively(clause: str, found: Sequence[re.Match[str]], here: Here) -> Iterator[Figure]:
    """As many figures as names, or as years; otherwise nothing."""
    apart = here.grammar["respectively"].find(clause)
    head = clause[: apart.start()] if apart else ""
    years = [int(match["year"]) for match in here.grammar["any-year"].each(head)]
    before = clause[: found[0].start()]
    figures = [_figure(clause, before, match, before, here) for match in found]
    first = figures[0].name if figures[0] else ""
    named = names.parallel(first, len(found), here.grammar)
    behind = phrase.comparator("", clause[found[-1].end() :], here.grammar)
    for i, read in enumerate(figures):
        if read is None:
            continue
        figure = replace(read, comparator=behind) if behind != "=" else read
        if len(years) == len(found):
            name = figure.name or phrase.name_after(clause[found[0].end() :], here.grammar)
            yield replace(figure, year=years[i], name=name)
        elif named:
            yield replace(figure, name=named[i], doubts=("shared-name",))


def _whole(clause: str, here: Here) -> Iterator[Figure]:
    """A promise of all or of half of something, in words."""
    grammar = here.grammar
    if half := grammar["half-clause"].find(clause):
        sign = phrase.comparator(half[0], half["behind"] or "", grammar)
        yield _share(half["name"], 50, sign, here)
    for pattern in _WHOLE:
        if found := grammar[pattern].find(clause):
            figure = _share("".join(group or "" for group in found.groups()), 100, "=", here)
            if figure.name:
                yield figure
            return


def _share(named: str, value: int, comparator: str, here: Here) -> Figure:
    name = phrase.name(named, here.grammar)
    return Figure(
        name, Decimal(value), PERCENT, comparator, here.year, here.lines, doubts=("whole",)
    )
