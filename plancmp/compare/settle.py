"""What three plans together say of a pair that two of them leave open.

A = B and B = C with A and C not aligned is nearly always a wrong `same`: the weaker of the two is
shown as partial. An aligned pair whose sides are both the same as a measure of a third plan is the
same, unless that made another contradiction. What a person decided stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations, permutations
from typing import Literal

from plancmp.model.comparison import Alignment
from plancmp.model.coverage import Changed, Contradiction
from plancmp.model.plan import MeasureRef

Pair = frozenset[MeasureRef]
Links = Mapping[Pair, Alignment]
"""Aligned pairs of any two of the plans."""


def settle(links: Links) -> tuple[Links, tuple[Changed, ...], tuple[Contradiction, ...]]:
    """The links with what the third plans change, the changes, and the contradictions that stay."""
    found = _Settled(links)
    mine = [pair for pair, link in links.items() if link.origin == "matcher"]
    same = [pair for pair in mine if links[pair].relation == "same"]
    for pair in sorted(same, key=lambda pair: _sureness(links[pair])):
        if through := found.opened(pair):
            found.change(pair, "partial", through)
    ties = {pair: found.shared(pair) for pair in mine if links[pair].relation == "partial"}
    for pair in sorted(ties, key=sorted):
        if (through := ties[pair]) and not found.opened(pair):
            found.change(pair, "same", through)
    changes = tuple(sorted(found.changes, key=lambda c: (c.a, c.b)))
    return found.links, changes, tuple(found.contradictions())


def _sureness(link: Alignment) -> tuple[float, float, MeasureRef, MeasureRef]:
    """By which the pair that is given up first comes first."""
    return 1.0 if link.same is None else link.same, link.score, *_sides(link)


def _sides(link: Alignment) -> tuple[MeasureRef, MeasureRef]:
    return min(link.a, link.b), max(link.a, link.b)


class _Settled:
    """The links, some of them changed, and the measures that are the same as each by them."""

    def __init__(self, links: Links) -> None:
        self.links = dict(links)
        self.changes: list[Changed] = []
        self.same: dict[MeasureRef, set[MeasureRef]] = {}
        for link in links.values():
            self._note(link)

    def _note(self, link: Alignment) -> None:
        for one, two in permutations((link.a, link.b)):
            partners = self.same.setdefault(one, set())
            (partners.add if link.relation == "same" else partners.discard)(two)

    def change(self, pair: Pair, now: Literal["same", "partial"], through: MeasureRef) -> None:
        """Give a pair another relation, because of a measure of a third plan."""
        was: Literal["same", "partial"] = "partial" if now == "same" else "same"
        self.links[pair] = replace(self.links[pair], relation=now)
        self.changes.append(Changed(*_sides(self.links[pair]), was, now, through))
        self._note(self.links[pair])

    def opened(self, pair: Pair) -> MeasureRef | None:
        """A measure that is the same as one side and not aligned with the other: if the pair is the
        same, the three contradict each other.
        """
        others = (
            other
            for end, middle in permutations(pair)
            for other in self.same[middle]
            if other.plan != end.plan and frozenset((end, other)) not in self.links
        )
        return min(others, default=None)

    def shared(self, pair: Pair) -> MeasureRef | None:
        """A measure of a third plan that both sides are the same as."""
        one, two = pair
        return min(self.same[one] & self.same[two], default=None)

    def contradictions(self) -> list[Contradiction]:
        """Of two pairs that are the same, where the third is not even aligned."""
        return [
            Contradiction(one, middle, two)
            for middle in sorted(self.same)
            for one, two in combinations(sorted(self.same[middle]), 2)
            if one.plan != two.plan and frozenset((one, two)) not in self.links
        ]
