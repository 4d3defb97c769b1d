"""How far the targets of a plan have come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from plancmp.model.actual import Actual, Actuals
from plancmp.model.plan import Plan, Target

State = Literal[
    "achieved",
    "on-schedule",
    "slightly-behind",
    "behind",
    "moving-away",
    "missed",
    "cannot-judge",
    "no-data",
]
STATES: tuple[State, ...] = (
    *("achieved", "on-schedule", "slightly-behind", "behind", "moving-away", "missed"),
    *("cannot-judge", "no-data"),
)
GOOD: tuple[State, ...] = ("achieved", "on-schedule")
UNJUDGED: tuple[State, ...] = ("cannot-judge", "no-data")
Kind = Literal["path", "threshold", "open", "total", "growth"]
Way = Literal["higher", "lower"]
Caution = Literal[
    "stale",
    "due",
    "preliminary",
    "under-check",
    "baseline-revised",
    "basis-inferred",
    "lost-again",
    "totals-disagree",
    "incomplete",
    "direction-assumed",
    "milestone",
]
CAUTIONS: tuple[Caution, ...] = (
    *("stale", "due", "preliminary", "under-check", "baseline-revised", "basis-inferred"),
    *("lost-again", "totals-disagree", "incomplete", "direction-assumed", "milestone"),
)
Reason = Literal[
    "no-figure",
    "blank-target",
    "no-target-year",
    "baseline-without-year",
    "no-period",
    "basis-under-check",
    "direction-unknown",
    "unit-not-convertible",
    "hole",
    "percent-yearly",
    "rate-too-low",
    "negative-total",
    "no-baseline",
]
REASONS: tuple[Reason, ...] = (
    *("no-figure", "blank-target", "no-target-year", "baseline-without-year", "no-period"),
    *("basis-under-check", "direction-unknown", "unit-not-convertible", "hole"),
    *("percent-yearly", "rate-too-low", "negative-total", "no-baseline"),
)


@dataclass(frozen=True, slots=True)
class Milestone:
    """A nearer target that the plan prints for the same indicator."""

    id: str
    year: int
    state: State


@dataclass(frozen=True, slots=True)
class Progress:
    """One target: its state, and the figures by which a reader can work it out again.

    Figures are in the target's unit and exact, but for roots that no fraction has; None where TIME
    has none.
    """

    target: Target
    state: State
    kind: Kind | None = None
    """How the state is found; None where nothing is judged by kind."""
    reason: Reason | None = None
    """Why there is no state; None where there is one."""
    missing: tuple[int, ...] = ()
    """Years without a figure, where a total or a mean needs every year."""
    way: Way | None = None
    """Which figure is better; None where nobody knows."""
    start: Fraction | None = None
    """The baseline's value, revised where somebody revised it."""
    start_year: int | None = None
    goal: Fraction | None = None
    """The target's value; of a range the weaker end."""
    actual: Fraction | None = None
    """The last figure that counts: of a total all so far, of a growth the mean so far in percent of
    the target's unit.
    """
    year: int | None = None
    """Of the last figure that counts."""
    figure: Actual | None = None
    """That figure as it was reported."""
    progress: Fraction | None = None
    elapsed: Fraction | None = None
    ratio: Fraction | None = None
    ahead: bool = False
    """Whether the ratio is so high that the target is called faster than expected."""
    required_yearly: Fraction | None = None
    observed_yearly: Fraction | None = None
    projected: Fraction | None = None
    required_rate: Fraction | None = None
    """Compound, as a share: 0.05 is 5 % a year."""
    observed_rate: Fraction | None = None
    first_met: int | None = None
    """The first year whose figure meets the target."""
    cautions: tuple[Caution, ...] = ()
    milestone: Milestone | None = None

    @property
    def is_good(self) -> bool:
        """Whether it is achieved or on schedule."""
        return self.state in GOOD

    @property
    def is_judged(self) -> bool:
        """Whether anything could be said."""
        return self.state not in UNJUDGED


@dataclass(frozen=True, slots=True)
class Course:
    """All targets of one plan, in its order."""

    plan: Plan
    as_of: int | None
    """Figures of later years are left out; None where there is no figure at all."""
    targets: tuple[Progress, ...]
    actuals: Actuals

    def of(self, binding: str = "") -> Iterator[Progress]:
        """Those of one attribute (binding, expected, unstated); all when it is empty."""
        return (each for each in self.targets if binding in ("", each.target.binding))
