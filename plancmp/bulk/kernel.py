"""The features and scores of all tasks of one plan with all of another, compiled.

The same figures as `match.features`, which is where they are explained; only that module may give
them another meaning.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from plancmp.bulk.compiling import compiled
from plancmp.bulk.sheet import Array, Postings
from plancmp.match.tfidf import COMMON


@compiled
def shared(a: Array, b: Array) -> tuple[Array, Array]:
    """For each key of a its place in b, -1 where it has none, and the other way round; both are
    sorted.
    """
    found, back = np.full(len(a), -1, np.int32), np.full(len(b), -1, np.int32)
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            found[i], back[j] = j, i
        step = a[i] <= b[j]
        j += a[i] >= b[j]
        i += step
    return found, back


@compiled
def rarity(ends: Array, others: Array, there: Array, every: int) -> Array:
    """Of each key: others are the ends of the other plan, there the places of the keys in it."""
    by_count, found = np.empty(every + 1), np.empty(len(there))
    for n in range(every):
        by_count[n] = np.log((every + 1) / (n + 0.5))
    by_count[every] = COMMON
    for k in range(len(there)):
        n = ends[k + 1] - ends[k]
        if there[k] >= 0:
            n += others[there[k] + 1] - others[there[k]]
        found[k] = by_count[n]
    return found


@compiled
def lengths(held: Postings, rarity: Array, rows: int) -> Array:
    """Of the vectors of the rows; 1 where there is none, so that one can divide by it."""
    found = np.zeros(rows)
    for k in range(len(rarity)):
        for p in range(held.ends[k], held.ends[k + 1]):
            found[held.rows[p]] += (held.amounts[p] * rarity[k]) ** 2
    for row in range(rows):
        found[row] = np.sqrt(found[row]) if found[row] > 0 else 1.0
    return found


@compiled
def products(
    a: Postings, b: Postings, there: Array, weights: Array, shape: tuple[int, int]
) -> Array:
    """Of all rows that share a key: the products of their amounts, weighted by key."""
    grid = np.zeros(shape)
    for k in range(len(there)):
        if there[k] >= 0:
            for p in range(a.ends[k], a.ends[k + 1]):
                weight = a.amounts[p] * weights[k]
                for q in range(b.ends[there[k]], b.ends[there[k] + 1]):
                    grid[a.rows[p], b.rows[q]] += weight * b.amounts[q]
    return grid


@compiled
def cosines(
    a: Postings, b: Postings, there: Array, rarity: Array, other: Array, shape: tuple[int, int]
) -> Array:
    """Of all rows; rarity is that of the keys of a, other that of the keys of b."""
    grid = products(a, b, there, rarity * rarity, shape)
    rows, columns = lengths(a, rarity, shape[0]), lengths(b, other, shape[1])
    for i in range(shape[0]):
        for j in range(shape[1]):
            grid[i, j] /= rows[i] * columns[j]
    return grid


@compiled
def common(
    a: Postings, b: Postings, there: Array, rarity: Array, other: Array, shape: tuple[int, int]
) -> tuple[Array, Array]:
    """How much of the rarity of what a row of a holds the row of b has too; and the other way
    round.
    """
    mine, theirs = np.zeros(shape), np.zeros(shape)
    one, two = _sums(a, rarity, shape[0]), _sums(b, other, shape[1])
    for k in range(len(there)):
        if there[k] >= 0:
            for p in range(a.ends[k], a.ends[k + 1]):
                for q in range(b.ends[there[k]], b.ends[there[k] + 1]):
                    mine[a.rows[p], b.rows[q]] += rarity[k] / one[a.rows[p]]
                    theirs[a.rows[p], b.rows[q]] += rarity[k] / two[b.rows[q]]
    return mine, theirs


@compiled
def _sums(held: Postings, rarity: Array, rows: int) -> Array:
    """The rarity of all that each row holds."""
    found = np.zeros(rows)
    for k in range(len(rarity)):
        for p in range(held.ends[k], held.ends[k + 1]):
            found[held.rows[p]] += rarity[k]
    return found


@compiled
def about(held: Postings, rarity: Array, rows: int) -> Array:
    """Vectors of length 1, a row each, by key."""
    grid, longs = np.zeros((rows, len(rarity))), lengths(held, rarity, rows)
    for k in range(len(rarity)):
        for p in range(held.ends[k], held.ends[k + 1]):
            row = held.rows[p]
            grid[row, k] = held.amounts[p] * rarity[k] / longs[row]
    return grid


@compiled
def answers(
    spelled: Postings, phrases: Postings, there: Array, ends: Array, others: Array
) -> tuple[Array, Array, Array]:
    """Of each phrase of a the likeness of its best partner in each task of b; of each task of a,
    for each phrase of b, that of its best phrase; of all titles.

    spelled: of each phrase of a its keys; phrases: of each key the phrases of b; amounts are of
    vectors of length 1. ends, others: where the phrases of each task begin, its title first.
    """
    n, m, theirs = len(ends) - 1, len(others) - 1, others[-1]
    best, back, titles = np.zeros((ends[-1], m)), np.zeros((n, theirs)), np.zeros((n, m))
    row = np.zeros(theirs)
    for i in range(n):
        for p in range(ends[i], ends[i + 1]):
            _row(spelled, phrases, p, there, row)
            for q in range(theirs):
                back[i, q] = row[q] if row[q] > back[i, q] else back[i, q]
            for j in range(m):
                best[p, j] = _most(row, others[j], others[j + 1])
                if p == ends[i]:
                    titles[i, j] = row[others[j]]
            row[:] = 0.0
    return best, back, titles


@compiled
def _row(a: Postings, b: Postings, p: int, there: Array, row: Array) -> None:
    """Adds the products of row p of a, by row, with all of b, by key."""
    for at in range(a.ends[p], a.ends[p + 1]):
        k = there[a.rows[at]]
        if k >= 0:
            for q in range(b.ends[k], b.ends[k + 1]):
                row[b.rows[q]] += a.amounts[at] * b.amounts[q]


@compiled
def _most(row: Array, first: int, end: int) -> float:
    """The greatest from `first` to before `end`, none of them negative; two at a time, since each
    waits for the one before.
    """
    one = two = 0.0
    for at in range(first, end - 1, 2):
        one = row[at] if row[at] > one else one
        two = row[at + 1] if row[at + 1] > two else two
    return float(max(one, two, row[end - 1]))


@compiled
def by_row(held: Postings, weights: Array, longs: Array) -> Postings:
    """With amounts of vectors of length 1; held by row."""
    amounts = np.empty(len(held.amounts))
    for row in range(len(longs)):
        for p in range(held.ends[row], held.ends[row + 1]):
            amounts[p] = held.amounts[p] * weights[held.rows[p]] / longs[row]
    return Postings(held.ends, held.rows, amounts)


@compiled
def by_key(held: Postings, weights: Array, longs: Array) -> Postings:
    """The same of what is held by key."""
    amounts = np.empty(len(held.amounts))
    for k in range(len(weights)):
        for p in range(held.ends[k], held.ends[k + 1]):
            amounts[p] = held.amounts[p] * weights[k] / longs[held.rows[p]]
    return Postings(held.ends, held.rows, amounts)


@compiled
def answered(best: Array, weights: Array, ends: Array) -> Array:
    """Of each task the weighted share of its phrases, titles apart, that the other answers; best:
    by phrase and other task.
    """
    share = np.zeros((len(ends) - 1, best.shape[1]))
    for task in range(len(ends) - 1):
        whole = 0.0
        for p in range(ends[task] + 1, ends[task + 1]):
            whole += weights[p]
            for other in range(best.shape[1]):
                share[task, other] += weights[p] * best[p, other]
        if whole > 0:
            share[task] /= whole
    return share


@compiled
def bits(word: Any) -> int:
    """How many are set."""
    count = 0
    while word:
        word &= word - np.uint64(1)
        count += 1
    return count


@compiled
def means(held: Postings, rarity: Array, rows: int) -> Array:
    """The mean rarity of the pieces of each phrase."""
    found, counts = np.zeros(rows), np.zeros(rows)
    for k in range(len(rarity)):
        for p in range(held.ends[k], held.ends[k + 1]):
            found[held.rows[p]] += rarity[k]
            counts[held.rows[p]] += 1
    return found / np.maximum(counts, 1)


@compiled
def about_of(about: Array, there: Array, keys: int) -> Array:
    """The same rows by the keys of the other plan; there: the place of each of these in it."""
    grid = np.zeros((about.shape[0], keys))
    for k in range(keys):
        if there[k] >= 0:
            for row in range(about.shape[0]):
                grid[row, k] = about[row, there[k]]
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
def answered_of(best: Array, weights: Array, ends: Array) -> Array:
    """The same of the other plan: best and the share by task and phrase, task and task."""
    share = np.zeros((best.shape[0], len(ends) - 1))
    for j in range(len(ends) - 1):
        whole = 0.0
        for p in range(ends[j] + 1, ends[j + 1]):
            whole += weights[p]
        for i in range(best.shape[0] if whole > 0 else 0):
            for p in range(ends[j] + 1, ends[j + 1]):
                share[i, j] += weights[p] * best[i, p]
            share[i, j] /= whole
    return share


@compiled
def main(about: Array, others: Array) -> Array:
    """How much the others are about the heaviest topic of each row, the last of equals; others: by
    the same topics.
    """
    grid = np.zeros((about.shape[0], others.shape[0]))
    for i in range(about.shape[0]):
        heaviest, most = -1, 0.0
        for k in range(about.shape[1]):
            weight = round(about[i, k], 9)
            if weight > 0 and weight >= most:
                heaviest, most = k, weight
        for j in range(others.shape[0] if heaviest >= 0 else 0):
            grid[i, j] = others[j, heaviest]
    return grid


@compiled
def rank(likeness: Array, i: int, j: int) -> float:
    """How many are better in the row or column, whichever has more; log."""
    own, in_row, in_column = likeness[i, j], 0, 0
    for k in range(likeness.shape[1]):
        in_row += likeness[i, k] > own
    for k in range(likeness.shape[0]):
        in_column += likeness[k, j] > own
    return float(np.log1p(max(in_row, in_column)))
