"""Several sheets, one after another, so that one plan is compared with all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from plancmp.bulk.compiling import compiled
from plancmp.bulk.sheet import Array, Postings, Sheet


class Stack(NamedTuple):
    """The postings of several sheets."""

    ends: Array
    rows: Array
    amounts: Array
    starts: Array
    """Where the rows of each sheet begin, and the end of the last."""


class Pile(NamedTuple):
    """Sheets with tasks. The fields are those of a sheet, one sheet after another."""

    tasks: Array
    """Where the tasks of each sheet begin, and the end of the last."""
    pieces: Array
    piece_starts: Array
    """Where the keys of each sheet begin, and the end of the last; so for the others."""
    texts: Stack
    heads: Stack
    phrases: Stack
    ends: Array
    concepts: Array
    concept_starts: Array
    text_concepts: Stack
    head_concepts: Stack
    title_concepts: Stack
    topics: Array
    topic_starts: Array
    text_topics: Stack
    head_topics: Stack
    themes: Array
    instruments: Array
    sizes: Array


def pile(sheets: Sequence[Sheet]) -> Pile:
    """Of at least one sheet."""

    def joined(name: str) -> Array:
        return np.concatenate([getattr(each, name) for each in sheets])

    def starts(name: str) -> Array:
        return np.cumsum([0, *(len(getattr(each, name)) for each in sheets)], dtype=np.int64)

    def stack(name: str) -> Stack:
        held: list[Postings] = [getattr(each, name) for each in sheets]
        parts = [np.concatenate([postings[i] for postings in held]) for i in range(3)]
        return Stack._make([*parts, np.cumsum([0, *(len(p.rows) for p in held)], dtype=np.int64)])

    texts = (stack(name) for name in ("texts", "heads", "phrases"))
    concepts = (stack(name) for name in ("text_concepts", "head_concepts", "title_concepts"))
    topics = (stack(name) for name in ("text_topics", "head_topics"))
    codes = (joined(name) for name in ("themes", "instruments", "sizes"))
    worded = (joined("pieces"), starts("pieces"), *texts, joined("ends"))
    meant = (joined("concepts"), starts("concepts"), *concepts)
    about = (joined("topics"), starts("topics"), *topics)
    return Pile._make((starts("themes"), *worded, *meant, *about, *codes))


@compiled
def of(stack: Stack, starts: Array, b: int) -> Postings:
    """Those of sheet b; starts: of the keys."""
    ends = stack.ends[starts[b] + b : starts[b + 1] + b + 1]
    first, end = stack.starts[b], stack.starts[b + 1]
    return Postings(ends, stack.rows[first:end], stack.amounts[first:end])


@compiled
def part(items: Array, starts: Array, b: int) -> Array:
    """The items of sheet b."""
    return items[starts[b] : starts[b + 1]]
