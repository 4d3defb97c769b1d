"""What speaks for or against aligning two tasks: one function a feature, each the same in either
order of the tasks.

A feature is a number, mostly 0 to 1. Each function fills a grid, a row for every task of one plan
and a column for every task of the other; `standing` and `rank` compare a pair with its rivals in
the same row and column.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cached_property

from plancmp.match.profile import Phrase, Profile
from plancmp.match.tfidf import Vector, cosine, cosines

CONCEPT_LIKENESS = 0.9
"""Two titles with the same concepts in other words are this alike."""
Cell = dict[str, float]
"""The features of a pair, by name."""
Grid = list[list[float]]


class Pairs:
    """Every task of one plan with every task of the other: what several features need."""

    def __init__(self, rows: Sequence[Profile], columns: Sequence[Profile]) -> None:
        self.rows, self.columns = rows, columns

    def each(self, measure: Callable[[Profile, Profile], float]) -> Grid:
        """A figure of every pair."""
        return [[measure(x, y) for y in self.columns] for x in self.rows]

    def cosines(
        self, vector: Callable[[Profile], Vector], other: Callable[[Profile], Vector] | None = None
    ) -> Grid:
        """The likeness of every pair in one respect; other: of the columns, if it differs."""
        other = other or vector
        found = cosines([vector(x) for x in self.rows], [other(y) for y in self.columns])
        return [[row.get(j, 0.0) for j in range(len(self.columns))] for row in found]

    @cached_property
    def answers(self) -> tuple[Grid, Grid, Grid, Grid]:
        """How well the row's phrases are answered by the column's, and the other way round; then
        the titles alone.
        """
        mine, theirs = _Said(self.rows), _Said(self.columns)
        found = cosines(mine.vectors, theirs.vectors)
        there = [theirs.best_by_task(row) for row in found]
        here = [mine.best_by_task(row) for row in _transposed(found, len(theirs.vectors))]
        x_answered, x_title = mine.answered(there, len(self.columns))
        y_answered, y_title = theirs.answered(here, len(self.rows))
        return x_answered, _turned(y_answered), x_title, _turned(y_title)

    @cached_property
    def concepts_shared(self) -> Grid:
        """The weight of the concepts that both have."""
        return self.each(_shared_weight)


def _shared_weight(x: Profile, y: Profile) -> float:
    other = y.concept_weights
    return math.fsum([w for concept, w in x.concept_weights.items() if concept in other])


def _transposed(found: Sequence[dict[int, float]], columns: int) -> list[dict[int, float]]:
    turned: list[dict[int, float]] = [{} for _ in range(columns)]
    for i, row in enumerate(found):
        for j, value in row.items():
            turned[j][i] = value
    return turned


def _turned(grid: Grid) -> Grid:
    return [list(column) for column in zip(*grid, strict=True)]


class _Said:
    """The phrases of a plan's tasks, titles included, each of them once."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.profiles = profiles
        self.vectors: list[Vector] = []
        self.held: list[list[int]] = []
        """For each task the places of its title and phrases among the vectors."""
        self.homes: list[list[int]] = []
        """For each vector the tasks that say it."""
        places: dict[int, int] = {}
        for task, profile in enumerate(profiles):
            row = [self._place(phrase, places) for phrase in profile.texts]
            self.held.append(row)
            for place in dict.fromkeys(row):
                self.homes[place].append(task)

    def _place(self, phrase: Phrase, places: dict[int, int]) -> int:
        if id(phrase) not in places:
            places[id(phrase)] = len(self.vectors)
            self.vectors.append(phrase.vector)
            self.homes.append([])
        return places[id(phrase)]

    def best_by_task(self, found: dict[int, float]) -> dict[int, float]:
        """The likeness of the best phrase of each task, from those of single phrases."""
        best: dict[int, float] = {}
        for place, likeness in found.items():
            for task in self.homes[place]:
                if likeness > best.get(task, 0.0):
                    best[task] = likeness
        return best

    def answered(self, best: Sequence[dict[int, float]], others: int) -> tuple[Grid, Grid]:
        """Weighted likeness of each task's phrases to their best partners in each other task, and
        that of the title.

        best: of every vector the likeness of its best partner in each other task.
        """
        shares: Grid = []
        titles: Grid = []
        for profile, (title, *phrases) in zip(self.profiles, self.held, strict=True):
            products: list[list[float]] = [[] for _ in range(others)]
            for phrase, place in zip(profile.phrases, phrases, strict=True):
                for task, likeness in best[place].items():
                    products[task].append(phrase.weight * likeness)
            whole = math.fsum([phrase.weight for phrase in profile.phrases])
            shares.append([math.fsum(p) / whole if whole else 0.0 for p in products])
            titles.append([best[title].get(task, 0.0) for task in range(others)])
        return shares, titles


def _wording(pairs: Pairs, vector: Callable[[Profile], Vector]) -> Grid:
    return [[math.sqrt(value) for value in row] for row in pairs.cosines(vector)]


def _both(pairs: Pairs, choose: Callable[..., float], one: int, two: int) -> Grid:
    first, second = pairs.answers[one], pairs.answers[two]
    return [list(map(choose, x, y)) for x, y in zip(first, second, strict=True)]


def _share_of_concepts(pairs: Pairs, choose: Callable[..., float]) -> Grid:
    """How much of a task's concepts the other has; choose: of which of the two."""

    def share(met: float, total: float) -> float:
        return met / total if total else 0.0

    return [
        [
            choose(share(met, x.concept_total), share(met, y.concept_total))
            for met, y in zip(row, pairs.columns, strict=True)
        ]
        for row, x in zip(pairs.concepts_shared, pairs.rows, strict=True)
    ]


def _main_topic(x: Profile, y: Profile) -> float:
    """How much each task is about the other's main topic, the lesser of the two."""
    return min(y.topics.get(x.main_topic, 0.0), x.topics.get(y.main_topic, 0.0))


def _head_topics(pairs: Pairs) -> Grid:
    """How much the head of each is about what the other is about, the lesser of the two."""
    mine = pairs.cosines(lambda p: p.head_topics, lambda p: p.topics)
    theirs = pairs.cosines(lambda p: p.topics, lambda p: p.head_topics)
    return [list(map(min, x, y)) for x, y in zip(mine, theirs, strict=True)]


def _titles(pairs: Pairs) -> Grid:
    words = pairs.cosines(lambda p: p.title.vector)
    concepts = pairs.cosines(lambda p: p.title.concepts)
    return [
        [max(word, CONCEPT_LIKENESS * concept) for word, concept in zip(*rows, strict=True)]
        for rows in zip(words, concepts, strict=True)
    ]


def _instruments(x: Profile, y: Profile) -> float:
    one, two = x.instruments, y.instruments
    return len(one & two) / max(len(one | two), 1)


def _sizes(pairs: Pairs, choose: Callable[[float, float], float]) -> Grid:
    """Log of the number of phrases of one of the two."""
    rows, columns = (
        [math.log(max(p.size, 1)) for p in side] for side in (pairs.rows, pairs.columns)
    )
    return [[choose(x, y) for y in columns] for x in rows]


FEATURES: dict[str, Callable[[Pairs], Grid]] = {
    "wording": lambda pairs: _wording(pairs, lambda p: p.wording),
    "answered-more": lambda pairs: _both(pairs, max, 0, 1),
    "answered-less": lambda pairs: _both(pairs, min, 0, 1),
    "concepts": lambda pairs: pairs.cosines(lambda p: p.concepts),
    "concepts-more": lambda pairs: _share_of_concepts(pairs, max),
    "concepts-less": lambda pairs: _share_of_concepts(pairs, min),
    "topics": lambda pairs: pairs.cosines(lambda p: p.topics),
    "main-topic": lambda pairs: pairs.each(_main_topic),
    "titles": _titles,
    "title-in-text": lambda pairs: _both(pairs, max, 2, 3),
    "head-wording": lambda pairs: _wording(pairs, lambda p: p.head),
    "head-concepts": lambda pairs: pairs.cosines(lambda p: p.head_concepts),
    "head-topics": _head_topics,
    "theme": lambda pairs: pairs.each(lambda x, y: float(x.task.theme == y.task.theme)),
    "instruments": lambda pairs: pairs.each(_instruments),
    "size": lambda pairs: _sizes(pairs, max),
    "size-less": lambda pairs: _sizes(pairs, min),
}
OF_LEXICON = (
    "concepts",
    "concepts-more",
    "concepts-less",
    "topics",
    "main-topic",
    "head-concepts",
    "head-topics",
)
"""Features that say nothing without a lexicon."""
RELATIVE = ("standing", "rank", "head-rank")
BEYOND_CHANCE = ("theme", "instruments")
"""Codes of which every plan uses few: agreement counts by how much it exceeds the mean over all
pairs of the two plans.
"""


def features(rows: Sequence[Profile], columns: Sequence[Profile]) -> list[list[Cell]]:
    """The features of every task of one plan with every task of the other."""
    pairs = Pairs(rows, columns)
    grids = {name: fill(pairs) for name, fill in FEATURES.items()}
    for name in BEYOND_CHANCE:
        grids[name] = _beyond_chance(grids[name])
    grids |= _rivalry(grids)
    names = tuple(grids)
    return [
        [dict(zip(names, values, strict=True)) for values in zip(*lines, strict=True)]
        for lines in zip(*grids.values(), strict=True)
    ]


def _beyond_chance(grid: Grid) -> Grid:
    mean = math.fsum([value for row in grid for value in row]) / (len(grid) * len(grid[0]))
    return [[round(value - mean, 9) for value in row] for row in grid]


def _rivalry(grids: dict[str, Grid]) -> dict[str, Grid]:
    """How a pair stands against the best of its row and column, and how many are better: by all
    that both say, and by their heads.
    """
    likeness = _likeness(grids)
    across = _turned(likeness)
    best_of_row = [max(*row, 1e-9) for row in likeness]
    best_of_column = [max(*column, 1e-9) for column in across]
    standing = [
        [min(v / best_of_row[i], v / best_of_column[j]) for j, v in enumerate(row)]
        for i, row in enumerate(likeness)
    ]
    heads = _ranking(_head_likeness(grids))
    return {"standing": standing, "rank": _ranking(likeness), "head-rank": heads}


def _ranking(likeness: Grid) -> Grid:
    """How many are better in the row or column, whichever has more; log."""
    in_row, in_column = list(map(_ranks, likeness)), list(map(_ranks, _turned(likeness)))
    return [
        [math.log1p(max(in_row[i][v], in_column[j][v])) for j, v in enumerate(row)]
        for i, row in enumerate(likeness)
    ]


def _ranks(values: Sequence[float]) -> dict[float, int]:
    """How many are greater than each value."""
    ranks: dict[float, int] = {}
    for place, value in enumerate(sorted(values, reverse=True)):
        ranks.setdefault(value, place)
    return ranks


def _likeness(grids: dict[str, Grid]) -> Grid:
    """A plain blend of what the texts share, by which a pair is compared with its rivals."""
    names = ("wording", "concepts", "answered-more", "answered-less")
    return [
        [round(w**2 + (c + (more + less)) / 2, 9) for w, c, more, less in zip(*rows, strict=True)]
        for rows in zip(*(grids[name] for name in names), strict=True)
    ]


def _head_likeness(grids: dict[str, Grid]) -> Grid:
    """What the titles and first phrases share, in words and in concepts."""
    return [
        [round(word**2 + concept, 9) for word, concept in zip(*rows, strict=True)]
        for rows in zip(grids["head-wording"], grids["head-concepts"], strict=True)
    ]


def best(phrase: Phrase, others: Sequence[Phrase]) -> tuple[float, Phrase | None]:
    """The likeness of the best partner of a phrase, and the partner."""
    likeness, partner = 0.0, None
    for other in others:
        if (value := cosine(phrase.vector, other.vector)) > likeness:
            likeness, partner = value, other
    return likeness, partner
