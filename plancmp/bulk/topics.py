"""A graph of all measures -> topics: stars of measures that are the same as one of them."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence

import numpy as np

from plancmp.bulk.everything import Everything
from plancmp.bulk.graph import Graph, Partners, graph
from plancmp.bulk.sheet import Array
from plancmp.bulk.table import Decided
from plancmp.model.topics import Held, Lack, Lacks, Topic, Topics

Best = dict[int, tuple[int, float]]
"""Of each plan its best partner of a measure, with the score."""


def topics(found: Everything, decided: Decided) -> Topics:
    """The tiles must be there."""
    held = graph(found, decided)
    told = [topic for _, topic in _topics(held, range(len(found.members)))]
    return Topics(tuple(member.plan for member in found.members), tuple(told))


def lacks(
    found: Everything, decided: Decided, own: int, others: Sequence[int], among: str
) -> Lacks:
    """What the plan at place `own` lacks of the topics that two others or more have."""
    held = graph(found, decided)
    shared = [each for each in _topics(held, others) if len(each[1].full) > 1]
    lacking = []
    for lead, topic in shared:
        if own not in _best(lead, held, held.same):
            part, _ = _best(lead, held, held.part).get(own, (None, 0.0))
            lacking.append(Lack(topic, None if part is None else held.ref(part)))
    plans = [member.plan for member in found.members]
    return Lacks(plans[own], among, tuple(plans[i] for i in others), len(shared), tuple(lacking))


def _topics(held: Graph, chosen: Sequence[int]) -> list[tuple[int, Topic]]:
    """Those of the chosen plans, each with its lead, the most common first."""
    allowed = np.isin(np.arange(len(held.members)), chosen)
    told = [(lead, _topic(lead, held, allowed)) for lead in _leads(held, allowed)]
    return sorted(told, key=lambda each: (-len(each[1].full), -len(each[1].partial)))


def _leads(held: Graph, allowed: Array) -> Iterator[int]:
    """Of the measures of allowed plans, one lead after the other: that whose partners, as far as no
    lead has them yet, are of most plans; of equals the first.
    """
    taken = ~allowed[held.owners]
    waiting = [(-int(n) - 1, i) for i, n in enumerate(np.diff(held.same.ends)) if not taken[i]]
    heapq.heapify(waiting)
    while waiting:
        reach, measure = heapq.heappop(waiting)
        if taken[measure]:
            continue
        partners, _ = held.same.of(measure)
        plans = np.bincount(held.owners[partners[~taken[partners]]], minlength=len(allowed))
        plans[held.owners[measure]] = 1
        if np.count_nonzero(plans) < -reach:
            heapq.heappush(waiting, (-int(np.count_nonzero(plans)), measure))
            continue
        yield measure
        taken[measure] = taken[partners] = True


def _topic(lead: int, held: Graph, allowed: Array) -> Topic:
    full = {int(held.owners[lead]): (lead, 1.0)} | _best(lead, held, held.same)
    full = {plan: best for plan, best in full.items() if allowed[plan]}
    part = _best(lead, held, held.part)
    partial = {plan: best for plan, best in part.items() if allowed[plan] and plan not in full}
    told, plans = held.told(lead), [member.plan.id for member in held.members]
    return Topic(
        held.ref(lead),
        told.name,
        told.theme,
        "target" if told.basis else "task",
        told.lines,
        tuple(plans[plan] for plan in full),
        tuple(plans[plan] for plan in partial),
        tuple(
            Held(plans[plan], score, held.told(best).lines)
            for plan, (best, score) in (full | partial).items()
        ),
    )


def _best(measure: int, held: Graph, all_of: Partners) -> Best:
    partners, scores = all_of.of(measure)
    order = np.lexsort((partners, -scores, held.owners[partners]))
    plans, at = np.unique(held.owners[partners[order]], return_index=True)
    pairs = zip(partners[order][at].tolist(), scores[order][at].tolist(), strict=True)
    return dict(zip(plans.tolist(), pairs, strict=True))
