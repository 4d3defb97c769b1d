"""A task read for matching: its pieces, phrases, concepts and topics, weighted by how rare they are
in the two plans.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from plancmp.domain import Domain
from plancmp.match import tfidf
from plancmp.match.concepts import Lexicon, lexicon
from plancmp.match.tfidf import Rarity, Vector
from plancmp.model.plan import Task
from plancmp.text import fold, grams

_CLAUSE = re.compile(r"[\s，。；、：,;:]+")
TITLE_COUNTS = 2
"""A topic named in the title counts twice."""
HEAD = 1
"""How many phrases make the head of a task with its title: object and kind of action, by which a
reader decides whether two tasks are the same.
"""


class Phrase(NamedTuple):
    """A title or action, weighed."""

    text: str
    """Folded."""
    vector: Vector
    concepts: Vector
    weight: float
    """Mean rarity of its pieces."""


class Profile(NamedTuple):
    """A task, weighed."""

    task: Task
    title: Phrase
    phrases: tuple[Phrase, ...]
    wording: Vector
    """All pieces of title and phrases."""
    concepts: Vector
    concept_weights: dict[str, float]
    concept_total: float
    """Sum of the weights of its concepts."""
    topics: Vector
    main_topic: str
    instruments: frozenset[str]
    head: Vector
    """All pieces of its head."""
    head_concepts: Vector
    head_topics: Vector
    """How much of the head each topic is; together 1."""

    @property
    def size(self) -> int:
        """Number of phrases."""
        return len(self.phrases)

    @property
    def texts(self) -> tuple[Phrase, ...]:
        """Title and phrases."""
        return (self.title, *self.phrases)


class Text(NamedTuple):
    """A task's words, folded, and its concepts and topics, counted."""

    title: str
    phrases: tuple[str, ...]
    concepts: Counter[Hashable]
    topics: Counter[Hashable]
    head_concepts: Counter[Hashable]
    """Of its head."""
    head_topics: Counter[Hashable]

    @property
    def texts(self) -> tuple[str, ...]:
        """Title and phrases."""
        return (self.title, *self.phrases)

    @property
    def head(self) -> tuple[str, ...]:
        """Title and first phrase."""
        return self.texts[: 1 + HEAD]


def profiles(tasks: Sequence[Task], domain: Domain) -> list[Profile]:
    """The tasks of both plans, read together: rarity is counted over all of them."""
    known = lexicon(domain)
    texts = [counted(task, known) for task in tasks]
    bags = [bag(text.texts) for text in texts]
    piece = tfidf.rarity(bags)
    concept = tfidf.rarity([text.concepts for text in texts])
    topic = tfidf.rarity([text.topics for text in texts])
    said = {wording for text in texts for wording in text.texts}
    phrases = {wording: _phrase(wording, piece, concept, known) for wording in said}
    return [
        _profile(task, text, whole, phrases, piece, concept, topic)
        for task, text, whole in zip(tasks, texts, bags, strict=True)
    ]


def counted(task: Task, known: Lexicon) -> Text:
    """A task before anything is weighed."""
    title = fold(task.title)
    phrases = tuple(map(fold, clauses(task)))
    every = (title, *phrases)
    concepts = Counter(chain.from_iterable(map(known.find, every[: 1 + HEAD])))
    topics: Counter[Hashable] = Counter()
    for concept, n in concepts.items():
        topics[known.topics[concept]] += n
    return Text(
        title,
        phrases,
        Counter(chain.from_iterable(map(known.find, every))),
        _topics(title, phrases, known),
        Counter(concepts),
        topics,
    )


def clauses(task: Task) -> tuple[str, ...]:
    """What the actions of a task say, as coded: each phrase of a profile, before it is folded."""
    said = (clause for action in task.actions for clause in _CLAUSE.split(action))
    return tuple(clause for clause in said if fold(clause))


def bag(texts: Iterable[str]) -> Counter[Hashable]:
    """The pieces of folded texts."""
    return Counter(chain.from_iterable(map(pieces, texts)))


@lru_cache(maxsize=20_000)
def pieces(text: str) -> tuple[str, ...]:
    """The overlapping pieces of a folded text."""
    return tuple(grams(text))


def _phrase(text: str, piece: Rarity, concept: Rarity, known: Lexicon) -> Phrase:
    held = bag((text,))
    weight = math.fsum([piece[g] for g in held]) / max(len(held), 1)
    concepts = tfidf.vector(Counter(known.find(text)), concept)
    return Phrase(text, tfidf.vector(held, piece), concepts, weight)


def _profile(
    task: Task,
    text: Text,
    whole: Counter[Hashable],
    phrases: dict[str, Phrase],
    piece: Rarity,
    concept: Rarity,
    topic: Rarity,
) -> Profile:
    about = tfidf.vector(text.topics, topic, sublinear=False)
    weights = {str(c): concept[c] for c in text.concepts}
    return Profile(
        task=task,
        title=phrases[text.title],
        phrases=tuple(phrases[phrase] for phrase in text.phrases),
        wording=tfidf.vector(whole, piece),
        concepts=tfidf.vector(text.concepts, concept),
        concept_weights=weights,
        concept_total=math.fsum(weights.values()),
        topics=about,
        main_topic=_main(about),
        instruments=frozenset(task.instruments),
        head=tfidf.vector(bag(text.head), piece),
        head_concepts=tfidf.vector(text.head_concepts, concept),
        head_topics=_shares(text.head_topics),
    )


def _shares(topics: Counter[Hashable]) -> Vector:
    every = topics.total()
    return {topic: n / every for topic, n in topics.items()}


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
