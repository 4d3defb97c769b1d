"""How many targets are where they should be, of those of which anything can be said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from plancmp.model.progress import STATES, Progress, State


@dataclass(frozen=True, slots=True)
class Counts:
    """Over some targets."""

    targets: int
    judged: int
    good: int
    """Achieved or on schedule."""
    states: tuple[tuple[State, int], ...]
    """Every state with how many targets have it, the best first."""


def counts(found: Iterable[Progress]) -> Counts:
    """The states of some targets, counted."""
    targets = tuple(found)
    states = Counter(each.state for each in targets)
    return Counts(
        len(targets),
        sum(each.is_judged for each in targets),
        sum(each.is_good for each in targets),
        tuple((state, states[state]) for state in STATES),
    )
