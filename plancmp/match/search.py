"""What measures of many plans say of what somebody asks for."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from plancmp.domain import Domains
from plancmp.match.asked import Query, Said
from plancmp.match.concepts import lexicon
from plancmp.model.answers import DEGREES, Answer, Answers, Degree, PlanAnswers
from plancmp.model.plan import Entry
from plancmp.shelf.spoken import Spoken, phrases

FULL = 0.85
"""So much of the query in one phrase answers it: all but a common word."""
PART = 0.6
"""So much answers a part of it; below, of two words the commoner is there alone."""
SHORT = 24
"""Characters of a phrase that speaks of one thing; in a longer one words that stand apart are no
answer together.
"""
_STEP = 3
NEAREST = 3
"""How many plans are named where none answers."""
MOST_NEAR = 50
"""Among how many measures they are looked for."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A measure that says something of a query, and how much as a whole."""

    query: Query
    said: Spoken
    share: float


@dataclass(frozen=True, slots=True)
class _Found:
    """A measure with its answer, and the entry of its plan."""

    entry: Entry
    answer: Answer

    @property
    def order(self) -> tuple[int, float, bool]:
        """The best first, tasks before targets."""
        answer = self.answer
        return DEGREES.index(answer.degree), -round(answer.share, 2), answer.is_target


def search(text: str, said: Sequence[Spoken], domains: Domains) -> Answers:
    """What answers a query that holds a pair of characters, field by field: what is rare in one is
    common in another.
    """
    searched = len({each.entry.plan.id for each in said})
    by_field: dict[str, list[Spoken]] = {}
    for each in said:
        by_field.setdefault(each.entry.plan.sector, []).append(each)
    candidates = [
        each
        for sector, several in sorted(by_field.items())
        for each in _candidates(_query(text, several, sector, domains), several)
    ]
    found = (_found(each) for each in candidates if each.share >= PART)
    enough = _by_plan(each for each in found if each.answer.share >= PART)
    if enough:
        return Answers(text, searched, enough, ())
    near = heapq.nsmallest(MOST_NEAR, candidates, key=lambda each: -each.share)
    nearest = tuple(_alone(each) for each in _by_plan(map(_found, near))[:NEAREST])
    return Answers(text, searched, (), nearest)


def _query(text: str, said: Sequence[Spoken], sector: str, domains: Domains) -> Query:
    return Query(text, [each.text for each in said], lexicon(domains.get(sector)))


def _candidates(query: Query, said: Sequence[Spoken]) -> Iterator[_Candidate]:
    """All that say anything of it."""
    for each in said:
        if share := max(query.said(each.text)):
            yield _Candidate(query, each, share)


def _found(candidate: _Candidate) -> _Found:
    """By the phrase that says most of it; what title and action say together is a part."""
    query, said = candidate.query, candidate.said
    parts = said.text.split("\n")
    told = [_closest(query, part) for part in parts]
    degree, share, at = _best([each.words for each in told], "full")
    if share < FULL:
        degree, share, at = _best([each.sense for each in told], "other-words")
    if share < FULL:
        joint = [max(query.said(f"{parts[0]}\n{part}")) for part in parts]
        degree, share, at = _best(joint, "partial")
    measure = said.measure()
    return _Found(said.entry, Answer(measure, degree, share, phrases(measure)[at]))


def _closest(query: Query, phrase: str) -> Said:
    """What a phrase says of it; of a long one, as drafts have them, what it says in one place."""
    if len(phrase) <= SHORT:
        return query.said(phrase)
    size = max(SHORT // 2, 2 * len(query.places))
    starts = range(0, max(len(phrase) - size, 0) + _STEP, _STEP)
    places = [query.said(phrase[start : start + size]) for start in starts]
    return Said(max(p.words for p in places), max(p.sense for p in places))


def _best(shares: Sequence[float], degree: Degree) -> tuple[Degree, float, int]:
    """The first of those with the most."""
    at = max(range(len(shares)), key=lambda i: (shares[i], -i))
    return degree, shares[at], at


def _by_plan(found: Iterable[_Found]) -> tuple[PlanAnswers, ...]:
    plans: dict[str, list[_Found]] = {}
    for each in sorted(found, key=lambda f: f.order):
        plans.setdefault(each.entry.plan.id, []).append(each)
    ordered = sorted(
        plans.values(),
        key=lambda of: (of[0].order[:2], of[0].entry.plan.start or 9999, of[0].entry.plan.id),
    )
    return tuple(PlanAnswers(of[0].entry.plan, tuple(f.answer for f in of)) for of in ordered)


def _alone(each: PlanAnswers) -> PlanAnswers:
    return PlanAnswers(each.plan, each.answers[:1])
