"""Which topics and indicators several plans cover, and what one of them lacks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from plancmp.model.decision import Reviewed
from plancmp.model.plan import MeasureRef, Plan

Coverage = Literal["full", "partial", "near", "none", "absent"]
"""How a plan covers a row: a member, something like it, aligned with fewer than half of the
members, nothing found, or confirmed by a person that there is nothing.
"""
Kind = Literal["task", "target"]


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """One plan in one row of the matrix."""

    plan: str
    coverage: Coverage
    measures: tuple[MeasureRef, ...]
    """Everything of the plan that bears on the row, its members first."""
    members: tuple[MeasureRef, ...] = ()
    """Those that are the row's own, not only near it."""
    near: tuple[MeasureRef, ...] = ()
    """Where nothing bears on the row as a whole: what is aligned with some of its members."""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A topic: measures of several plans that an analyst puts side by side."""

    lead: MeasureRef
    """The measure that gives the row its label; its name is the row's id."""
    label: str
    theme: str
    kind: Kind
    cells: tuple[CoverageCell, ...]
    """One for each plan, in the order of the plans."""

    @property
    def id(self) -> str:
        return str(self.lead)

    def of(self, plan: Plan) -> CoverageCell:
        """The cell of a plan of the matrix."""
        return next(cell for cell in self.cells if cell.plan == plan.id)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """a is the same as b and b the same as c, but a and c have nothing in common."""

    a: MeasureRef
    b: MeasureRef
    c: MeasureRef


@dataclass(frozen=True, slots=True)
class Changed:
    """The relation of a pair that the other plans of a matrix changed."""

    a: MeasureRef
    b: MeasureRef
    was: Literal["same", "partial"]
    now: Literal["same", "partial"]
    through: MeasureRef
    """The measure of a third plan by which it was."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Everything that `plancmp matrix` says."""

    plans: tuple[Plan, ...]
    rows: tuple[CoverageRow, ...]
    contradictions: tuple[Contradiction, ...]
    changed: tuple[Changed, ...] = ()
    cautions: tuple[str, ...] = ()
    """What to mind about the comparisons behind it: message keys."""
    reviewed: Reviewed = field(default_factory=Reviewed)
    """How much of the comparisons behind it people have looked at."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of a priority."""

    key: str
    """Message key."""
    points: float
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Peer:
    """A reference plan that has what the plan lacks."""

    plan: str
    measures: tuple[MeasureRef, ...]


GapKind = Literal["missing", "weaker", "unquantified", "blank", "near", "partial"]
"""missing: nothing of the plan is aligned with it; partial: only in part; weaker: a lower promise;
unquantified: no such indicator; blank: the indicator is there without a value; near: another
indicator of like name is there.
"""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that references do and the plan does not, does in part, or promises less of.

    Its kind is that of each of the peers' measures by itself: it does not depend on which other
    plans were named.
    """

    id: str
    """Short, and the same from run to run and in every format."""
    kind: GapKind
    of: Kind
    label: str
    theme: str
    measures: tuple[MeasureRef, ...]
    """The plan's own measures that are aligned with it."""
    peers: tuple[Peer, ...]
    reasons: tuple[Reason, ...]
    headline: bool
    """Whether half of the peers, not one of several alone, have it, or an upper level asks for
    it.
    """
    near: tuple[MeasureRef, ...] = ()
    """The nearest passages of the plan, aligned or not."""
    confirmed: bool = False
    """Whether people confirmed that the plan has nothing like it, of every one of the peers."""

    @property
    def priority(self) -> float:
        return round(sum(reason.points for reason in self.reasons), 2)


@dataclass(frozen=True, slots=True)
class UpperLevel:
    """What a plan makes of the plan of its upper level, one line of it."""

    key: str
    """Message key: taken-up, taken-up-partly, left-out, tightened, weakened."""
    measures: tuple[MeasureRef, ...]
    """Of the upper level; of targets the plan's own."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """Everything that `plancmp gap` says."""

    plan: Plan
    against: tuple[Plan, ...]
    gaps: tuple[Gap, ...]
    """By priority."""
    own: tuple[CoverageRow, ...]
    """What no reference has."""
    upper_level: tuple[UpperLevel, ...]
    """Empty without a reference of the upper level."""
    cautions: tuple[str, ...] = ()
    reviewed: Reviewed = field(default_factory=Reviewed)
