"""Rarity-weighted likeness of two texts: cosine over pieces, the rare ones counting most (Salton &
Buckley 1988).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence

Vector = Mapping[Hashable, float]
Rarity = Mapping[Hashable, float]
COMMON = 0.01
"""Weight of a piece that stands in every text."""


def rarity(bags: Sequence[Counter[Hashable]]) -> Rarity:
    """How rare each piece is among these bags: log((n + 1) / (df + 0.5))."""
    spread: Counter[Hashable] = Counter()
    for bag in bags:
        spread.update(bag.keys())
    every = len(bags)
    by_count = {n: math.log((every + 1) / (n + 0.5)) for n in set(spread.values())}
    by_count[every] = COMMON
    return {piece: by_count[seen] for piece, seen in spread.items()}


def vector(bag: Counter[Hashable], weight: Rarity, *, sublinear: bool = True) -> Vector:
    """The bag as a vector of length 1 (empty for an empty bag)."""
    if sublinear:
        raw = {p: weight[p] if n == 1 else times(n) * weight[p] for p, n in bag.items()}
    else:
        raw = {p: n * weight[p] for p, n in bag.items()}
    length = math.sqrt(math.fsum([w * w for w in raw.values()]))
    return {piece: w / length for piece, w in raw.items()} if length else {}


def times(n: float) -> float:
    """What it counts that a text has a piece n times."""
    return 1 + math.log(n)


def cosine(a: Vector, b: Vector) -> float:
    """0 (nothing in common) to 1 (the same), the same in either order."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return math.fsum([weight * large[piece] for piece, weight in small.items() if piece in large])


def cosines(rows: Sequence[Vector], columns: Sequence[Vector]) -> list[dict[int, float]]:
    """The cosine of every row with every column with which it shares a piece, by the column's
    place.

    The same figures as `cosine` of each pair: only what shares a piece is compared, found by an
    index of the pieces.
    """
    index: dict[Hashable, list[tuple[int, float]]] = {}
    for place, column in enumerate(columns):
        for piece, weight in column.items():
            index.setdefault(piece, []).append((place, weight))
    found: list[dict[int, float]] = []
    for row in rows:
        products: dict[int, list[float]] = {}
        for piece, weight in row.items():
            for place, other in index.get(piece, ()):
                terms = products.get(place)
                if terms is None:
                    products[place] = [weight * other]
                else:
                    terms.append(weight * other)
        found.append({p: t[0] if len(t) == 1 else math.fsum(t) for p, t in products.items()})
    return found
