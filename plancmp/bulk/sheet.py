"""A plan's tasks as arrays, read once and compared with any other plan.

What a piece of text is worth depends on both plans of a pair, so that a sheet holds counts; the
`kernel` weighs them pair by pair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, NamedTuple, cast

import numpy as np

from plancmp.domain import Domain
from plancmp.match.concepts import Lexicon, lexicon
from plancmp.match.profile import Text, counted
from plancmp.match.tfidf import times
from plancmp.model.plan import Task

Array = np.ndarray[Any, Any]
_POINTS, _WORD = 21, 64
"""Bits of a code point, and of a word."""


class Postings(NamedTuple):
    """Which rows hold each key, and how much of it: those of key k from `ends[k]` to `ends[k+1]`.

    All have the keys of the same sheet, of which some may have no row.
    """

    ends: Array
    """Keys + 1."""
    keys: Array
    rows: Array
    amounts: Array


class Parts(NamedTuple):
    """n tasks, m phrases (titles included), by what they hold."""

    texts: Postings
    """Of tasks."""
    heads: Postings
    """Of the heads of tasks."""
    spelled: Postings
    """Of phrases, the other way round: the rows are the keys of each phrase."""
    phrases: Postings
    """Of phrases, in another order: the titles, then the second phrase of every task that has one,
    and so on; tasks of many phrases first.
    """
    text_concepts: Postings
    head_concepts: Postings
    title_concepts: Postings
    text_topics: Postings
    """Amounts are votes."""
    head_topics: Postings
    """Amounts are shares of the head."""
    ends: Array
    """n + 1: the phrases of task i are those from `ends[i]` to before `ends[i+1]`, its title first.
    """
    turns: Array
    """Where in `phrases` the titles begin, the second phrases, and so on; and the end of the last.
    """
    order: Array
    """n: the place of each task in `phrases`."""
    concepts: Array
    """Sorted places, in the lexicon, of the concepts that the plan speaks of."""
    topics: Array
    """Sorted places of its topics."""
    themes: Array
    """n: place among the themes of the field."""
    pieces: Array
    """Sorted keys of the pieces of text: their code points in one int64."""
    sizes: Array
    """n: log of the number of phrases."""
    instruments: Array
    """n by words of 64 bits, one for each instrument of the field."""


NAMES = Parts._fields
LISTS = NAMES.index("ends")
"""From here on the parts are no postings; before, each has three lists of numbers and one of
amounts.
"""


class Sheet(NamedTuple):
    """The parts of a plan, one after another: few arrays are handed over faster than many."""

    numbers: Array
    """Ends, keys and rows of each of the postings, then ends to themes."""
    amounts: Array
    """Of each of the postings, then the sizes."""
    starts: Array
    """Where each list of numbers begins; and the end of the last."""
    marks: Array
    """The same of amounts."""
    pieces: Array
    instruments: Array


def sheet(tasks: Sequence[Task], domain: Domain) -> Sheet:
    """The tasks of a plan, folded, cut and counted."""
    parts = _parts(tasks, domain)
    held = cast("tuple[Postings, ...]", parts[:LISTS])
    lists = [part for postings in held for part in postings[:3]]
    lists += (parts.ends, parts.turns, parts.order, parts.concepts, parts.topics, parts.themes)
    amounts = [*(postings.amounts for postings in held), parts.sizes]
    return Sheet(
        np.concatenate(lists, dtype=np.uint32),
        np.concatenate(amounts),
        _starts(lists),
        _starts(amounts),
        parts.pieces,
        parts.instruments,
    )


def _starts(lists: Sequence[Array]) -> Array:
    return np.cumsum([0, *map(len, lists)], dtype=np.int64)


def _parts(tasks: Sequence[Task], domain: Domain) -> Parts:
    known = lexicon(domain)
    texts = [counted(task, known) for task in tasks]
    keys, whole, heads, worded = _worded(texts)
    counts = np.array([len(text.texts) for text in texts], np.int64)
    places, turns, order = _in_turn(counts)
    concepts, (of_texts, of_heads, of_titles) = _concepts(texts, known)
    topics, (votes, shares) = _topics(texts, known)
    themes, instruments = _coded(tasks, domain)
    return Parts(
        texts=whole,
        heads=heads,
        spelled=_turned(worded, counts.sum()),
        phrases=worded._replace(rows=places[worded.rows]),
        text_concepts=of_texts,
        head_concepts=of_heads,
        title_concepts=of_titles,
        text_topics=votes,
        head_topics=shares,
        ends=_ends(counts),
        turns=turns,
        order=order,
        concepts=concepts.astype(np.uint32),
        topics=topics.astype(np.uint32),
        themes=themes,
        pieces=keys,
        sizes=np.log([max(len(text.phrases), 1) for text in texts]),
        instruments=instruments,
    )


def _worded(texts: Sequence[Text]) -> tuple[Array, Postings, Postings, Postings]:
    """Sorted keys of all pieces; those of the tasks, of their heads, of their phrases."""
    phrases = [phrase for text in texts for phrase in text.texts]
    tasks = np.repeat(np.arange(len(texts)), [len(text.texts) for text in texts])
    heads = np.array([i < len(text.head) for text in texts for i in range(len(text.texts))], bool)
    rows, numbers = pieces(phrases)
    keys, places = np.unique(numbers, return_inverse=True)
    of_head = heads[rows]
    return (
        keys,
        _counted(places, tasks[rows], len(keys)),
        _counted(places[of_head], tasks[rows[of_head]], len(keys)),
        _counted(places, rows, len(keys)),
    )


def pieces(texts: Sequence[str]) -> tuple[Array, Array]:
    """The pieces of `text.grams` of folded texts: the place of the text and the key of the piece,
    which is its code points in a row.
    """
    lengths = [len(text) for text in texts]
    rows = np.repeat(np.arange(len(texts)), lengths)
    raw = "".join(texts).encode("utf-32-le", "surrogatepass")
    points = np.frombuffer(raw, np.uint32).astype(np.int64)
    two = points[:-1] << _POINTS | points[1:]
    three = two[:-1] << _POINTS | points[2:]
    within = [rows[n:] == rows[:-n] for n in (1, 2)]
    return (
        np.concatenate((rows[:-1][within[0]], rows[:-2][within[1]])),
        np.concatenate((two[within[0]], three[within[1]])),
    )


def _counted(keys: Array, rows: Array, every: int) -> Postings:
    """How often each row has each key, by key."""
    most = int(rows.max(initial=0)) + 1
    cells, counts = np.unique(keys * most + rows, return_counts=True)
    held = (cells // most).astype(np.uint32)
    amounts = 1 + np.log(counts)
    ends = _ends(np.bincount(held, minlength=every))
    return Postings(ends, held, (cells % most).astype(np.uint32), amounts)


def _times(bag: Counter[Hashable]) -> dict[Hashable, float]:
    return {held: 1.0 if n == 1 else times(n) for held, n in bag.items()}


def _shares(bag: Counter[Hashable]) -> dict[Hashable, float]:
    every = bag.total()
    return {held: n / every for held, n in bag.items()}


def _postings(
    sides: Sequence[Sequence[Mapping[Any, float]]], number: Callable[[Any], int]
) -> tuple[Array, tuple[Postings, ...]]:
    """The keys of all, sorted, and for each side which rows hold them."""
    every = {held for side in sides for bag in side for held in bag}
    numbers = {held: number(held) for held in every}
    ordered = sorted(numbers, key=numbers.__getitem__)
    place = {held: i for i, held in enumerate(ordered)}
    keys = np.array([numbers[held] for held in ordered], np.int64)
    return keys, tuple(_side(side, place) for side in sides)


def _side(side: Sequence[Mapping[Any, float]], place: dict[Any, int]) -> Postings:
    keys = np.array([place[held] for bag in side for held in bag], np.uint32)
    rows = np.repeat(np.arange(len(side), dtype=np.uint32), [len(bag) for bag in side])
    amounts = np.array([amount for bag in side for amount in bag.values()], np.float64)
    order = np.argsort(keys, kind="stable")
    ends = _ends(np.bincount(keys, minlength=len(place)))
    return Postings(ends, keys[order], rows[order], amounts[order])


def _turned(held: Postings, rows: int) -> Postings:
    """By row what was by key."""
    order = np.argsort(held.rows, kind="stable")
    counts = np.bincount(held.rows, minlength=rows)
    return Postings(_ends(counts), held.rows[order], held.keys[order], held.amounts[order])


def _in_turn(counts: Array) -> tuple[Array, Array, Array]:
    """The place of each phrase, where each turn begins, the place of each task; counts: of the
    phrases of the tasks.
    """
    order = np.empty(len(counts), np.uint32)
    order[np.argsort(-counts, kind="stable")] = np.arange(len(counts))
    turns = _ends((counts > turn).sum() for turn in range(max(counts, default=0)))
    turn = np.concatenate([np.arange(n) for n in counts]) if len(counts) else order
    return turns[turn] + np.repeat(order, counts), turns, order


def _ends(counts: Any) -> Array:
    return np.cumsum([0, *counts], dtype=np.uint32)


def _concepts(texts: Sequence[Text], known: Lexicon) -> tuple[Array, tuple[Postings, ...]]:
    """Of the tasks, of their heads, of their titles."""
    place = {name: i for i, name in enumerate(sorted(known.topics))}
    whole = [_times(text.concepts) for text in texts]
    heads = [_times(text.head_concepts) for text in texts]
    titles = [dict.fromkeys(known.find(text.title), 1.0) for text in texts]
    return _postings((whole, heads, titles), place.__getitem__)


def _topics(texts: Sequence[Text], known: Lexicon) -> tuple[Array, tuple[Postings, ...]]:
    """Of the tasks and of their heads."""
    place = {name: i for i, name in enumerate(sorted({*known.topics.values()}))}
    votes: list[Mapping[Any, float]] = [text.topics for text in texts]
    return _postings((votes, [_shares(text.head_topics) for text in texts]), place.__getitem__)


def _coded(tasks: Sequence[Task], domain: Domain) -> tuple[Array, Array]:
    """Themes and instruments."""
    themes = {name: i for i, name in enumerate(domain.themes)}
    places = {name: i for i, name in enumerate(domain.instruments)}
    bits = np.zeros((len(tasks), len(places) // _WORD + 1), np.uint64)
    for row, task in enumerate(tasks):
        for place in (places[name] for name in task.instruments):
            bits[row, place // _WORD] |= np.uint64(1 << place % _WORD)
    return np.array([themes[task.theme] for task in tasks], np.uint32), bits
