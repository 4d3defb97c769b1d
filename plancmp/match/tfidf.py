"""Rarity-weighted likeness of two texts: cosine over character pieces, the rare ones counting most."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence

Vector = Mapping[Hashable, float]


def vectors(bags: Sequence[Counter[Hashable]]) -> list[Vector]:
    """One unit vector a bag of pieces: (1 + log tf) · log((n + 1) / df), as in Salton & Buckley (1988)."""
    spread: Counter[Hashable] = Counter(piece for bag in bags for piece in bag)
    rarity = {piece: math.log((len(bags) + 1) / seen) for piece, seen in spread.items()}
    return [_unit({piece: (1 + math.log(n)) * rarity[piece] for piece, n in bag.items()}) for bag in bags]


def cosine(a: Vector, b: Vector) -> float:
    """0 (nothing in common) to 1 (the same)."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return math.fsum(weight * large[piece] for piece, weight in small.items() if piece in large)


def _unit(vector: dict[Hashable, float]) -> Vector:
    length = math.sqrt(math.fsum(w * w for w in vector.values()))
    return {piece: w / length for piece, w in vector.items()} if length else {}
