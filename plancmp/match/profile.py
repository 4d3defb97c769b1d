"""A task read for matching: its pieces, phrases, concepts and topics, weighted by how rare they are in the two plans."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from plancmp.domain import Domain
from plancmp.match import tfidf
from plancmp.match.concepts import Lexicon, lexicon
from plancmp.match.tfidf import Rarity, Vector
from plancmp.model.plan import Task
from plancmp.text import fold, grams

_CLAUSE = re.compile(r"[\s，。；、：,;:]+")
TITLE_COUNTS = 2
"""A topic named in the title counts twice."""


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    text: str
    """Folded."""
    vector: Vector
    concepts: Vector
    weight: float
    """Mean rarity of its pieces."""


@dataclass(frozen=True, slots=True, eq=False)
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

    @property
    def texts(self) -> tuple[Phrase, ...]:
        """Title and phrases."""
        return (self.title, *self.phrases)


@dataclass(frozen=True, slots=True, eq=False)
class _Text:
    """A task's words, folded and counted."""

    title: str
    phrases: tuple[str, ...]
    pieces: Counter[Hashable]
    concepts: Counter[Hashable]
    topics: Counter[Hashable]


def profiles(tasks: Sequence[Task], domain: Domain) -> list[Profile]:
    """The tasks of both plans, read together: rarity is counted over all of them."""
    known = lexicon(domain)
    texts = [_text(task, known) for task in tasks]
    piece = tfidf.rarity([text.pieces for text in texts])
    concept = tfidf.rarity([text.concepts for text in texts])
    topic = tfidf.rarity([text.topics for text in texts])
    phrases: dict[str, Phrase] = {}
    for wording in {wording for text in texts for wording in (text.title, *text.phrases)}:
        phrases[wording] = _phrase(wording, piece, concept, known)
    return [
        _profile(task, text, phrases, piece, concept, topic)
        for task, text in zip(tasks, texts, strict=True)
    ]


def _text(task: Task, known: Lexicon) -> _Text:
    title = fold(task.title)
    clauses = (fold(c) for action in task.actions for c in _CLAUSE.split(action))
    phrases = tuple(clause for clause in clauses if clause)
    every = (title, *phrases)
    return _Text(
        title,
        phrases,
        Counter(g for text in every for g in grams(text)),
        Counter(c for text in every for c in known.find(text)),
        _topics(title, phrases, known),
    )


def _phrase(text: str, piece: Rarity, concept: Rarity, known: Lexicon) -> Phrase:
    bag: Counter[Hashable] = Counter(grams(text))
    weight = math.fsum(piece(g) for g in bag) / max(len(bag), 1)
    concepts = tfidf.vector(Counter(known.find(text)), concept)
    return Phrase(text, tfidf.vector(bag, piece), concepts, weight)


def _profile(
    task: Task,
    text: _Text,
    phrases: dict[str, Phrase],
    piece: Rarity,
    concept: Rarity,
    topic: Rarity,
) -> Profile:
    about = tfidf.vector(text.topics, topic, sublinear=False)
    return Profile(
        task=task,
        title=phrases[text.title],
        phrases=tuple(phrases[phrase] for phrase in text.phrases),
        wording=tfidf.vector(text.pieces, piece),
        concepts=tfidf.vector(text.concepts, concept),
        concept_weights={str(c): concept(c) for c in text.concepts},
        topics=about,
        main_topic=_main(about),
    )


def _topics(title: str, phrases: Iterable[str], known: Lexicon) -> Counter[Hashable]:
    """How much of the task each topic is: every phrase has one vote, shared among its topics."""
    votes: Counter[Hashable] = Counter()
    for text, share in ((title, TITLE_COUNTS), *((p, 1) for p in phrases)):
        topics = Counter(known.topics[c] for c in known.find(text))
        for topic, n in topics.items():
            votes[topic] += share * n / topics.total()  # type: ignore[assignment]
    return votes


def _main(topics: Vector) -> str:
    return str(max(topics, key=lambda t: (round(topics[t], 9), str(t)))) if topics else ""
