"""What is found out about two plans: aligned measures, verdicts on targets, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from plancmp.model.decision import Absence, Crosswalk
from plancmp.model.plan import MeasureRef, Plan

Relation = Literal["same", "partial", "related"]
Side = Literal["a", "b"]
Stronger = Literal["a", "b", "equal"]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two measures of two plans that belong together."""

    a: MeasureRef
    b: MeasureRef
    relation: Relation
    score: float
    """Probability that an analyst would align the pair; of two targets the likeness of their names.
    """
    origin: Literal["matcher", "reviewed"] = "matcher"
    same: float | None = None
    """Probability of `same` if the pair is aligned; None for targets and reviewed pairs."""


class Scored(NamedTuple):
    """What the matcher says of a pair, aligned or not."""

    a: MeasureRef
    b: MeasureRef
    score: float
    """As of an alignment."""
    same: float | None
    relation: Relation | None
    """None where it does not align the two."""


@dataclass(frozen=True, slots=True)
class Growth:
    """From a target's baseline to its value."""

    change: Decimal
    """value / baseline - 1; for percentages the difference in percentage points."""
    yearly: Decimal | None
    """Average yearly growth rate over the years between; None for percentages."""
    points: bool
    """Whether `change` is in percentage points."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two numbers may be compared, and how they compare."""

    comparable: bool
    unit: str = ""
    """The unit of both values below; empty when not comparable."""
    a_value: Decimal | None = None
    b_value: Decimal | None = None
    stronger: Stronger | None = None
    a_growth: Growth | None = None
    b_growth: Growth | None = None
    reasons: tuple[str, ...] = ()
    """Why not comparable: message keys."""
    cautions: tuple[str, ...] = ()
    """What to mind all the same: message keys."""
    direction: Literal["higher", "lower"] | None = None
    """Which figure is the stronger promise; None when nobody knows."""
    undecided: str = ""
    """Why nobody is stronger although the two are comparable: a message key."""


@dataclass(frozen=True, slots=True)
class TargetPair:
    alignment: Alignment
    verdict: Verdict


Features = Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """The features of every task of A (rows) with every task of B (columns), and what they were
    judged by.
    """

    features: tuple[tuple[Features, ...], ...]
    lexicon: bool
    """Whether a concept lexicon served."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """The most like task of the other plan."""

    measure: MeasureRef
    score: float
    """Probability that an analyst would align the two."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A pair of plans, compared once; every output about the two reads it."""

    a: Plan
    b: Plan
    tasks: tuple[Alignment, ...]
    """In A's then B's order."""
    targets: tuple[TargetPair, ...]
    decided: Crosswalk | None = None
    """What people decided about the two plans; None where nobody was asked."""
    cautions: tuple[str, ...] = ()
    """What to mind about the comparison as a whole: message keys."""
    nearest: Mapping[MeasureRef, Nearest] = field(default_factory=dict, compare=False, repr=False)
    """For every task of both sides the most like task of the other, aligned or not."""
    evidence: Evidence | None = field(default=None, compare=False, repr=False)

    @property
    def absent(self) -> tuple[Absence, ...]:
        """What a person confirmed that one of the plans does not have."""
        return self.decided.absent if self.decided else ()

    def only(self, side: Side, kind: Literal["tasks", "targets"]) -> tuple[MeasureRef, ...]:
        """The measures of one side that have no partner, in the plan's order."""
        same = (t.alignment for t in self.targets if t.alignment.relation == "same")
        pairs = self.tasks if kind == "tasks" else tuple(same)
        met = {getattr(pair, side) for pair in pairs}
        plan = self.a if side == "a" else self.b
        measures = plan.tasks if kind == "tasks" else plan.targets
        return tuple(ref for ref in map(plan.ref, measures) if ref not in met)
