"""Every feature of all tasks of one plan with all of another, compiled.

The same figures as `match.features`, which is where they are explained; only that module may give
them another meaning.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from plancmp.bulk import phrases, vectors
from plancmp.bulk.compiling import compiled
from plancmp.bulk.sheet import Array, Sheet
from plancmp.match.features import CONCEPT_LIKENESS

NAMES = (
    *("wording", "head-wording", "answered-more", "answered-less", "titles", "title-in-text"),
    *("concepts", "head-concepts", "title-concepts", "concepts-more", "concepts-less"),
    *("topics", "main-topic", "head-topics"),
    *("theme", "instruments", "size", "size-less"),
    *("standing", "likeness", "head-likeness"),
)
"""Of the grids, in their order; three of them are no features, but are needed for some."""


@compiled
def grids(a: Sheet, b: Sheet) -> Array:
    """Names by tasks of a by tasks of b."""
    found = np.empty((len(NAMES), len(a.themes), len(b.themes)))
    _worded(a, b, found[:6])
    _meant(a, b, found[6:11])
    _about(a, b, found[11:14])
    _coded(a, b, found[14:18])
    _compared(found)
    return found


@compiled
def _worded(a: Sheet, b: Sheet, here: Array) -> None:
    """Of wording and head-wording the squares, for now."""
    shape = here.shape[1:]
    keys = vectors.weighed(a.pieces, b.pieces, a.texts.ends, b.texts.ends, shape[0] + shape[1])
    here[0] = vectors.cosines(a.texts, b.texts, keys, shape)
    here[1] = vectors.cosines(a.heads, b.heads, keys, shape)
    here[2], here[3], here[4], here[5] = phrases.between(a, b, keys)


@compiled
def _meant(a: Sheet, b: Sheet, here: Array) -> None:
    shape, one, two = here.shape[1:], a.text_concepts, b.text_concepts
    keys = vectors.weighed(a.concepts, b.concepts, one.ends, two.ends, shape[0] + shape[1])
    here[0] = vectors.cosines(one, two, keys, shape)
    here[1] = vectors.cosines(a.head_concepts, b.head_concepts, keys, shape)
    here[2] = vectors.cosines(a.title_concepts, b.title_concepts, keys, shape)
    mine, theirs = vectors.common(one, two, keys, shape)
    here[3], here[4] = np.maximum(mine, theirs), np.minimum(mine, theirs)


@compiled
def _about(a: Sheet, b: Sheet, here: Array) -> None:
    n, m = here.shape[1:]
    keys = vectors.weighed(a.topics, b.topics, a.text_topics.ends, b.text_topics.ends, n + m)
    here[0] = vectors.cosines(a.text_topics, b.text_topics, keys, (n, m))
    one = vectors.about(a.text_topics, keys.mine, n)
    two = vectors.about(b.text_topics, keys.theirs, m)
    of_one = vectors.about_of(one, keys.one, keys.two, len(b.topics))
    of_two = vectors.about_of(two, keys.two, keys.one, len(a.topics))
    here[1] = np.minimum(vectors.main(one, of_two), vectors.main(two, of_one).T)
    mine, theirs = (
        vectors.shares(a.head_topics, of_two, n),
        vectors.shares(b.head_topics, of_one, m),
    )
    here[2] = np.minimum(mine, theirs.T)


@compiled
def _coded(a: Sheet, b: Sheet, here: Array) -> None:
    n, m = here.shape[1:]
    for i in range(n):
        for j in range(m):
            here[0, i, j] = a.themes[i] == b.themes[j]
            here[1, i, j] = _overlap(a.instruments[i], b.instruments[j])
            here[2, i, j] = max(a.sizes[i], b.sizes[j])
            here[3, i, j] = min(a.sizes[i], b.sizes[j])
    for grid in here[:2]:
        grid[:] = _rounded(grid - grid.sum() / (n * m))


@compiled
def _overlap(one: Array, two: Array) -> float:
    """The share of the codes of two rows that both have; rows of bits."""
    both = either = 0
    for at in range(len(one)):
        both += _bits(one[at] & two[at])
        either += _bits(one[at] | two[at])
    return both / max(either, 1)


@compiled
def _bits(word: Any) -> int:
    """How many are set."""
    count = 0
    while word:
        word &= word - np.uint64(1)
        count += 1
    return count


@compiled
def _rounded(grid: Array) -> Array:
    return np.rint(grid * 1e9) / 1e9


@compiled
def _compared(found: Array) -> None:
    """What takes several grids; and the best of each row and column."""
    wording, heads, more, less, titles = found[:5]
    concepts, of_heads, of_titles = found[6:9]
    titles[:] = np.maximum(titles, CONCEPT_LIKENESS * of_titles)
    likeness = _rounded(wording + (concepts + (more + less)) / 2)
    found[-2], found[-1] = likeness, _rounded(heads + of_heads)
    wording[:], heads[:] = np.sqrt(wording), np.sqrt(heads)
    rows, columns = np.full(len(likeness), 1e-9), np.full(likeness.shape[1], 1e-9)
    for i in range(len(rows)):
        for j in range(len(columns)):
            rows[i] = max(rows[i], likeness[i, j])
            columns[j] = max(columns[j], likeness[i, j])
    for i in range(len(rows)):
        found[-3, i] = np.minimum(likeness[i] / rows[i], likeness[i] / columns)


@compiled
def rank(likeness: Array, i: int, j: int) -> float:
    """How many are better in the row or column, whichever has more; log."""
    own, in_row, in_column = likeness[i, j], 0, 0
    for k in range(likeness.shape[1]):
        in_row += likeness[i, k] > own
    for k in range(likeness.shape[0]):
        in_column += likeness[k, j] > own
    return float(np.log1p(max(in_row, in_column)))
