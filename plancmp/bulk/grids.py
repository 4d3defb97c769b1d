"""Every feature of all tasks of one plan with all of another, compiled.

The same figures as `match.features`, which is where they are explained; only that module may give
them another meaning.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from plancmp.bulk import phrases, vectors
from plancmp.bulk.compiling import compiled
from plancmp.bulk.pile import listed, postings, sizes
from plancmp.bulk.sheet import NAMES as PARTS
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
_TEXTS, _HEADS = PARTS.index("texts"), PARTS.index("heads")
_CONCEPTS, _HEAD_CONCEPTS, _TITLE_CONCEPTS = (
    PARTS.index(f"{of}_concepts") for of in ("text", "head", "title")
)
_TOPICS, _HEAD_TOPICS = PARTS.index("text_topics"), PARTS.index("head_topics")
_KNOWN_CONCEPTS, _KNOWN_TOPICS = PARTS.index("concepts"), PARTS.index("topics")
_THEMES = PARTS.index("themes")


@compiled
def grids(a: Sheet, b: Sheet) -> Array:
    """Names by tasks of a by tasks of b."""
    found = np.empty((len(NAMES), len(a.instruments), len(b.instruments)))
    _worded(a, b, found[:6])
    _meant(a, b, found[6:11])
    _about(a, b, found[11:14])
    _coded(a, b, found[14:18])
    _compared(found)
    return found


@compiled
def _worded(a: Sheet, b: Sheet, here: Array) -> None:
    """Of wording and head-wording the squares, for now."""
    one, two = postings(a, _TEXTS), postings(b, _TEXTS)
    keys = vectors.weighed(a.pieces, b.pieces, one.ends, two.ends, here.shape[1] + here.shape[2])
    vectors.cosines(one, two, keys, here[0])
    vectors.cosines(postings(a, _HEADS), postings(b, _HEADS), keys, here[1])
    phrases.between(a, b, keys, here[2:])


@compiled
def _meant(a: Sheet, b: Sheet, here: Array) -> None:
    one, two = postings(a, _CONCEPTS), postings(b, _CONCEPTS)
    mine, theirs = listed(a, _KNOWN_CONCEPTS), listed(b, _KNOWN_CONCEPTS)
    keys = vectors.weighed(mine, theirs, one.ends, two.ends, here.shape[1] + here.shape[2])
    vectors.cosines(one, two, keys, here[0])
    vectors.cosines(postings(a, _HEAD_CONCEPTS), postings(b, _HEAD_CONCEPTS), keys, here[1])
    vectors.cosines(postings(a, _TITLE_CONCEPTS), postings(b, _TITLE_CONCEPTS), keys, here[2])
    vectors.common(one, two, keys, here[3], here[4])


@compiled
def _about(a: Sheet, b: Sheet, here: Array) -> None:
    n, m = here.shape[1:]
    texts, others = postings(a, _TOPICS), postings(b, _TOPICS)
    mine, theirs = listed(a, _KNOWN_TOPICS), listed(b, _KNOWN_TOPICS)
    keys = vectors.weighed(mine, theirs, texts.ends, others.ends, n + m)
    vectors.cosines(texts, others, keys, here[0])
    one, two = vectors.about(texts, keys.mine, n), vectors.about(others, keys.theirs, m)
    of_one = vectors.about_of(one, keys.one, keys.two, len(theirs))
    of_two = vectors.about_of(two, keys.two, keys.one, len(mine))
    vectors.lesser(vectors.main(one, of_two), vectors.main(two, of_one), here[1])
    heads = vectors.shares(postings(a, _HEAD_TOPICS), of_two, n)
    vectors.lesser(heads, vectors.shares(postings(b, _HEAD_TOPICS), of_one, m), here[2])


@compiled
def _coded(a: Sheet, b: Sheet, here: Array) -> None:
    themes, others = listed(a, _THEMES), listed(b, _THEMES)
    one, two = sizes(a), sizes(b)
    theme = instruments = 0.0
    for i in range(len(one)):
        for j in range(len(two)):
            here[0, i, j] = themes[i] == others[j]
            here[1, i, j] = _overlap(a.instruments[i], b.instruments[j])
            theme += here[0, i, j]
            instruments += here[1, i, j]
            here[2, i, j], here[3, i, j] = max(one[i], two[j]), min(one[i], two[j])
    every = len(one) * len(two)
    for i in range(len(one)):
        for j in range(len(two)):
            here[0, i, j] = _rounded(here[0, i, j] - theme / every)
            here[1, i, j] = _rounded(here[1, i, j] - instruments / every)


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
def _rounded(value: float) -> float:
    return float(np.rint(value * 1e9) / 1e9)


@compiled
def _compared(found: Array) -> None:
    """What takes several grids; and the best of each row and column."""
    n, m = found.shape[1:]
    rows, columns = np.full(n, 1e-9), np.full(m, 1e-9)
    for i in range(n):
        for j in range(m):
            wording, heads = found[0, i, j], found[1, i, j]
            more, less, titles = found[2, i, j], found[3, i, j], found[4, i, j]
            found[4, i, j] = max(titles, CONCEPT_LIKENESS * found[8, i, j])
            likeness = _rounded(wording + (found[6, i, j] + (more + less)) / 2)
            found[-2, i, j] = likeness
            found[-1, i, j] = _rounded(heads + found[7, i, j])
            found[0, i, j], found[1, i, j] = np.sqrt(wording), np.sqrt(heads)
            rows[i], columns[j] = max(rows[i], likeness), max(columns[j], likeness)
    for i in range(n):
        for j in range(m):
            likeness = found[-2, i, j]
            found[-3, i, j] = min(likeness / rows[i], likeness / columns[j])


@compiled
def rank(likeness: Array, i: int, j: int) -> float:
    """How many are better in the row or column, whichever has more; log."""
    own, in_row, in_column = likeness[i, j], 0, 0
    for k in range(likeness.shape[1]):
        in_row += likeness[i, k] > own
    for k in range(likeness.shape[0]):
        in_column += likeness[k, j] > own
    return float(np.log1p(max(in_row, in_column)))
