"""A sheet and a pile of others -> every feature of every pair of their tasks -> the pairs that are
aligned.
"""

from __future__ import annotations

from copy import copy
from typing import NamedTuple

import numpy as np

from plancmp.bulk import many
from plancmp.bulk.pile import Pile
from plancmp.bulk.sheet import Array, Sheet
from plancmp.match.features import BEYOND_CHANCE, CONCEPT_LIKENESS, FEATURES, RELATIVE
from plancmp.match.score import Model, Models

Grids = dict[str, Array]
"""Features by name, each task of a by the tasks of all the others; what they are is told in
`match.features`.
"""


class Aligned(NamedTuple):
    """The pairs that an analyst would align: places of tasks, those of the pile counted through it,
    score, probability of `same`.
    """

    x: Array
    y: Array
    score: Array
    same: Array
    is_same: Array


def aligned(a: Sheet, pile: Pile, asked: Models, first: int = 0) -> Aligned:
    """As `match.tasks.judge` finds them, with the plans of the pile from `first` on."""
    found = _Found(a, pile, first)
    whole = found.probability(asked.aligned)
    x, y = np.nonzero(whole >= asked.aligned.cut)
    same = found.at(x, y).probability(asked.same)
    return Aligned(x, y + pile.tasks[first], whole[x, y], same, same >= asked.same.cut)


def features(a: Sheet, pile: Pile) -> Grids:
    """Every feature of `match.features`."""
    found = _Found(a, pile, 0)
    return {name: found[name] for name in (*FEATURES, *RELATIVE)}


class _Found:
    """Features of cells, by name. Ranks are counted where they are asked for."""

    def __init__(self, a: Sheet, pile: Pile, first: int) -> None:
        self.tasks = pile.tasks[first:] - pile.tasks[first]
        self.grids = {**_texts(a, pile, first), **_meant(a, pile, first), **_codes(a, pile, first)}
        likeness, heads = self._likeness()
        self.rivals = {"rank": likeness, "head-rank": heads}
        most = np.maximum.reduceat(likeness, self.tasks[:-1], axis=1)
        rows = np.repeat(np.maximum(most, 1e-9), np.diff(self.tasks), axis=1)
        columns = np.maximum(likeness.max(axis=0), 1e-9)
        self.grids["standing"] = np.minimum(likeness / rows, likeness / columns)
        self.cells = np.indices(likeness.shape)

    def _likeness(self) -> tuple[Array, Array]:
        grids = self.grids
        named = CONCEPT_LIKENESS * grids.pop("title-concepts")
        grids["titles"] = np.maximum(grids["titles"], named)
        answers = grids["answered-more"] + grids["answered-less"]
        likeness = np.round(grids["wording"] + (grids["concepts"] + answers) / 2, 9)
        heads = np.round(grids["head-wording"] + grids["head-concepts"], 9)
        for name in ("wording", "head-wording"):
            grids[name] = np.sqrt(grids[name])
        return likeness, heads

    def __getitem__(self, name: str) -> Array:
        if name in self.rivals:
            x, y = (places.ravel() for places in self.cells)
            found = many.ranks(self.rivals[name], self.tasks, x, y)
            return found.reshape(self.cells[0].shape)
        return self.grids[name]

    def at(self, x: Array, y: Array) -> _Found:
        """Of these cells alone."""
        found = copy(self)
        found.cells = np.stack((x, y))
        found.grids = {name: grid[x, y] for name, grid in self.grids.items()}
        return found

    def probability(self, model: Model) -> Array:
        """As `match.score` has it."""
        sums = sum(weight * self[name] for name, weight in model.weights.items())
        return np.round(1 / (1 + np.exp(-(model.bias + sums))), 4)


def _texts(a: Sheet, pile: Pile, first: int) -> Grids:
    """Of wording and head-wording the squares, for now."""
    one = many.Words(a.pieces, a.texts, a.heads, a.phrases, a.spelled, a.ends)
    stacks = (pile.texts, pile.heads, pile.phrases)
    two = many.ManyWords(pile.tasks, pile.pieces, pile.piece_starts, *stacks, pile.ends)
    names = ("wording", "head-wording", "answered-more", "answered-less", "titles", "title-in-text")
    return dict(zip(names, many.texts(one, two, first), strict=True))


def _meant(a: Sheet, pile: Pile, first: int) -> Grids:
    n = len(a.themes)
    one = many.Meant(a.concepts, a.text_concepts, a.head_concepts, a.title_concepts)
    stacks = (pile.text_concepts, pile.head_concepts, pile.title_concepts)
    two = many.ManyMeant(pile.tasks, pile.concepts, pile.concept_starts, *stacks)
    names = ("concepts", "head-concepts", "title-concepts", "concepts-more", "concepts-less")
    found = dict(zip(names, many.concepts(one, two, n, first), strict=True))
    one = many.Meant(a.topics, a.text_topics, a.head_topics, a.head_topics)
    stacks = (pile.text_topics, pile.head_topics, pile.head_topics)
    two = many.ManyMeant(pile.tasks, pile.topics, pile.topic_starts, *stacks)
    told = many.topics(one, two, n, first)
    return found | dict(zip(("topics", "main-topic", "head-topics"), told, strict=True))


def _codes(a: Sheet, pile: Pile, first: int) -> Grids:
    start = pile.tasks[first]
    sizes = pile.sizes[start:]
    found = {
        "theme": (a.themes[:, None] == pile.themes[start:]).astype(float),
        "instruments": many.overlap(a.instruments, pile.instruments[start:]),
        "size": np.maximum(a.sizes[:, None], sizes),
        "size-less": np.minimum(a.sizes[:, None], sizes),
    }
    starts, counts = pile.tasks[first:-1] - start, np.diff(pile.tasks[first:])
    for name in BEYOND_CHANCE:
        means = np.add.reduceat(found[name].sum(axis=0), starts) / (counts * len(a.themes))
        found[name] = np.round(found[name] - np.repeat(means, counts), 9)
    return found
