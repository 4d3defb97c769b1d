"""How far the phrases of the tasks of one plan are answered by those of another, compiled; as in
`match.features`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from plancmp.bulk.compiling import compiled
from plancmp.bulk.pile import listed, postings
from plancmp.bulk.sheet import NAMES, Array, Postings, Sheet
from plancmp.bulk.vectors import Weighed, lengths

_SPELLED, _PHRASES, _ENDS, _TURNS, _ORDER = map(
    NAMES.index, ("spelled", "phrases", "ends", "turns", "order")
)


class Asking(NamedTuple):
    """Phrases of a, in the order of its tasks."""

    ends: Array
    """Where in the lists below those of each phrase begin; and the end of the last."""
    keys: Array
    """Places in b of the keys that b has too."""
    amounts: Array
    """Of vectors of length 1, times the rarity of the key."""
    rarity: Array
    """The mean of the keys of each phrase."""


class Answers(NamedTuple):
    """The tasks of b stand in the order of its turns."""

    best: Array
    """Of each phrase of a, in each task of b: the likeness of its best partner."""
    back: Array
    """Of each phrase of b, in the order of its turns, in each task of a: the same."""
    titles: Array
    """Of all titles."""


@compiled
def asking(spelled: Postings, keys: Weighed) -> Asking:
    """The phrases of a, weighed for this pair of plans."""
    there = np.full(len(keys.mine), -1, np.int32)
    for at in range(len(keys.one)):
        there[keys.one[at]] = keys.two[at]
    n, most = len(spelled.ends) - 1, len(spelled.rows) + 1
    ends, found = np.zeros(n + 1, np.uint32), np.empty(most, np.uint32)
    amounts, rarity, count = np.empty(most), np.zeros(n), 0
    for phrase in range(n):
        square = whole = 0.0
        first, end = spelled.ends[phrase], spelled.ends[phrase + 1]
        for p in range(first, end):
            weight, k = keys.mine[spelled.rows[p]], there[spelled.rows[p]]
            part = spelled.amounts[p] * weight
            square += part * part
            whole += weight
            found[count], amounts[count] = k, part * weight
            count += k >= 0
        ends[phrase + 1] = count
        rarity[phrase] = whole / max(end - first, 1)
        for at in range(ends[phrase], count if square > 0 else 0):
            amounts[at] /= np.sqrt(square)
    return Asking(ends, found[:count], amounts[:count], rarity)


@compiled
def answers(a: Asking, tasks: Array, b: Postings, turns: Array) -> Answers:
    """All phrases of a with all of b. tasks: where the phrases of each task of a begin; b: its
    phrases, by key, as vectors of length 1; turns: where those of each turn begin.
    """
    n, m, theirs = len(tasks) - 1, turns[1], turns[-1]
    best, back, titles = np.zeros((tasks[-1], m)), np.zeros((n, theirs)), np.empty((n, m))
    row = np.empty(theirs)
    for task in range(n):
        for phrase in range(tasks[task], tasks[task + 1]):
            row[:] = 0.0
            _products(a, phrase, b, row)
            _greatest(row, back[task])
            _greatest_by_task(row, turns, best[phrase])
            if phrase == tasks[task]:
                titles[task] = row[:m]
    return Answers(best, back, titles)


@compiled
def _products(a: Asking, phrase: int, b: Postings, row: Array) -> None:
    """Adds those of a phrase of a with all of b."""
    for p in range(a.ends[phrase], a.ends[phrase + 1]):
        amount, k = a.amounts[p], a.keys[p]
        for q in range(b.ends[k], b.ends[k + 1]):
            row[b.rows[q]] += amount * b.amounts[q]


@compiled
def _greatest(row: Array, most: Array) -> None:
    """Keeps what is greater than before; loops like this one are done four numbers at a time."""
    for at in range(len(most)):
        most[at] = max(most[at], row[at])


@compiled
def _greatest_by_task(row: Array, turns: Array, most: Array) -> None:
    """The same of each task of b, two turns at a time; the later turn is never the longer one."""
    for turn in range(0, len(turns) - 1, 2):
        one, two = turns[turn], turns[turn + 1]
        both = turns[turn + 2] - two if turn + 2 < len(turns) else 0
        for at in range(both):
            most[at] = max(most[at], row[one + at], row[two + at])
        for at in range(both, two - one):
            most[at] = max(most[at], row[one + at])


@compiled
def unit(held: Postings, lengths: Array) -> Postings:
    """With vectors of length 1, apart from the rarity of the keys."""
    amounts = np.empty(len(held.rows))
    for p in range(len(amounts)):
        amounts[p] = held.amounts[p] / lengths[held.rows[p]]
    return Postings(held.ends, held.keys, held.rows, amounts)


@compiled
def answered(best: Array, rarity: Array, tasks: Array) -> Array:
    """Of each task of a the weighted share of its phrases, titles apart, that each of b answers."""
    share = np.zeros((len(tasks) - 1, best.shape[1]))
    for task in range(len(tasks) - 1):
        whole = 0.0
        for phrase in range(tasks[task] + 1, tasks[task + 1]):
            whole += rarity[phrase]
            for other in range(best.shape[1]):
                share[task, other] += rarity[phrase] * best[phrase, other]
        for other in range(best.shape[1] if whole > 0 else 0):
            share[task, other] /= whole
    return share


@compiled
def answered_back(back: Array, rarity: Array, turns: Array) -> Array:
    """The same of b, by task of a."""
    n, m = len(back), turns[1]
    share, whole = np.zeros((n, m)), np.zeros(m)
    for turn in range(1, len(turns) - 1):
        first, count = turns[turn], turns[turn + 1] - turns[turn]
        for other in range(count):
            whole[other] += rarity[first + other]
        for task in range(n):
            for other in range(count):
                share[task, other] += rarity[first + other] * back[task, first + other]
    for task in range(n):
        for other in range(m):
            share[task, other] /= whole[other] if whole[other] > 0 else 1.0
    return share


@compiled
def mean_rarity(held: Postings, rarity: Array, rows: int) -> Array:
    """Of the keys of each row."""
    found, counts = np.zeros(rows), np.zeros(rows)
    for p in range(len(held.rows)):
        found[held.rows[p]] += rarity[held.keys[p]]
        counts[held.rows[p]] += 1
    for row in range(rows):
        found[row] /= max(counts[row], 1.0)
    return found


@compiled
def between(a: Sheet, b: Sheet, keys: Weighed, here: Array) -> None:
    """answered-more, answered-less, titles, title-in-text: tasks of a by tasks of b."""
    tasks, turns, order = listed(a, _ENDS), listed(b, _TURNS), listed(b, _ORDER)
    phrases, theirs = postings(b, _PHRASES), turns[-1]
    mine = asking(postings(a, _SPELLED), keys)
    longs = lengths(phrases, keys.theirs, theirs)
    found = answers(mine, tasks, unit(phrases, longs), turns)
    one = answered(found.best, mine.rarity, tasks)
    two = answered_back(found.back, mean_rarity(phrases, keys.theirs, theirs), turns)
    for i in range(len(one)):
        for j in range(len(order)):
            at = order[j]
            here[0, i, j] = max(one[i, at], two[i, at])
            here[1, i, j] = min(one[i, at], two[i, at])
            here[2, i, j] = found.titles[i, at]
            here[3, i, j] = max(found.best[tasks[i], at], found.back[i, at])
