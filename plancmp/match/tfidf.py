"""Rarity-weighted likeness of two texts: cosine over pieces, the rare ones counting most (Salton & Buckley 1988)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence

Vector = Mapping[Hashable, float]
Rarity = Callable[[Hashable], float]
COMMON = 0.01
"""Weight of a piece that stands in every text."""


def rarity(bags: Sequence[Counter[Hashable]]) -> Rarity:
    """How rare a piece is among these bags: log((n + 1) / (df + 0.5))."""
    spread: Counter[Hashable] = Counter(piece for bag in bags for piece in bag)

    def weight(piece: Hashable) -> float:
        seen = spread[piece]
        return math.log((len(bags) + 1) / (seen + 0.5)) if seen < len(bags) else COMMON

    return weight


def vector(bag: Counter[Hashable], weight: Rarity, *, sublinear: bool = True) -> Vector:
    """The bag as a vector of length 1 (empty for an empty bag)."""
    raw = {
        piece: ((1 + math.log(n)) if sublinear else n) * weight(piece) for piece, n in bag.items()
    }
    length = math.sqrt(math.fsum(w * w for w in raw.values()))
    return {piece: w / length for piece, w in raw.items()} if length else {}


def cosine(a: Vector, b: Vector) -> float:
    """0 (nothing in common) to 1 (the same), the same in either order."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return math.fsum(weight * large[piece] for piece, weight in small.items() if piece in large)
