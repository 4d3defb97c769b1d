"""Aligned pairs of all plans -> topics: stars of measures that are the same as one of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from plancmp.bulk.compiling import compiled
from plancmp.bulk.everything import Everything
from plancmp.bulk.member import Measure, Member
from plancmp.bulk.sheet import Array
from plancmp.bulk.table import Compare, decided
from plancmp.bulk.tile import RELATIONS
from plancmp.model.plan import MeasureRef
from plancmp.model.topics import Held, Topic, Topics


class _Graph(NamedTuple):
    """Measures of all plans, numbered, and which belong together."""

    owners: Array
    """The plan of each measure."""
    first: Array
    """By plan and kind the number of its first measure."""
    same: tuple[Array, Array, Array]
    """Where the partners of each measure begin, the partners, and their scores."""
    part: tuple[Array, Array, Array]


def topics(found: Everything, compare: Compare) -> Topics:
    """The tiles must be there. compare: as of `table.write`."""
    graph = _graph(found, compare)
    leads = _leads(graph.owners, *graph.same[:2], len(found.members))
    told = [_topic(int(lead), graph, found.members) for lead in leads]
    told.sort(key=lambda topic: (-len(topic.full), -len(topic.partial)))
    return Topics(tuple(member.plan for member in found.members), tuple(told))


def _graph(found: Everything, compare: Compare) -> _Graph:
    members = found.members
    counts = np.array([(len(m.tasks), len(m.targets)) for m in members])
    first = np.concatenate(([0], np.cumsum(counts.ravel())))[:-1].reshape(counts.shape)
    owners = np.repeat(np.arange(len(members)), counts.sum(axis=1))
    none = np.empty((0, 3), np.int64), np.empty(0)
    edges, scores = map(np.concatenate, zip(none, *_edges(found, first, compare), strict=True))
    same = edges[:, 2] == RELATIONS.index("same")
    n = len(owners)
    both = (_partners(edges[kind], scores[kind], n) for kind in (same, ~same))
    return _Graph(owners, first, *both)


def _edges(found: Everything, first: Array, compare: Compare) -> Iterator[tuple[Array, Array]]:
    """Both measures of each aligned pair and its relation; its score."""
    place = {member.plan.id: i for i, member in enumerate(found.members)}
    for mine, theirs, rows in decided(found, compare):
        one, two = (np.array([place[m.plan.id] for m in side]) for side in (mine, theirs))
        x = first[one[rows["a"]], rows["of"]] + rows["x"]
        y = first[two[rows["b"]], rows["of"]] + rows["y"]
        yield np.stack((x, y, rows["relation"].astype(np.int64)), axis=1), rows["score"]


def _partners(edges: Array, scores: Array, n: int) -> tuple[Array, Array, Array]:
    one = np.concatenate((edges[:, 0], edges[:, 1]))
    two = np.concatenate((edges[:, 1], edges[:, 0]))
    order = np.argsort(one, kind="stable")
    ends = np.concatenate(([0], np.cumsum(np.bincount(one, minlength=n))))
    return ends, two[order], np.tile(scores, 2)[order]


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
    full = {owner: (lead, 1.0)} | _plans(lead, graph.owners, *graph.same)
    part = _plans(lead, graph.owners, *graph.part)
    partial = {plan: best for plan, best in part.items() if plan not in full}
    told = _told(lead, graph, members)
    return Topic(
        MeasureRef(members[owner].plan.id, told.id),
        told.name,
        told.theme,
        "target" if lead >= graph.first[owner, 1] else "task",
        told.lines,
        tuple(members[plan].plan.id for plan in full),
        tuple(members[plan].plan.id for plan in partial),
        tuple(
            Held(members[plan].plan.id, score, _told(best, graph, members).lines)
            for plan, (best, score) in (full | partial).items()
        ),
    )


def _plans(
    lead: int, owners: Array, ends: Array, partners: Array, scores: Array
) -> dict[int, tuple[int, float]]:
    """The plans of its partners, and of each the best partner with its score."""
    part = slice(ends[lead], ends[lead + 1])
    best = np.lexsort((partners[part], -scores[part], owners[partners[part]]))
    mine, told = partners[part][best], scores[part][best]
    plans, at = np.unique(owners[mine], return_index=True)
    pairs = zip(mine[at].tolist(), told[at].tolist(), strict=True)
    return dict(zip(plans.tolist(), pairs, strict=True))


def _told(measure: int, graph: _Graph, members: tuple[Member, ...]) -> Measure:
    owner = int(graph.owners[measure])
    member, at = members[owner], measure - int(graph.first[owner, 0])
    if at < len(member.tasks):
        return member.tasks[at]
    return member.targets[at - len(member.tasks)]
