"""Aligned pairs of all plans -> topics: stars of measures that are the same as one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from plancmp.bulk.compiling import compiled
from plancmp.bulk.everything import Everything
from plancmp.bulk.member import Measure, Member
from plancmp.bulk.sheet import Array
from plancmp.bulk.table import Compare, with_decisions
from plancmp.bulk.tile import RELATIONS
from plancmp.model.plan import MeasureRef
from plancmp.model.topics import Held, Lack, Lacks, Topic, Topics

Best = dict[int, tuple[int, float]]
"""Of each plan its best partner of a measure, with the score."""


class Partners(NamedTuple):
    """Of every measure."""

    ends: Array
    """Where those of each measure begin; and the end of the last."""
    partners: Array
    scores: Array


class _Graph(NamedTuple):
    """Measures of all plans, numbered, and which belong together."""

    members: tuple[Member, ...]
    owners: Array
    """The plan of each measure."""
    first: Array
    """Of each plan the number of its first measure."""
    same: Partners
    part: Partners


def topics(found: Everything, compare: Compare) -> Topics:
    """The tiles must be there. compare: as of `table.write`."""
    graph = _graph(found, compare)
    told = [topic for _, topic in _topics(graph, range(len(found.members)))]
    return Topics(tuple(member.plan for member in found.members), tuple(told))


def lacks(
    found: Everything, compare: Compare, own: int, others: Sequence[int], among: str
) -> Lacks:
    """What the plan at place `own` lacks of the topics that two others or more have."""
    graph = _graph(found, compare)
    shared = [each for each in _topics(graph, others) if len(each[1].full) > 1]
    lacking = []
    for lead, topic in shared:
        if own not in _best(lead, graph, graph.same):
            part, _ = _best(lead, graph, graph.part).get(own, (None, 0.0))
            lacking.append(Lack(topic, None if part is None else _ref(part, graph)))
    plans = [member.plan for member in found.members]
    return Lacks(plans[own], among, tuple(plans[i] for i in others), len(shared), tuple(lacking))


def _graph(found: Everything, compare: Compare) -> _Graph:
    counts = np.array([len(m.tasks) + len(m.targets) for m in found.members])
    owners = np.repeat(np.arange(len(counts)), counts)
    first = np.cumsum(counts) - counts
    none = np.empty(0, np.uint32)
    edges = [_Edges(none, none, none.astype(bool), none.astype(float))]
    edges += _edges(found, first, compare)
    x, y, same, scores = map(np.concatenate, zip(*edges, strict=True))
    both = (Partners(*_partners(x, y, chosen, scores, len(owners))) for chosen in (same, ~same))
    return _Graph(found.members, owners, first, *both)


class _Edges(NamedTuple):
    """Both measures of each aligned pair, whether they are the same, and the score."""

    x: Array
    y: Array
    same: Array
    scores: Array


def _edges(found: Everything, first: Array, compare: Compare) -> Iterator[_Edges]:
    place = {member.plan.id: i for i, member in enumerate(found.members)}
    tasks = np.array([len(member.tasks) for member in found.members])
    for asked in found.tiles():
        rows = with_decisions(asked.a, asked.b, np.load(asked.path), compare)
        one, two = (np.array([place[m.plan.id] for m in side]) for side in (asked.a, asked.b))
        a, b = one[rows["a"]], two[rows["b"]]
        x = first[a] + tasks[a] * rows["of"] + rows["x"]
        y = first[b] + tasks[b] * rows["of"] + rows["y"]
        same = rows["relation"] == RELATIONS.index("same")
        yield _Edges(x.astype(np.uint32), y.astype(np.uint32), same, rows["score"])


@compiled
def _partners(
    x: Array, y: Array, chosen: Array, scores: Array, n: int
) -> tuple[Array, Array, Array]:
    """Of the chosen pairs of n measures."""
    ends = np.zeros(n + 1, np.int64)
    for at in range(len(x)):
        ends[x[at] + 1] += chosen[at]
        ends[y[at] + 1] += chosen[at]
    ends = np.cumsum(ends)
    partners, told, filled = np.empty(ends[-1], np.uint32), np.empty(ends[-1]), ends.copy()
    for at in range(len(x)):
        if chosen[at]:
            one, two = filled[x[at]], filled[y[at]]
            partners[one], partners[two] = y[at], x[at]
            told[one] = told[two] = scores[at]
            filled[x[at]] += 1
            filled[y[at]] += 1
    return ends, partners, told


def _topics(graph: _Graph, chosen: Sequence[int]) -> list[tuple[int, Topic]]:
    """Those of the chosen plans, each with its lead, the most common first."""
    plans = len(graph.members)
    allowed = np.isin(np.arange(plans), chosen)
    ends, partners, _ = graph.same
    leads = _leads(graph.owners, allowed[graph.owners], ends, partners, plans)
    told = [(int(lead), _topic(int(lead), graph, allowed)) for lead in leads]
    return sorted(told, key=lambda each: (-len(each[1].full), -len(each[1].partial)))


@compiled
def _leads(owners: Array, allowed: Array, ends: Array, partners: Array, plans: int) -> Array:
    """Of the measures that are allowed, one lead after the other: that whose partners, as far as no
    lead has them yet, are of most plans; of equals the first.
    """
    n = len(owners)
    reach, taken = np.zeros(n, np.int64), ~allowed
    seen, leads, count = np.full(plans, -1, np.int64), np.empty(n, np.int64), 0
    stamp = 0
    for i in range(n):
        if allowed[i]:
            reach[i] = ends[i + 1] - ends[i] + 1
    while True:
        best = np.argmax(reach)
        if reach[best] <= 0:
            return leads[:count]
        fresh, stamp = 1, stamp + 1
        seen[owners[best]] = stamp
        for at in range(ends[best], ends[best + 1]):
            other = partners[at]
            if not taken[other] and seen[owners[other]] != stamp:
                seen[owners[other]] = stamp
                fresh += 1
        if fresh < reach[best]:
            reach[best] = fresh
            continue
        leads[count], count = best, count + 1
        taken[best], reach[best] = True, 0
        for at in range(ends[best], ends[best + 1]):
            taken[partners[at]], reach[partners[at]] = True, 0


def _topic(lead: int, graph: _Graph, allowed: Array) -> Topic:
    full = {int(graph.owners[lead]): (lead, 1.0)} | _best(lead, graph, graph.same)
    full = {plan: best for plan, best in full.items() if allowed[plan]}
    part = _best(lead, graph, graph.part)
    partial = {plan: best for plan, best in part.items() if allowed[plan] and plan not in full}
    told, plans = _told(lead, graph), [member.plan.id for member in graph.members]
    return Topic(
        _ref(lead, graph),
        told.name,
        told.theme,
        "target" if told.basis else "task",
        told.lines,
        tuple(plans[plan] for plan in full),
        tuple(plans[plan] for plan in partial),
        tuple(
            Held(plans[plan], score, _told(best, graph).lines)
            for plan, (best, score) in (full | partial).items()
        ),
    )


def _best(measure: int, graph: _Graph, all_of: Partners) -> Best:
    part = slice(all_of.ends[measure], all_of.ends[measure + 1])
    partners, scores = all_of.partners[part], all_of.scores[part]
    order = np.lexsort((partners, -scores, graph.owners[partners]))
    plans, at = np.unique(graph.owners[partners[order]], return_index=True)
    pairs = zip(partners[order][at].tolist(), scores[order][at].tolist(), strict=True)
    return dict(zip(plans.tolist(), pairs, strict=True))


def _ref(measure: int, graph: _Graph) -> MeasureRef:
    plan = graph.members[graph.owners[measure]].plan
    return MeasureRef(plan.id, _told(measure, graph).id)


def _told(measure: int, graph: _Graph) -> Measure:
    owner = int(graph.owners[measure])
    member = graph.members[owner]
    return (*member.tasks, *member.targets)[measure - int(graph.first[owner])]
