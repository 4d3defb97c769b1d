"""A task read for matching: its pieces, phrases, concepts and topics, weighted by how rare they are in the two plans."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from plancmp.match import concepts, tfidf
from plancmp.match.tfidf import Vector
from plancmp.model import Task
from plancmp.text import fold, grams

_CLAUSE = re.compile(r"[\s，。；、：,;:]+")
TITLE_COUNTS = 2
"""A topic named in the title counts twice."""


@dataclass(frozen=True, slots=True)
class Phrase:
    text: str
    """As coded."""
    vector: Vector
    concepts: Vector
    weight: float
    """Mean rarity of its pieces."""


@dataclass(frozen=True, slots=True)
class Profile:
    task: Task
    title: Phrase
    phrases: tuple[Phrase, ...]
    wording: Vector
    """All pieces of title and phrases."""
    concepts: Vector
    concept_weights: dict[str, float]
    topics: Vector
    main_topic: str


def read(tasks: Sequence[Task]) -> list[Profile]:
    """The tasks of both plans, read together: rarity is counted over all of them."""
    texts = [
        (
            fold(task.title),
            [fold(c) for action in task.actions for c in _CLAUSE.split(action) if fold(c)],
        )
        for task in tasks
    ]
    bags: list[Counter[Hashable]] = [
        Counter(g for text in (title, *phrases) for g in grams(text)) for title, phrases in texts
    ]
    named: list[Counter[Hashable]] = [
        Counter(c for text in (title, *phrases) for c in concepts.find(text))
        for title, phrases in texts
    ]
    themes = [_topics(title, phrases) for title, phrases in texts]
    piece, concept, topic = tfidf.rarity(bags), tfidf.rarity(named), tfidf.rarity(themes)
    wording = [tfidf.vector(bag, piece) for bag in bags]
    spoken = [tfidf.vector(bag, concept) for bag in named]
    about = [tfidf.vector(bag, topic, sublinear=False) for bag in themes]

    def phrase(text: str) -> Phrase:
        bag: Counter[Hashable] = Counter(grams(text))
        weight = math.fsum(piece(g) for g in bag) / max(len(bag), 1)
        return Phrase(
            text,
            tfidf.vector(bag, piece),
            tfidf.vector(Counter(concepts.find(text)), concept),
            weight,
        )

    return [
        Profile(
            task=task,
            title=phrase(title),
            phrases=tuple(phrase(text) for text in phrases),
            wording=wording[i],
            concepts=spoken[i],
            concept_weights={str(c): concept(c) for c in named[i]},
            topics=about[i],
            main_topic=_main(about[i]),
        )
        for i, (task, (title, phrases)) in enumerate(zip(tasks, texts, strict=True))
    ]


def _topics(title: str, phrases: Iterable[str]) -> Counter[Hashable]:
    """How much of the task each topic is: every phrase has one vote, shared among its topics."""
    votes: Counter[Hashable] = Counter()
    for text, share in ((title, TITLE_COUNTS), *((p, 1) for p in phrases)):
        topics = Counter(concepts.topic_of()[c] for c in concepts.find(text))
        for topic, n in topics.items():
            votes[topic] += share * n / topics.total()  # type: ignore[assignment]
    return votes


def _main(topics: Vector) -> str:
    return str(max(topics, key=lambda t: (round(topics[t], 9), str(t)))) if topics else ""
