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
from plancmp.model.topics import Lack, Lacks, Topic, Topics


class _Graph(NamedTuple):
    """Measures of all plans, numbered, and which belong together."""

    owners: Array
    """The plan of each measure."""
    first: Array
    """By plan and kind the number of its first measure."""
    same: tuple[Array, Array]
    """Where the partners of each measure begin, and the partners."""
    part: tuple[Array, Array]


def topics(found: Everything, compare: Compare) -> Topics:
    """The tiles must be there. compare: as of `table.write`."""
    graph = _graph(found, compare)
    told = [topic for _, topic in _topics(graph, found.members, np.arange(len(found.members)))]
    return Topics(tuple(member.plan for member in found.members), tuple(told))


def lacks(
    found: Everything, compare: Compare, own: int, others: Sequence[int], among: str
) -> Lacks:
    """What the plan at place `own` lacks of the topics that two others or more have."""
    graph = _graph(found, compare)
    told = _topics(graph, found.members, np.array(others))
    shared = [(lead, topic) for lead, topic in told if len(topic.full) > 1]
    lacking = [
        Lack(topic, _partner(own, lead, graph, found.members))
        for lead, topic in shared
        if own not in graph.owners[_of(lead, *graph.same)]
    ]
    plans = [member.plan for member in found.members]
    return Lacks(plans[own], among, tuple(plans[i] for i in others), len(shared), tuple(lacking))


def _topics(graph: _Graph, members: tuple[Member, ...], chosen: Array) -> list[tuple[int, Topic]]:
    """Those of the chosen plans, each with its lead, the most common first."""
    allowed = np.isin(np.arange(len(members)), chosen)
    leads = _leads(graph.owners, allowed[graph.owners], *graph.same, len(members))
    told = [(int(lead), _topic(int(lead), graph, members, allowed)) for lead in leads]
    return sorted(told, key=lambda each: (-len(each[1].full), -len(each[1].partial)))


def _partner(own: int, lead: int, graph: _Graph, members: tuple[Member, ...]) -> MeasureRef | None:
    """The first of the plan's measures that has a part of the lead."""
    partners = _of(lead, *graph.part)
    mine = partners[graph.owners[partners] == own]
    return _ref(int(mine.min()), graph, members) if len(mine) else None


def _of(measure: int, ends: Array, partners: Array) -> Array:
    """Its partners."""
    return partners[ends[measure] : ends[measure + 1]]


def _graph(found: Everything, compare: Compare) -> _Graph:
    members = found.members
    counts = np.array([(len(m.tasks), len(m.targets)) for m in members])
    first = np.concatenate(([0], np.cumsum(counts.ravel())))[:-1].reshape(counts.shape)
    owners = np.repeat(np.arange(len(members)), counts.sum(axis=1))
    none = np.empty(0, np.uint32)
    edges = [_Edges(none, none, none.astype(bool)), *_edges(found, first, compare)]
    x, y, same = map(np.concatenate, zip(*edges, strict=True))
    n = len(owners)
    return _Graph(owners, first, _partners(x, y, same, n), _partners(x, y, ~same, n))


class _Edges(NamedTuple):
    """Both measures of each aligned pair, and whether they are the same."""

    x: Array
    y: Array
    same: Array


def _edges(found: Everything, first: Array, compare: Compare) -> Iterator[_Edges]:
    place = {member.plan.id: i for i, member in enumerate(found.members)}
    for asked in found.tiles():
        mine, theirs = asked.a, asked.b
        rows = with_decisions(mine, theirs, np.load(asked.path), compare)
        one, two = (np.array([place[m.plan.id] for m in side]) for side in (mine, theirs))
        x = first[one[rows["a"]], rows["of"]] + rows["x"]
        y = first[two[rows["b"]], rows["of"]] + rows["y"]
        same = rows["relation"] == RELATIONS.index("same")
        yield _Edges(x.astype(np.uint32), y.astype(np.uint32), same)


@compiled
def _partners(x: Array, y: Array, chosen: Array, n: int) -> tuple[Array, Array]:
    ends = np.zeros(n + 1, np.int64)
    for at in range(len(x)):
        ends[x[at] + 1] += chosen[at]
        ends[y[at] + 1] += chosen[at]
    ends = np.cumsum(ends)
    partners, filled = np.empty(ends[-1], np.uint32), ends.copy()
    for at in range(len(x)):
        if chosen[at]:
            partners[filled[x[at]]], partners[filled[y[at]]] = y[at], x[at]
            filled[x[at]] += 1
            filled[y[at]] += 1
    return ends, partners


@compiled
def _leads(owners: Array, allowed: Array, ends: Array, partners: Array, plans: int) -> Array:
    """Of the measures that are allowed, one lead after the other: that whose partners, as far as no lead has them yet, are of most
    plans; of equals the first.
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


def _topic(lead: int, graph: _Graph, members: tuple[Member, ...], allowed: Array) -> Topic:
    owner = int(graph.owners[lead])
    full = dict.fromkeys((owner, *_plans(lead, graph.owners, allowed, *graph.same)))
    partial = [
        plan for plan in _plans(lead, graph.owners, allowed, *graph.part) if plan not in full
    ]
    told = _told(lead, graph, members)
    return Topic(
        _ref(lead, graph, members),
        told.name,
        told.theme,
        "target" if told.basis else "task",
        told.lines,
        tuple(members[plan].plan.id for plan in full),
        tuple(members[plan].plan.id for plan in partial),
    )


def _plans(measure: int, owners: Array, allowed: Array, ends: Array, partners: Array) -> list[int]:
    found = np.unique(owners[_of(measure, ends, partners)])
    plans: list[int] = found[allowed[found]].tolist()
    return plans


def _ref(measure: int, graph: _Graph, members: tuple[Member, ...]) -> MeasureRef:
    plan = members[graph.owners[measure]].plan
    return MeasureRef(plan.id, _told(measure, graph, members).id)


def _told(measure: int, graph: _Graph, members: tuple[Member, ...]) -> Measure:
    owner = int(graph.owners[measure])
    member, at = members[owner], measure - int(graph.first[owner, 0])
    return (*member.tasks, *member.targets)[at]
