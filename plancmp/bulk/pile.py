"""Several sheets, one after another, so that one plan is compared with all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from plancmp.bulk.compiling import compiled
from plancmp.bulk.sheet import Array, Postings, Sheet


class Stack(NamedTuple):
    """Arrays of several sheets."""

    items: Array
    starts: Array
    """Where those of each sheet begin, and the end of the last."""


class ManyPostings(NamedTuple):
    """Postings of several sheets."""

    ends: Stack
    keys: Stack
    rows: Stack
    amounts: Stack


class Pile(NamedTuple):
    """The fields of the sheets."""

    pieces: Stack
    texts: ManyPostings
    heads: ManyPostings
    spelled: ManyPostings
    ends: Stack
    phrases: ManyPostings
    turns: Stack
    order: Stack
    concepts: Stack
    text_concepts: ManyPostings
    head_concepts: ManyPostings
    title_concepts: ManyPostings
    topics: Stack
    text_topics: ManyPostings
    head_topics: ManyPostings
    themes: Stack
    instruments: Stack
    sizes: Stack


def pile(sheets: Sequence[Sheet]) -> Pile:
    """Of at least one sheet."""
    return Pile._make(map(_stacked, zip(*sheets, strict=True)))


def _stacked(parts: Sequence[Any]) -> Any:
    if isinstance(parts[0], Postings):
        return ManyPostings._make(map(_stacked, zip(*parts, strict=True)))
    return Stack(np.concatenate(parts), np.cumsum([0, *map(len, parts)], dtype=np.int64))


@compiled
def taken(held: Pile, b: int) -> Sheet:
    """Sheet b."""
    return Sheet(
        _part(held.pieces, b),
        _of(held.texts, b),
        _of(held.heads, b),
        _of(held.spelled, b),
        _part(held.ends, b),
        _of(held.phrases, b),
        _part(held.turns, b),
        _part(held.order, b),
        _part(held.concepts, b),
        _of(held.text_concepts, b),
        _of(held.head_concepts, b),
        _of(held.title_concepts, b),
        _part(held.topics, b),
        _of(held.text_topics, b),
        _of(held.head_topics, b),
        _part(held.themes, b),
        _part(held.instruments, b),
        _part(held.sizes, b),
    )


@compiled
def _of(held: ManyPostings, b: int) -> Postings:
    return Postings(
        _part(held.ends, b), _part(held.keys, b), _part(held.rows, b), _part(held.amounts, b)
    )


@compiled
def _part(held: Stack, b: int) -> Array:
    return held.items[held.starts[b] : held.starts[b + 1]]
