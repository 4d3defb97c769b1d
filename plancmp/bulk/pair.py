"""A sheet and a pile of others -> the pairs of their tasks that are aligned."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from plancmp.bulk.compiling import compiled
from plancmp.bulk.grids import NAMES, grids, rank
from plancmp.bulk.pile import Pile, taken
from plancmp.bulk.sheet import Array, Sheet
from plancmp.match.features import FEATURES, RELATIVE
from plancmp.match.score import Model, Models

RANKS = ("rank", "head-rank")
"""Counted where they are asked for, from the last two grids."""


_MARGIN, _MOST = 1e-3, 12.0
"""More than rounding can do; more than a rank can be."""


class Aligned(NamedTuple):
    """The pairs that an analyst would align: the place of the other plan in the pile, those of the
    tasks in their plans, score, probability of `same`.
    """

    plan: Array
    x: Array
    y: Array
    score: Array
    same: Array
    is_same: Array


class _Question(NamedTuple):
    bias: float
    cut: float
    least: float
    """A sum below this one has a probability below the cut."""
    weights: Array
    """Of the grids, then of the ranks."""


def aligned(a: Sheet, pile: Pile, asked: Models, first: int = 0) -> Aligned:
    """As `match.tasks.judge` finds them, with the plans of the pile from `first` on."""
    count = len(pile.starts)
    places, cells = _aligned(a, pile, first, count, _question(asked.aligned), _question(asked.same))
    plan, x, y = places.T
    score, same = cells.T
    return Aligned(plan, x, y, score, same, same >= asked.same.cut)


def features(a: Sheet, b: Sheet) -> dict[str, Array]:
    """Every feature of `match.features`, by name: tasks of a by tasks of b."""
    found = grids(a, b)
    told = dict(zip(NAMES, found, strict=True))
    for at, name in enumerate(RANKS, len(NAMES)):
        only = _Question(0.0, 0.0, 0.0, np.arange(len(NAMES) + len(RANKS)) == at)
        told[name] = np.array(
            [[_sum(found, only, i, j) for j in range(found.shape[2])] for i in range(len(found[0]))]
        )
    return {name: told[name] for name in (*FEATURES, *RELATIVE)}


def _question(model: Model) -> _Question:
    weights = [model.weights.get(name, 0.0) for name in (*NAMES, *RANKS)]
    least = math.log(model.cut / (1 - model.cut)) - _MARGIN
    return _Question(model.bias, model.cut, least, np.array(weights))


@compiled
def _aligned(
    a: Sheet, pile: Pile, first: int, count: int, align: _Question, same: _Question
) -> tuple[Array, Array]:
    """Places and probabilities, by pair."""
    places, cells = np.empty((64, 3), np.int64), np.empty((64, 2))
    found = 0
    for b in range(first, count):
        grid = grids(a, taken(pile, b))
        sums = _sums(grid, align)
        for i in range(grid.shape[1]):
            for j in range(grid.shape[2]):
                if sums[i, j] < align.least:
                    continue
                score = _probability(_sum(grid, align, i, j))
                if score < align.cut:
                    continue
                if found == len(places):
                    places = np.concatenate((places, np.empty_like(places)))
                    cells = np.concatenate((cells, np.empty_like(cells)))
                places[found] = (b, i, j)
                cells[found] = (score, _probability(_sum(grid, same, i, j)))
                found += 1
    return places[:found], cells[:found]


@compiled
def _sums(grid: Array, model: _Question) -> Array:
    """Of all pairs, the ranks at their most favourable."""
    last = len(model.weights) - 1
    best = model.bias
    for at in range(len(RANKS)):
        best += max(model.weights[last - at], 0.0) * _MOST
    found = np.full(grid.shape[1:], best)
    for name in range(len(grid)):
        weight = model.weights[name]
        for i in range(len(found) if weight != 0 else 0):
            for j in range(found.shape[1]):
                found[i, j] += weight * grid[name, i, j]
    return found


@compiled
def _sum(grid: Array, model: _Question, i: int, j: int) -> float:
    found, last = model.bias, len(model.weights) - 1
    for name in range(len(grid)):
        if model.weights[name] != 0:
            found += model.weights[name] * grid[name, i, j]
    for at in range(len(RANKS)):
        if model.weights[last - at] != 0:
            found += model.weights[last - at] * rank(grid[-1 - at], i, j)
    return found


@compiled
def _probability(sums: float) -> float:
    """As `match.score` has it."""
    return float(np.rint(1e4 / (1 + np.exp(-sums))) / 1e4)
