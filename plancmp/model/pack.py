"""Everything that a briefing pack says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from plancmp.model.comparison import Comparison
from plancmp.model.coverage import Gaps, Matrix
from plancmp.model.finding import Finding
from plancmp.model.plan import MeasureRef, Plan
from plancmp.model.progress import Course
from plancmp.model.wording import Original


@dataclass(frozen=True, slots=True)
class RankedTarget:
    """One plan's figure in a comparison of several."""

    target: MeasureRef
    value: Decimal
    """In the unit of the comparison."""
    high: Decimal
    """Upper end of a range; else the value."""
    baseline: Decimal | None
    """In the unit of the comparison."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Who promises most and least among targets of one year and, unless the figure is free of size,
    one level.
    """

    year: int | None
    plans: tuple[str, ...]
    strongest: tuple[str, ...]
    """Plans that nobody beats and that beat somebody."""
    weakest: tuple[str, ...]
    equal: bool
    """Whether all promise the same."""


@dataclass(frozen=True, slots=True)
class IndicatorGroup:
    """Targets of several plans, every two of which may be compared."""

    label: str
    theme: str
    unit: str
    targets: tuple[RankedTarget, ...]
    """In the order of the plans."""
    rankings: tuple[Ranking, ...]
    """By target year."""
    direction: str = ""
    """higher or lower where all agree; else empty."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What the rules find in one plan."""

    plan: Plan
    findings: tuple[Finding, ...]
    """What is wrong, in the order of the plan file; then, as notes, what could not be judged."""

    @property
    def wrong(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity != "note")

    @property
    def unjudged(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity == "note")


@dataclass(frozen=True, slots=True)
class Pack:
    """Facts and judgements over several plans, before any words."""

    plans: tuple[Plan, ...]
    focus: str
    """Id of the plan for which the pack is made, which is the first; empty for all of them."""
    matrix: Matrix
    comparisons: tuple[Comparison, ...]
    """Every pair of plans, once, in the order of the plans."""
    indicators: tuple[IndicatorGroup, ...]
    gaps: tuple[Gaps, ...]
    """Of the focus, or of every plan, against all others."""
    audits: tuple[Audit, ...]
    digests: Mapping[str, str]
    """SHA-256 of each plan, by plan."""
    version: str
    """Of the program."""
    courses: tuple[Course, ...] = ()
    """How far the targets have come, of the plans of which there are actual figures."""
    originals: Mapping[str, Original] = field(default_factory=dict)
    """The plans' own documents, by plan; empty where nobody asked for them."""
