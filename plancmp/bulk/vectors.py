"""Weighed vectors of all tasks of one plan with those of another, compiled.

The same figures as `match.features`, which is where they are explained; only that module may give
them another meaning.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from plancmp.bulk.compiling import compiled
from plancmp.bulk.sheet import Array, Postings
from plancmp.match.tfidf import COMMON


class Weighed(NamedTuple):
    """The keys of two plans."""

    mine: Array
    """Rarity of the keys of a."""
    theirs: Array
    """Rarity of the keys of b."""
    one: Array
    """Places in a of the keys that both have."""
    two: Array
    """Their places in b."""


@compiled
def shared(a: Array, b: Array) -> tuple[Array, Array]:
    """The places in a and in b of the keys that both have; both are sorted."""
    most = min(len(a), len(b)) + 1
    one, two = np.empty(most, np.uint32), np.empty(most, np.uint32)
    i = j = found = 0
    while i < len(a) and j < len(b):
        x, y = a[i], b[j]
        one[found], two[found] = i, j
        found += x == y
        i += x <= y
        j += x >= y
    return one[:found], two[:found]


@compiled
def weighed(a: Array, b: Array, ends: Array, others: Array, every: int) -> Weighed:
    """The keys of two plans; ends, others: where the rows of each begin; every: rows of both."""
    by_count = np.empty(every + 1)
    for n in range(every):
        by_count[n] = np.log((every + 1) / (n + 0.5))
    by_count[every] = COMMON
    mine, theirs = np.empty(len(a)), np.empty(len(b))
    for k in range(len(a)):
        mine[k] = by_count[ends[k + 1] - ends[k]]
    for k in range(len(b)):
        theirs[k] = by_count[others[k + 1] - others[k]]
    one, two = shared(a, b)
    for at in range(len(one)):
        i, j = one[at], two[at]
        mine[i] = theirs[j] = by_count[ends[i + 1] - ends[i] + others[j + 1] - others[j]]
    return Weighed(mine, theirs, one, two)


@compiled
def lengths(held: Postings, rarity: Array, rows: int) -> Array:
    """Of the vectors of the rows; 1 where there is none, so that one can divide by it."""
    found = np.zeros(rows)
    for p in range(len(held.rows)):
        part = held.amounts[p] * rarity[held.keys[p]]
        found[held.rows[p]] += part * part
    for row in range(rows):
        found[row] = np.sqrt(found[row]) if found[row] > 0 else 1.0
    return found


@compiled
def _products(a: Postings, b: Postings, keys: Weighed, grid: Array) -> None:
    """Of all rows that share a key: the products of their amounts, weighted by key."""
    grid[:] = 0.0
    for at in range(len(keys.one)):
        i, j = keys.one[at], keys.two[at]
        for p in range(a.ends[i], a.ends[i + 1]):
            here, weight = grid[a.rows[p]], a.amounts[p] * keys.mine[i] * keys.mine[i]
            for q in range(b.ends[j], b.ends[j + 1]):
                here[b.rows[q]] += weight * b.amounts[q]


@compiled
def cosines(a: Postings, b: Postings, keys: Weighed, grid: Array) -> None:
    """Of all rows."""
    _products(a, b, keys, grid)
    rows, columns = (
        lengths(a, keys.mine, grid.shape[0]),
        lengths(b, keys.theirs, grid.shape[1]),
    )
    for i in range(len(rows)):
        for j in range(len(columns)):
            grid[i, j] /= rows[i] * columns[j]


@compiled
def common(a: Postings, b: Postings, keys: Weighed, more: Array, less: Array) -> None:
    """How much of the rarity of what a row of a holds the row of b has too, and the other way
    round: the more and the less of both.
    """
    one, two = _sums(a, keys.mine, more.shape[0]), _sums(b, keys.theirs, more.shape[1])
    more[:] = 0.0
    for at in range(len(keys.one)):
        i, j = keys.one[at], keys.two[at]
        for p in range(a.ends[i], a.ends[i + 1]):
            for q in range(b.ends[j], b.ends[j + 1]):
                more[a.rows[p], b.rows[q]] += keys.mine[i]
    for i in range(len(one)):
        for j in range(len(two)):
            mine, theirs = more[i, j] / one[i], more[i, j] / two[j]
            more[i, j], less[i, j] = max(mine, theirs), min(mine, theirs)


@compiled
def _sums(held: Postings, rarity: Array, rows: int) -> Array:
    """The rarity of all that each row holds; 1 where that is nothing."""
    found = np.zeros(rows)
    for p in range(len(held.rows)):
        found[held.rows[p]] += rarity[held.keys[p]]
    for row in range(rows):
        found[row] = found[row] if found[row] > 0 else 1.0
    return found


@compiled
def about(held: Postings, rarity: Array, rows: int) -> Array:
    """Vectors of length 1, a row each, by key."""
    grid, longs = np.zeros((rows, len(rarity))), lengths(held, rarity, rows)
    for p in range(len(held.rows)):
        row, k = held.rows[p], held.keys[p]
        grid[row, k] = held.amounts[p] * rarity[k] / longs[row]
    return grid


@compiled
def about_of(about: Array, here: Array, there: Array, keys: int) -> Array:
    """The same rows by the keys of the other plan; here, there: places of what both have."""
    grid = np.zeros((about.shape[0], keys))
    for row in range(about.shape[0]):
        for at in range(len(here)):
            grid[row, there[at]] = about[row, here[at]]
    return grid


@compiled
def shares(heads: Postings, others: Array, rows: int) -> Array:
    """How much the others are about what each head is about; others: by the same keys."""
    grid = np.zeros((rows, others.shape[0]))
    for k in range(others.shape[1]):
        for p in range(heads.ends[k], heads.ends[k + 1]):
            for j in range(others.shape[0]):
                grid[heads.rows[p], j] += heads.amounts[p] * others[j, k]
    return grid


@compiled
def main(about: Array, others: Array) -> Array:
    """How much the others are about the heaviest topic of each row, the last of equals; others: by
    the same topics.
    """
    grid = np.zeros((about.shape[0], others.shape[0]))
    for i in range(about.shape[0]):
        heaviest, most = -1, 0.0
        for k in range(about.shape[1]):
            weight = np.rint(about[i, k] * 1e9)
            if weight > 0 and weight >= most:
                heaviest, most = k, weight
        for j in range(others.shape[0] if heaviest >= 0 else 0):
            grid[i, j] = others[j, heaviest]
    return grid


@compiled
def lesser(one: Array, two: Array, here: Array) -> None:
    """Of two grids, the second of which is turned."""
    for i in range(here.shape[0]):
        for j in range(here.shape[1]):
            here[i, j] = min(one[i, j], two[j, i])
