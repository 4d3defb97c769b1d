"""What speaks for or against aligning two tasks: one function a feature, each the same in either order of the tasks.

A feature is a number, mostly 0 to 1. The functions take two profiles and how well each answers the other's phrases;
`standing` and `rank` compare a pair with its rivals in the same row and column of the two plans.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from plancmp.match.profile import Phrase, Profile
from plancmp.match.tfidf import Vector, cosine, cosines

CONCEPT_LIKENESS = 0.9
"""Two titles with the same concepts in other words are this alike."""
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Two tasks and how well each answers the other's phrases."""

    x: Profile
    y: Profile
    wording: float
    """Cosine of all that both say."""
    x_answered: float
    """Weighted share of x's phrases that find a like phrase in y, by likeness."""
    y_answered: float
    x_title: float
    """How well x's title is answered by the best phrase of y."""
    y_title: float


def _concepts_shared(p: Pair) -> tuple[float, float]:
    shares = []
    for one, two in ((p.x, p.y), (p.y, p.x)):
        total = math.fsum(one.concept_weights.values())
        met = math.fsum(w for c, w in one.concept_weights.items() if c in two.concept_weights)
        shares.append(met / total if total else 0.0)
    return min(shares), max(shares)


def _main_topic(p: Pair) -> float:
    """How much each task is about the other's main topic, the lesser of the two."""
    return min(p.y.topics.get(p.x.main_topic, 0.0), p.x.topics.get(p.y.main_topic, 0.0))


def _titles(p: Pair) -> float:
    by_words = cosine(p.x.title.vector, p.y.title.vector)
    return max(by_words, CONCEPT_LIKENESS * cosine(p.x.title.concepts, p.y.title.concepts))


def _instruments(p: Pair) -> float:
    one, two = set(p.x.task.instruments), set(p.y.task.instruments)
    return len(one & two) / max(len(one | two), 1)


FEATURES: dict[str, Callable[[Pair], float]] = {
    "wording": lambda p: math.sqrt(p.wording),
    "answered-more": lambda p: max(p.x_answered, p.y_answered),
    "answered-less": lambda p: min(p.x_answered, p.y_answered),
    "concepts": lambda p: cosine(p.x.concepts, p.y.concepts),
    "concepts-more": lambda p: _concepts_shared(p)[1],
    "concepts-less": lambda p: _concepts_shared(p)[0],
    "topics": lambda p: cosine(p.x.topics, p.y.topics),
    "main-topic": _main_topic,
    "titles": _titles,
    "title-in-text": lambda p: max(p.x_title, p.y_title),
    "theme": lambda p: float(p.x.task.theme == p.y.task.theme),
    "instruments": _instruments,
    "size": lambda p: math.log(max(len(p.x.phrases), len(p.y.phrases), 1)),
}
OF_LEXICON = ("concepts", "concepts-more", "concepts-less", "topics", "main-topic")
"""Features that say nothing without a lexicon."""
RELATIVE = ("standing", "rank")
BEYOND_CHANCE = ("theme", "instruments")
"""Codes of which every plan uses few: agreement counts by how much it exceeds the mean over all pairs of the two plans."""

Cell = dict[str, float]


def features(rows: Sequence[Profile], columns: Sequence[Profile]) -> list[list[Cell]]:
    """The features of every task of one plan with every task of the other."""
    cells = [
        [{name: measure(pair) for name, measure in FEATURES.items()} for pair in row]
        for row in _pairs(rows, columns)
    ]
    for name in BEYOND_CHANCE:
        every = [cell for row in cells for cell in row]
        mean = math.fsum(cell[name] for cell in every) / (len(rows) * len(columns))
        for cell in every:
            cell[name] = round(cell[name] - mean, 9)
    _compare_with_rivals(cells)
    return cells


def _compare_with_rivals(cells: list[list[Cell]]) -> None:
    likeness = [[_likeness(cell) for cell in row] for row in cells]
    across = [list(column) for column in zip(*likeness, strict=True)]
    best_of_row = [max(*row, 1e-9) for row in likeness]
    best_of_column = [max(*column, 1e-9) for column in across]
    rank_in_row = [_ranks(row) for row in likeness]
    rank_in_column = [_ranks(column) for column in across]
    for i, row in enumerate(cells):
        for j, cell in enumerate(row):
            value = likeness[i][j]
            cell["standing"] = min(value / best_of_row[i], value / best_of_column[j])
            cell["rank"] = math.log1p(max(rank_in_row[i][value], rank_in_column[j][value]))


def _ranks(values: Sequence[float]) -> dict[float, int]:
    """How many are greater than each value."""
    ranks: dict[float, int] = {}
    for place, value in enumerate(sorted(values, reverse=True)):
        ranks.setdefault(value, place)
    return ranks


def _likeness(cell: Cell) -> float:
    """A plain blend of what the texts share, by which a pair is compared with its rivals."""
    answered = cell["answered-more"] + cell["answered-less"]
    return round(cell["wording"] ** 2 + (cell["concepts"] + answered) / 2, 9)


def _pairs(rows: Sequence[Profile], columns: Sequence[Profile]) -> list[list[Pair]]:
    """Every task with every task: each phrase looks for its best partner on the other side, the title included."""
    answers = _Answers(rows, columns)
    back = _Answers(columns, rows)
    wording = cosines([x.wording for x in rows], [y.wording for y in columns])
    return [
        [
            Pair(x, y, wording[i].get(j, 0.0), *_weave(answers.of(i, j), back.of(j, i)))
            for j, y in enumerate(columns)
        ]
        for i, x in enumerate(rows)
    ]


def _weave(x: tuple[_T, _T], y: tuple[_T, _T]) -> tuple[_T, _T, _T, _T]:
    return x[0], y[0], x[1], y[1]


class _Answers:
    """How well the phrases of every row's task are answered by the tasks of the columns."""

    def __init__(self, rows: Sequence[Profile], columns: Sequence[Profile]) -> None:
        mine, self.rows = _distinct(rows)
        theirs, places = _distinct(columns)
        homes: list[list[int]] = [[] for _ in theirs]
        for task, held in enumerate(places):
            for place in set(held):
                homes[place].append(task)
        self.tasks = rows
        self.best = [_best_by_task(found, homes) for found in cosines(mine, theirs)]
        self.weight = [math.fsum(p.weight for p in x.phrases) for x in rows]

    def of(self, i: int, j: int) -> tuple[float, float]:
        """Weighted likeness of the phrases of row i to their best partners in column j, and that of the title."""
        title, *phrases = self.rows[i]
        weights = (p.weight for p in self.tasks[i].phrases)
        best = self.best
        found = math.fsum(
            [w * best[place].get(j, 0.0) for w, place in zip(weights, phrases, strict=True)]
        )
        share = found / self.weight[i] if self.weight[i] else 0.0
        return share, best[title].get(j, 0.0)


def _best_by_task(found: dict[int, float], homes: Sequence[Sequence[int]]) -> dict[int, float]:
    best: dict[int, float] = {}
    for place, likeness in found.items():
        for task in homes[place]:
            if likeness > best.get(task, 0.0):
                best[task] = likeness
    return best


def _distinct(profiles: Sequence[Profile]) -> tuple[list[Vector], list[list[int]]]:
    """The vector of each phrase that is said, once; and for each task the places of its title and phrases among them."""
    places: dict[int, int] = {}
    vectors: list[Vector] = []
    held: list[list[int]] = []
    for profile in profiles:
        row = []
        for phrase in profile.texts:
            if id(phrase) not in places:
                places[id(phrase)] = len(vectors)
                vectors.append(phrase.vector)
            row.append(places[id(phrase)])
        held.append(row)
    return vectors, held


def best(phrase: Phrase, others: Sequence[Phrase]) -> tuple[float, Phrase | None]:
    """The likeness of the best partner of a phrase, and the partner."""
    likeness, partner = 0.0, None
    for other in others:
        if (value := cosine(phrase.vector, other.vector)) > likeness:
            likeness, partner = value, other
    return likeness, partner
