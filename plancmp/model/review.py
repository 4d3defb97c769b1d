"""A review as it goes on: pairs to look at, how far it has come, how far people agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from plancmp.model.decision import Crosswalk, Outcome, Standing, Subject, Verdict
from plancmp.model.plan import MeasureRef, Plan


@dataclass(frozen=True, slots=True)
class Change:
    """What two files of decisions say differently of a pair."""

    subject: Subject
    old: Outcome | None
    """None where that file says nothing."""
    new: Outcome | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair that may belong together, with what the program and people say of it."""

    a: MeasureRef
    b: MeasureRef
    kind: Literal["task", "target"]
    score: float | None
    """Probability that an analyst would align the two, of targets the likeness of their names; None
    where the program gives it next to nothing and a person decided it.
    """
    same: float | None
    """Probability of `same` if the pair is aligned; None for targets."""
    relation: Literal["same", "partial", "related"] | None
    """What the program says; None where it does not align the two."""
    standing: Standing | None = None
    information: float = 0.0
    """How much a decision is expected to change."""

    @property
    def subject(self) -> Subject:
        return (self.a, self.b) if self.a < self.b else (self.b, self.a)

    @property
    def settled(self) -> bool:
        """Whether people have decided it, and agree."""
        return self.standing is not None and self.standing.outcome != "disagreement"


@dataclass(frozen=True, slots=True)
class Candidates:
    """The pairs of two plans that are worth a look, in the order that was asked for."""

    a: Plan
    b: Plan
    pairs: tuple[Candidate, ...]
    crosswalk: Crosswalk


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two reviewers agree on the pairs that both decided."""

    reviewers: tuple[str, str]
    pairs: int
    raw: float
    """The share of pairs with one verdict."""
    kappa: float | None
    """Cohen (1960); None where chance alone would make both agree on everything."""
    ac1: float | None
    """Gwet (2008), which does not fall where nearly all pairs have one verdict."""
    interval: tuple[float, float] | None
    """Of AC1, 95 %; None with fewer than two pairs."""
    table: Mapping[tuple[Verdict, Verdict], int]
    """How many pairs have the first verdict by the first and the second by the second."""


@dataclass(frozen=True, slots=True)
class Status:
    """How far the review of two plans has come."""

    a: Plan
    b: Plan
    candidates: int
    decided: int
    """Candidates on which people agree, or of which one decided."""
    by_relation: Mapping[str, int]
    """How many pairs and measures have each outcome."""
    stale: tuple[Standing, ...]
    reviewers: Mapping[str, int]
    """How many decisions of each hold."""
    agreement: Agreement | None
    """None where no two reviewers decided the same pair."""
    disagreements: tuple[Standing, ...]
    broken: tuple[str, ...] = ()
