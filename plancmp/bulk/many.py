"""One plan with the plans of a pile: the grids of each side by side, compiled."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from plancmp.bulk import kernel
from plancmp.bulk.compiling import compiled
from plancmp.bulk.pile import Stack, of, part
from plancmp.bulk.sheet import Array, Postings


class Words(NamedTuple):
    """Of a plan, as in a sheet."""

    pieces: Array
    texts: Postings
    heads: Postings
    phrases: Postings
    spelled: Postings
    ends: Array


class ManyWords(NamedTuple):
    """The same of a pile."""

    tasks: Array
    pieces: Array
    starts: Array
    texts: Stack
    heads: Stack
    phrases: Stack
    ends: Array


@compiled
def texts(a: Words, pile: ManyWords, first: int) -> Array:
    """From plan `first` on: wording squared, head-wording squared, answered-more, answered-less,
    titles in words, title-in-text; each task of a by the tasks of all.
    """
    n, left = len(a.ends) - 1, pile.tasks[first]
    found = np.empty((6, n, pile.tasks[-1] - left))
    for b in range(first, len(pile.tasks) - 1):
        start, end = pile.tasks[b], pile.tasks[b + 1]
        _texts(
            a,
            part(pile.pieces, pile.starts, b),
            of(pile.texts, pile.starts, b),
            of(pile.heads, pile.starts, b),
            of(pile.phrases, pile.starts, b),
            pile.ends[start + b : end + b + 1],
            found[:, :, start - left : end - left],
        )
    return found


@compiled
def _texts(
    a: Words,
    pieces: Array,
    whole: Postings,
    heads: Postings,
    phrases: Postings,
    ends: Array,
    found: Array,
) -> None:
    n, m = len(a.ends) - 1, len(ends) - 1
    there, back = kernel.shared(a.pieces, pieces)
    mine = kernel.rarity(a.texts.ends, whole.ends, there, n + m)
    theirs = kernel.rarity(whole.ends, a.texts.ends, back, n + m)
    found[0] = kernel.cosines(a.texts, whole, there, mine, theirs, (n, m))
    found[1] = kernel.cosines(a.heads, heads, there, mine, theirs, (n, m))
    one = kernel.lengths(a.phrases, mine, a.ends[-1])
    two = kernel.lengths(phrases, theirs, ends[-1])
    best, best_of, titles = kernel.answers(
        kernel.by_row(a.spelled, mine, one),
        kernel.by_key(phrases, theirs, two),
        there,
        a.ends,
        ends,
    )
    x = kernel.answered(best, kernel.means(a.phrases, mine, a.ends[-1]), a.ends)
    y = kernel.answered_of(best_of, kernel.means(phrases, theirs, ends[-1]), ends)
    found[2], found[3], found[4] = np.maximum(x, y), np.minimum(x, y), titles
    for i in range(n):
        for j in range(m):
            found[5, i, j] = max(best[a.ends[i], j], best_of[i, ends[j]])


class Meant(NamedTuple):
    """Of a plan its concepts or topics: keys, those of tasks, of heads, of titles."""

    keys: Array
    texts: Postings
    heads: Postings
    titles: Postings


class ManyMeant(NamedTuple):
    """The same of a pile."""

    tasks: Array
    keys: Array
    starts: Array
    texts: Stack
    heads: Stack
    titles: Stack


@compiled
def concepts(a: Meant, pile: ManyMeant, n: int, first: int) -> Array:
    """As of texts: concepts, head-concepts, titles in concepts, concepts-more, concepts-less."""
    left = pile.tasks[first]
    found = np.empty((5, n, pile.tasks[-1] - left))
    for b in range(first, len(pile.tasks) - 1):
        start, end = pile.tasks[b], pile.tasks[b + 1]
        m, keys = end - start, part(pile.keys, pile.starts, b)
        whole = of(pile.texts, pile.starts, b)
        there, back = kernel.shared(a.keys, keys)
        mine = kernel.rarity(a.texts.ends, whole.ends, there, n + m)
        theirs = kernel.rarity(whole.ends, a.texts.ends, back, n + m)
        heads, titles = of(pile.heads, pile.starts, b), of(pile.titles, pile.starts, b)
        here = found[:, :, start - left : end - left]
        here[0] = kernel.cosines(a.texts, whole, there, mine, theirs, (n, m))
        here[1] = kernel.cosines(a.heads, heads, there, mine, theirs, (n, m))
        here[2] = kernel.cosines(a.titles, titles, there, mine, theirs, (n, m))
        x, y = kernel.common(a.texts, whole, there, mine, theirs, (n, m))
        here[3], here[4] = np.maximum(x, y), np.minimum(x, y)
    return found


@compiled
def topics(a: Meant, pile: ManyMeant, n: int, first: int) -> Array:
    """As of texts: topics, main-topic, head-topics."""
    left = pile.tasks[first]
    found = np.empty((3, n, pile.tasks[-1] - left))
    for b in range(first, len(pile.tasks) - 1):
        start, end = pile.tasks[b], pile.tasks[b + 1]
        m, keys = end - start, part(pile.keys, pile.starts, b)
        whole, heads = of(pile.texts, pile.starts, b), of(pile.heads, pile.starts, b)
        there, back = kernel.shared(a.keys, keys)
        mine = kernel.rarity(a.texts.ends, whole.ends, there, n + m)
        theirs = kernel.rarity(whole.ends, a.texts.ends, back, n + m)
        one, two = kernel.about(a.texts, mine, n), kernel.about(whole, theirs, m)
        of_one = kernel.about_of(one, back, len(keys))
        of_two = kernel.about_of(two, there, len(a.keys))
        here = found[:, :, start - left : end - left]
        here[0] = kernel.cosines(a.texts, whole, there, mine, theirs, (n, m))
        here[1] = np.minimum(kernel.main(one, of_two), kernel.main(two, of_one).T)
        x, y = kernel.shares(a.heads, of_two, n), kernel.shares(heads, of_one, m)
        here[2] = np.minimum(x, y.T)
    return found


@compiled
def ranks(likeness: Array, tasks: Array, x: Array, y: Array) -> Array:
    """How many are better than each of these cells in its row or column, whichever has more; log.
    tasks: where the columns of each plan begin.
    """
    found, plans = np.empty(len(x)), np.searchsorted(tasks, y, "right") - 1
    for at in range(len(x)):
        start, end = tasks[plans[at]], tasks[plans[at] + 1]
        found[at] = kernel.rank(likeness[:, start:end], x[at], y[at] - start)
    return found


@compiled
def overlap(a: Array, b: Array) -> Array:
    """The share of the codes of two rows that both have; rows of bits."""
    grid = np.zeros((len(a), len(b)))
    for i in range(len(a)):
        for j in range(len(b)):
            both = either = 0
            for word in range(a.shape[1]):
                both += kernel.bits(a[i, word] & b[j, word])
                either += kernel.bits(a[i, word] | b[j, word])
            grid[i, j] = both / max(either, 1)
    return grid
