"""Which tasks of two plans belong together."""

from __future__ import annotations

from plancmp.domain import Domain
from plancmp.match.features import features
from plancmp.match.profile import profiles
from plancmp.match.score import models
from plancmp.model.comparison import Evidence, Relation, Scored
from plancmp.model.plan import Plan


def evidence(a: Plan, b: Plan, domain: Domain) -> Evidence:
    """The features of every task of A with every task of B."""
    cells = []
    if a.tasks and b.tasks:
        both = profiles((*a.tasks, *b.tasks), domain)
        cells = features(both[: len(a.tasks)], both[len(a.tasks) :])
    return Evidence(tuple(map(tuple, cells)), domain.has_lexicon)


def judge(
    a: Plan, b: Plan, found: Evidence, domain: Domain, least: float = 1.0
) -> tuple[Scored, ...]:
    """The pairs that an analyst would align, and those with a score of at least `least`, in A's
    then B's order.

    Swapping the plans swaps the pairs and changes no score.
    """
    ask = models(a, b, domain)
    pairs: list[Scored] = []
    for x, row in zip(a.tasks, found.features, strict=False):
        for y, cell in zip(b.tasks, row, strict=True):
            score = ask.aligned.probability(cell)
            if score >= min(ask.aligned.cut, least):
                same = ask.same.probability(cell)
                relation: Relation = "same" if same >= ask.same.cut else "partial"
                said = relation if score >= ask.aligned.cut else None
                pairs.append(Scored(a.ref(x), b.ref(y), score, same, said))
    return tuple(pairs)


def scores(a: Plan, b: Plan, found: Evidence, domain: Domain) -> list[list[float]]:
    """How probably an analyst would align each task of A (rows) with each of B (columns)."""
    ask = models(a, b, domain).aligned
    return [[ask.probability(cell) for cell in row] for row in found.features]
