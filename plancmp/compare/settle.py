"""What three plans together say of a pair that two of them leave open.

A = B and B = C with A and C not aligned is nearly always a wrong `same`: the weaker of the two is
shown as partial. An aligned pair whose sides are both the same as a measure of a third plan is the
same, unless that made another contradiction. What a person decided stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations, permutations

from plancmp.model.comparison import Alignment
from plancmp.model.coverage import Changed, Contradiction
from plancmp.model.plan import MeasureRef

Links = Mapping[frozenset[MeasureRef], Alignment]
"""Aligned pairs of any two of the plans."""


def settle(links: Links) -> tuple[Links, tuple[Changed, ...], tuple[Contradiction, ...]]:
    """The links with what the third plans change, the changes, and the contradictions that stay."""
    settled = dict(links)
    changes: list[Changed] = []
    while found := _weakest(settled):
        pair, middle = found
        settled[pair] = replace(settled[pair], relation="partial")
        changes.append(Changed(*_sides(settled[pair]), "same", "partial", middle))
    for pair, middle in _tied(settled):
        promoted = {**settled, pair: replace(settled[pair], relation="same")}
        if links[pair].relation == "partial" and not _opens(pair, promoted):
            settled = promoted
            changes.append(Changed(*_sides(settled[pair]), "partial", "same", middle))
    kept = tuple(Contradiction(one, middle, two) for one, middle, two in _open(settled))
    return settled, tuple(sorted(changes, key=lambda c: (c.a, c.b))), kept


def _sides(pair: Alignment) -> tuple[MeasureRef, MeasureRef]:
    return min(pair.a, pair.b), max(pair.a, pair.b)


def _open(links: Links) -> Iterator[tuple[MeasureRef, MeasureRef, MeasureRef]]:
    """Measures of three plans of which two pairs are the same and the third is not even aligned."""
    same = _partners(links)
    for middle in sorted(same):
        for one, two in combinations(sorted(same[middle]), 2):
            if one.plan != two.plan and frozenset((one, two)) not in links:
                yield one, middle, two


def _opens(pair: frozenset[MeasureRef], links: Links) -> bool:
    """Whether a pair that is the same stands in a contradiction."""
    same = _partners(links)
    return any(
        frozenset((end, other)) not in links
        for end, middle in permutations(pair)
        for other in same[middle]
        if other.plan != end.plan
    )


def _partners(links: Links) -> dict[MeasureRef, list[MeasureRef]]:
    same: dict[MeasureRef, list[MeasureRef]] = {}
    for pair, found in links.items():
        if found.relation == "same":
            one, two = sorted(pair)
            same.setdefault(one, []).append(two)
            same.setdefault(two, []).append(one)
    return same


def _weakest(links: Links) -> tuple[frozenset[MeasureRef], MeasureRef] | None:
    """The pair to give up: of all that stand in a contradiction the least sure, and its middle."""
    found = []
    for one, middle, two in _open(links):
        for end, other in ((one, two), (two, one)):
            pair = frozenset((end, middle))
            if links[pair].origin == "matcher":
                sure = links[pair].same if links[pair].same is not None else 1.0
                found.append((sure, links[pair].score, sorted(pair), pair, other))
    if not found:
        return None
    *_, pair, other = min(found, key=lambda f: f[:3])
    return pair, other


def _tied(links: Links) -> Iterator[tuple[frozenset[MeasureRef], MeasureRef]]:
    """Aligned pairs both sides of which are the same as one measure of a third plan."""
    same = _partners(links)
    for pair in sorted(links, key=sorted):
        if links[pair].relation != "partial" or links[pair].origin != "matcher":
            continue
        one, two = sorted(pair)
        shared = sorted(set(same.get(one, ())) & set(same.get(two, ())))
        if shared:
            yield pair, shared[0]
