"""Which phrases of a task another one has too, in these words or in like ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from plancmp.domain import Domain
from plancmp.match.profile import Phrase, clauses, profiles
from plancmp.match.tfidf import cosine
from plancmp.model.plan import Task

Side = list[tuple[tuple[str, Phrase], ...]]
"""Of every task of a plan its phrases, as coded and as weighed."""


class Phrases:
    """The phrases of two plans, read together: how rare their pieces are decides what is alike."""

    def __init__(self, old: Sequence[Task], new: Sequence[Task], domain: Domain) -> None:
        limits = domain.limits["succession"]
        self.least: float = limits["phrase"]
        self.least_ending: float = limits["phrase-ending"]
        self.ends: tuple[str, ...] = limits["ends"]
        read = profiles((*old, *new), domain)
        told = [tuple(zip(clauses(p.task), p.phrases, strict=True)) for p in read]
        self.old: Side = told[: len(old)]
        self.new: Side = told[len(old) :]

    def alone(
        self, old: Iterable[int], new: Iterable[int]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What only the old tasks say and what only the new ones say, as coded, each once.

        old, new: places of the tasks in their plans.
        """
        ours = [each for i in old for each in self.old[i]]
        theirs = [each for j in new for each in self.new[j]]
        return self._without(ours, theirs), self._without(theirs, ours)

    def _without(
        self, own: Iterable[tuple[str, Phrase]], other: Sequence[tuple[str, Phrase]]
    ) -> tuple[str, ...]:
        said = (
            text for text, phrase in own if not any(self.alike(phrase, each) for _, each in other)
        )
        return tuple(dict.fromkeys(said))

    def alike(self, one: Phrase, two: Phrase) -> bool:
        """Whether two phrases say the same: by what they share and how rare it is; of phrases that
        end alike and only begin with another verb that need be less. One that ends something is
        like no other.
        """
        if one.text == two.text:
            return True
        if one.text.startswith(self.ends) != two.text.startswith(self.ends):
            return False
        shared = cosine(one.vector, two.vector)
        begun_otherwise = ending(one.text, two.text) >= self.least
        return shared >= (self.least_ending if begun_otherwise else self.least)


@lru_cache(maxsize=100_000)
def ending(one: str, two: str) -> float:
    """How much of two texts is their common end (0 to 1): the thing done stands last.

    >>> ending("abcd", "xbcd"), ending("abcd", "abc")
    (0.75, 0.0)
    """
    shortest = min(len(one), len(two))
    shared = next((n for n in range(shortest) if one[-1 - n] != two[-1 - n]), shortest)
    return 2 * shared / max(len(one) + len(two), 1)
