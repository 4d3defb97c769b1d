"""Aligned pairs of all plans -> topics: stars of measures that are the same as one of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from plancmp.bulk.compiling import compiled
from plancmp.bulk.everything import Everything
from plancmp.bulk.member import Measure, Member
from plancmp.bulk.sheet import Array
from plancmp.bulk.table import Compare, with_decisions
from plancmp.bulk.tile import OF, RELATIONS
from plancmp.model.plan import MeasureRef
from plancmp.model.topics import Topic, Topics


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
    leads = _leads(graph.owners, *graph.same, len(found.members))
    told = [_topic(int(lead), graph, found.members) for lead in leads]
    told.sort(key=lambda topic: (-len(topic.full), -len(topic.partial)))
    return Topics(tuple(member.plan for member in found.members), tuple(told))


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
def _leads(owners: Array, ends: Array, partners: Array, plans: int) -> Array:
    """One lead after the other: that whose partners, as far as no lead has them yet, are of most
    plans; of equals the first.
    """
    n = len(owners)
    reach, taken = np.empty(n, np.int64), np.zeros(n, np.bool_)
    seen, leads, count = np.full(plans, -1, np.int64), np.empty(n, np.int64), 0
    stamp = 0
    for i in range(n):
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


def _topic(lead: int, graph: _Graph, members: tuple[Member, ...]) -> Topic:
    owner = int(graph.owners[lead])
    full = dict.fromkeys((owner, *_plans(lead, graph.owners, *graph.same)))
    partial = [plan for plan in _plans(lead, graph.owners, *graph.part) if plan not in full]
    member, at = members[owner], lead - int(graph.first[owner, 0])
    kind = OF[at >= len(member.tasks)]
    told = _told(member, at)
    return Topic(
        MeasureRef(member.plan.id, told.id),
        told.name,
        told.theme,
        "task" if kind == "task" else "target",
        told.lines,
        tuple(members[plan].plan.id for plan in full),
        tuple(members[plan].plan.id for plan in partial),
    )


def _plans(lead: int, owners: Array, ends: Array, partners: Array) -> list[int]:
    found: list[int] = np.unique(owners[partners[ends[lead] : ends[lead + 1]]]).tolist()
    return found


def _told(member: Member, at: int) -> Measure:
    if at < len(member.tasks):
        return member.tasks[at]
    return member.targets[at - len(member.tasks)]
