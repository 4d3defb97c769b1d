"""The concept lexicon of a field: what a phrase speaks of, whatever words it uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from plancmp.domain import Domain
from plancmp.text import fold


class Lexicon:
    """Concepts, grouped by topic, with the terms that name them. A field without a lexicon has an
    empty one.

    terms: folded term and concept, by the term's first two characters. topics: the topic of each
    concept. labels: what a reader calls a concept or topic.
    """

    def __init__(
        self,
        terms: Mapping[str, tuple[tuple[str, str], ...]],
        topics: Mapping[str, str],
        labels: Mapping[str, str],
    ) -> None:
        self.terms, self.topics, self.labels = terms, topics, labels
        self._found: dict[str, frozenset[str]] = {}

    def find(self, folded: str) -> frozenset[str]:
        """The concepts whose terms stand in a folded text."""
        if folded not in self._found:
            self._found[folded] = frozenset(concept for _, _, concept in self.places(folded))
        return self._found[folded]

    def places(self, folded: str) -> Iterator[tuple[int, str, str]]:
        """Every term that stands in a folded text: where, the term, its concept."""
        for i in range(len(folded) - 1):
            for term, concept in self.terms.get(folded[i : i + 2], ()):
                if folded.startswith(term, i):
                    yield i, term, concept

    def terms_of(self, concept: str) -> tuple[str, ...]:
        """The terms of a concept, folded."""
        every = (entry for entries in self.terms.values() for entry in entries)
        return tuple(sorted(term for term, of in every if of == concept))


@lru_cache(maxsize=8)
def lexicon(domain: Domain) -> Lexicon:
    """The lexicon of a field."""
    terms: dict[str, list[tuple[str, str]]] = {}
    topics: dict[str, str] = {}
    labels: dict[str, str] = {}
    for topic, entry in (domain.concepts or {}).items():
        labels[topic] = entry["label"]
        for concept, words in entry["concepts"].items():
            topics[concept] = topic
            labels.setdefault(concept, words["label"])
            for term in {fold(word) for word in words["terms"]}:
                terms.setdefault(term[:2], []).append((term, concept))
    index = {start: tuple(sorted(found)) for start, found in terms.items()}
    return Lexicon(index, topics, labels)
