"""How much of what somebody asks for a phrase says, and whether in the same words.

Every character of the query belongs to the pair of neighbours that holds together most firmly (most
often for how often its two stand anywhere), and weighs as much as that pair is rare. A phrase says
it when it has the pair, or, in other words, a term of a concept that the query names there.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plancmp.match.concepts import Lexicon
from plancmp.match.tfidf import COMMON
from plancmp.text import fold, grams

_BETWEEN = re.compile(r"[\W_]+")


class Said(NamedTuple):
    """How much of a query a text says: 0 (nothing) to 1 (all of it)."""

    words: float
    """In the words of the query."""
    sense: float
    """In these, or in other words of the lexicon."""


class _Place(NamedTuple):
    """A character of the query."""

    weight: float
    pair: str
    concepts: frozenset[str]


class Query:
    """What somebody asks for.

    texts: all that is searched, folded, by which is counted what is rare and what holds together.
    """

    def __init__(self, text: str, texts: Sequence[str], known: Lexicon) -> None:
        self.places = tuple(p for word in wording(text) for p in _places(word, texts, known))
        self.pairs = frozenset(place.pair for place in self.places)
        self.whole = math.fsum(place.weight for place in self.places)
        concepts = {concept for place in self.places for concept in place.concepts}
        self.terms = {concept: known.terms_of(concept) for concept in sorted(concepts)}

    def said(self, text: str) -> Said:
        """How much of it a folded text says."""
        met = {pair for pair in self.pairs if pair in text}
        words = math.fsum([p.weight for p in self.places if p.pair in met]) / self.whole
        if len(met) == len(self.pairs) or not self.terms:
            return Said(words, words)
        named = {c for c, terms in self.terms.items() if any(t in text for t in terms)}
        if not named:
            return Said(words, words)
        sense = [p.weight for p in self.places if p.pair in met or not named.isdisjoint(p.concepts)]
        return Said(words, math.fsum(sense) / self.whole)


def wording(text: str) -> tuple[str, ...]:
    """The words of a query, folded; as one where a word is too short to be looked for alone."""
    words = tuple(filter(None, map(fold, _BETWEEN.split(text))))
    return words if words and all(len(word) > 1 for word in words) else (fold(text),)


def _places(word: str, texts: Sequence[str], known: Lexicon) -> Iterator[_Place]:
    named: list[set[str]] = [set() for _ in word]
    for start, term, concept in known.places(word):
        for i in range(start, start + len(term)):
            named[i].add(concept)
    counts = {part: sum(part in text for text in texts) for part in grams(word, (1, 2))}
    for i in range(len(word)):
        pairs = grams(word[max(i - 1, 0) : i + 2], (2,))
        pair = max(pairs, key=lambda p: counts[p] / max(counts[p[0]] * counts[p[1]], 1))
        yield _Place(_rarity(counts[pair], len(texts)), pair, frozenset(named[i]))


def _rarity(seen: int, every: int) -> float:
    """As of `tfidf.rarity`."""
    return max(math.log((every + 1) / (seen + 0.5)), COMMON)
