"""Aligned pairs of all plans -> a graph: which measures belong together."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import numpy as np

from plancmp import files
from plancmp.bulk.everything import Everything
from plancmp.bulk.member import Measure, Member
from plancmp.bulk.sheet import Array
from plancmp.bulk.table import Decided, with_decisions
from plancmp.bulk.tile import RELATIONS
from plancmp.memory import code
from plancmp.model.plan import MeasureRef

_SHORT = 1 << 16
"""Numbers below this one are sorted much faster."""


class Partners(NamedTuple):
    """Of every measure."""

    ends: Array
    """Where those of each measure begin; and the end of the last."""
    partners: Array
    scores: Array

    def of(self, measure: int) -> tuple[Array, Array]:
        """The partners of one, and their scores."""
        part = slice(self.ends[measure], self.ends[measure + 1])
        return self.partners[part], self.scores[part]


class Graph(NamedTuple):
    """Measures of all plans, numbered: of each plan its tasks, then its targets."""

    members: tuple[Member, ...]
    owners: Array
    """The plan of each measure."""
    first: Array
    """Of each plan the number of its first measure."""
    same: Partners
    part: Partners

    def told(self, measure: int) -> Measure:
        """What is known of it."""
        owner = int(self.owners[measure])
        member = self.members[owner]
        return (*member.tasks, *member.targets)[measure - int(self.first[owner])]

    def ref(self, measure: int) -> MeasureRef:
        """Its name."""
        return MeasureRef(self.members[self.owners[measure]].plan.id, self.told(measure).id)


class _Edges(NamedTuple):
    """Both measures of each aligned pair, whether they are the same, and the score."""

    x: Array
    y: Array
    same: Array
    scores: Array


def graph(found: Everything, decided: Decided) -> Graph:
    """The tiles must be there; kept between runs."""
    counts = np.array([len(m.tasks) + len(m.targets) for m in found.members])
    owners, first = np.repeat(np.arange(len(counts)), counts), np.cumsum(counts) - counts
    path = _path(found, decided)
    if path.exists():
        with np.load(path) as held:
            arrays = [held[name] for name in held.files]
    else:
        arrays = [*_partners(found, first, decided, len(owners))]
        files.write(path, lambda file: np.savez(file, *arrays))
    return Graph(found.members, owners, first, Partners(*arrays[:3]), Partners(*arrays[3:]))


def _path(found: Everything, decided: Decided) -> Path:
    told = [code("bulk/graph", "bulk/table"), decided.digest, *(a.name for a in found.tiles())]
    return found.folder / "graphs" / f"{sha256(chr(0).join(told).encode()).hexdigest()}.npz"


def _partners(found: Everything, first: Array, decided: Decided, n: int) -> Iterator[Array]:
    """Those of the same, then those of a part, of n measures."""
    none = np.empty(0, np.uint32)
    edges = [_Edges(none, none, none.astype(bool), none.astype(float))]
    edges += _edges(found, first, decided)
    x, y, same, scores = map(np.concatenate, zip(*edges, strict=True))
    for chosen in (same, ~same):
        one = np.concatenate((x[chosen], y[chosen]))
        two = np.concatenate((y[chosen], x[chosen]))
        order = np.argsort(one.astype(np.uint16) if n < _SHORT else one, kind="stable")
        yield np.concatenate(([0], np.cumsum(np.bincount(one, minlength=n))))
        yield two[order]
        yield np.tile(scores[chosen], 2)[order]


def _edges(found: Everything, first: Array, decided: Decided) -> Iterator[_Edges]:
    place = {member.plan.id: i for i, member in enumerate(found.members)}
    tasks = np.array([len(member.tasks) for member in found.members])
    for asked in found.tiles():
        rows = with_decisions(asked.a, asked.b, np.load(asked.path), decided.compare)
        one, two = (np.array([place[m.plan.id] for m in side]) for side in (asked.a, asked.b))
        a, b = one[rows["a"]], two[rows["b"]]
        x = first[a] + tasks[a] * rows["of"] + rows["x"]
        y = first[b] + tasks[b] * rows["of"] + rows["y"]
        same = rows["relation"] == RELATIONS.index("same")
        yield _Edges(x.astype(np.uint32), y.astype(np.uint32), same, rows["score"])
