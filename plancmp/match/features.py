"""What speaks for or against aligning two tasks: one function a feature, each the same in either order of the tasks.

A feature is a number, mostly 0 to 1. The functions take two profiles and the phrase likeness between them; `standing` and
`rank` compare a pair with its rivals in the same row and column of the two plans.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plancmp.match.profile import Phrase, Profile
from plancmp.match.tfidf import cosine

CONCEPT_LIKENESS = 0.9
"""Two titles with the same concepts in other words are this alike."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tasks and how well each answers the other's phrases."""

    x: Profile
    y: Profile
    x_answered: float
    """Weighted share of x's phrases that find a like phrase in y, by likeness."""
    y_answered: float
    x_title: float
    """How well x's title is answered by the best phrase of y."""
    y_title: float


def pair(x: Profile, y: Profile) -> Pair:
    """Look for each phrase's best partner on the other side, the title included."""
    x_answered, x_title = _answers(x, y)
    y_answered, y_title = _answers(y, x)
    return Pair(x, y, x_answered, y_answered, x_title, y_title)


def _answers(x: Profile, y: Profile) -> tuple[float, float]:
    there = (y.title, *y.phrases)
    weight = math.fsum(p.weight for p in x.phrases)
    found = math.fsum(p.weight * best(p, there)[0] for p in x.phrases)
    return found / weight if weight else 0.0, best(x.title, there)[0]


def best(phrase: Phrase, others: Sequence[Phrase]) -> tuple[float, Phrase | None]:
    """The likeness of the best partner of a phrase, and the partner."""
    likeness, partner = 0.0, None
    for other in others:
        if (value := cosine(phrase.vector, other.vector)) > likeness:
            likeness, partner = value, other
    return likeness, partner


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
    return max(
        cosine(p.x.title.vector, p.y.title.vector),
        CONCEPT_LIKENESS * cosine(p.x.title.concepts, p.y.title.concepts),
    )


def _instruments(p: Pair) -> float:
    one, two = set(p.x.task.instruments), set(p.y.task.instruments)
    return len(one & two) / max(len(one | two), 1)


FEATURES: dict[str, Callable[[Pair], float]] = {
    "wording": lambda p: math.sqrt(cosine(p.x.wording, p.y.wording)),
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
RELATIVE = ("standing", "rank")
BEYOND_CHANCE = ("theme", "instruments")
"""Codes of which every plan uses few: agreement counts by how much it exceeds the mean over all pairs of the two plans."""


def matrix(rows: Sequence[Profile], columns: Sequence[Profile]) -> list[list[dict[str, float]]]:
    """The features of every task of one plan with every task of the other."""
    cells = [
        [
            {name: measure(p) for name, measure in FEATURES.items()}
            for y in columns
            for p in (pair(x, y),)
        ]
        for x in rows
    ]
    for name in BEYOND_CHANCE:
        mean = math.fsum(cell[name] for row in cells for cell in row) / (len(rows) * len(columns))
        for cell in (cell for row in cells for cell in row):
            cell[name] = round(cell[name] - mean, 9)
    likeness = [[_likeness(cell) for cell in row] for row in cells]
    across = [list(column) for column in zip(*likeness, strict=True)]
    for i, row in enumerate(cells):
        for j, cell in enumerate(row):
            value = likeness[i][j]
            tops = (value / max(*likeness[i], 1e-9), value / max(*across[j], 1e-9))
            rivals = (sum(v > value for v in likeness[i]), sum(v > value for v in across[j]))
            cell["standing"] = min(tops)
            cell["rank"] = math.log1p(max(rivals))
    return cells


def _likeness(cell: dict[str, float]) -> float:
    """A plain blend of what the texts share, by which a pair is compared with its rivals."""
    return round(
        cell["wording"] ** 2
        + (cell["concepts"] + cell["answered-more"] + cell["answered-less"]) / 2,
        9,
    )
