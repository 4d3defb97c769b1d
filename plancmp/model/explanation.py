"""Why a pair of tasks has its score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from plancmp.model.comparison import Alignment
from plancmp.model.decision import Standing
from plancmp.model.plan import Plan, Task


@dataclass(frozen=True, slots=True)
class Feature:
    """One piece of evidence for a score."""

    name: str
    value: float
    weight: float
    detail: tuple[str, ...] = ()
    """What was found: codes of concepts, topics or instruments."""

    @property
    def contribution(self) -> float:
        """What it adds to the log-odds of the score."""
        return self.value * self.weight


@dataclass(frozen=True, slots=True)
class Meeting:
    """A phrase and its best partner on the other side."""

    a: str
    b: str
    likeness: float
    """0 to 1."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a pair has its score."""

    a: Plan
    b: Plan
    x: Task
    y: Task
    score: float
    same: float
    """Probability that the pair is the same, if it is aligned."""
    relation: Literal["same", "partial"] | None
    features: tuple[Feature, ...]
    """Strongest first; their contributions add up to the log-odds of the score."""
    same_features: tuple[Feature, ...]
    """Strongest first; their contributions add up to the log-odds of `same`."""
    for_same: tuple[str, ...]
    """Features that speak more for `same` than in the usual aligned pair of the two plans, one of a
    group of evidence, strongest first.
    """
    for_partial: tuple[str, ...]
    """Those that speak less for it."""
    meetings: tuple[Meeting, ...]
    """Best first."""
    alone_a: tuple[str, ...]
    """Phrases of A that find nothing like them in B."""
    alone_b: tuple[str, ...]
    rivals_a: tuple[Alignment, ...]
    """Other tasks of B with which A's task is aligned, best first."""
    rivals_b: tuple[Alignment, ...]
    decided: Standing | None = None
    """What people decided of the pair."""
    lexicon: bool = True
    """Whether a concept lexicon served."""
