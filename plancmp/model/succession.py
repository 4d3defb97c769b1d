"""What became of the measures of a plan in the plan that follows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from plancmp.model.comparison import Comparison, Verdict
from plancmp.model.plan import MeasureRef, Plan
from plancmp.model.progress import Progress
from plancmp.model.wording import Original

TaskChange = Literal[
    "kept",
    "extended",
    "narrowed",
    "reworded",
    "merged",
    "split",
    "regrouped",
    "dropped",
    "new",
]
"""extended: the new plan says all of it and more; narrowed: less, and nothing else; reworded: both
lack something; merged, split, regrouped: several became one, one several, several several.
"""
TargetChange = Literal["raised", "held", "lowered", "not-comparable", "dropped", "new"]
"""raised: a stronger promise, whichever figure is the greater."""


@dataclass(frozen=True, slots=True)
class Reached:
    """What was reached before, against which a new target is held."""

    of: Literal["actual", "baseline"]
    """The last figure of the old target that counts, or the one that the new plan prints itself."""
    value: Decimal
    """In the unit of both targets; of totals the yearly amount, of growth the mean so far."""
    promised: Decimal
    """What the new target promises, counted in the same way; of a range its weaker end."""
    unit: str
    year: int | None
    yearly: bool = False
    """Whether both are yearly amounts of totals."""
    mean: bool = False
    """Whether the actual is the mean growth of several years."""
    status: str = ""
    """Of an actual: preliminary, final, revised."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target, and what became of it."""

    old: MeasureRef | None
    new: MeasureRef | None
    change: TargetChange
    verdict: Verdict | None = None
    """None where one side is missing."""
    reasons: tuple[str, ...] = ()
    """Why the two are not comparable: message keys."""
    cautions: tuple[str, ...] = ()
    """What to mind all the same: message keys."""
    yearly: tuple[Decimal, Decimal] | None = None
    """The yearly amounts by which totals of unequal length are compared."""
    below: bool | None = None
    """Whether the new target promises less than was reached; None where nobody knows."""
    reached: Reached | None = None
    unknown: str = ""
    """Why nobody knows, where the two are comparable: a message key."""
    stuck: Progress | None = None
    """The old target, where its figures do not say what was reached."""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """Tasks that belong together, and what became of them."""

    old: tuple[MeasureRef, ...]
    new: tuple[MeasureRef, ...]
    change: TaskChange
    moved: bool = False
    """Whether it stands under another theme or chapter."""
    gained: tuple[str, ...] = ()
    """Phrases of the new plan of which the old one has nothing alike, as coded."""
    lost: tuple[str, ...] = ()
    origin: Literal["matcher", "reviewed"] | None = None
    """reviewed: people decided every pair of it; None where it has none."""


@dataclass(frozen=True, slots=True)
class Succession:
    """Two plans, the earlier first."""

    comparison: Comparison
    tasks: tuple[TaskRow, ...]
    """In the order of the old plan, then what is new in that of the new one."""
    targets: tuple[TargetRow, ...]
    cautions: tuple[str, ...] = ()
    """What to mind about the whole: message keys."""
    originals: Mapping[str, Original] = field(default_factory=dict, repr=False)
    """The documents of `old` and `new`, where they were asked for."""

    @property
    def old(self) -> Plan:
        return self.comparison.a

    @property
    def new(self) -> Plan:
        return self.comparison.b

    @property
    def below(self) -> tuple[TargetRow, ...]:
        """Targets that promise less than was reached."""
        return tuple(row for row in self.targets if row.below)


@dataclass(frozen=True, slots=True)
class Line:
    """Measures of several plans in a row that followed one another."""

    measures: tuple[tuple[MeasureRef, ...], ...]
    """By plan, in the order of the plans; nothing where it did not live."""
    changes: tuple[tuple[str, ...], ...]
    """By step: what became of it, each once."""

    @property
    def lived(self) -> bool:
        """Whether every plan has it."""
        return all(self.measures)


@dataclass(frozen=True, slots=True)
class Lineage:
    """Three plans or more in a row."""

    plans: tuple[Plan, ...]
    steps: tuple[Succession, ...]
    tasks: tuple[Line, ...]
    targets: tuple[Line, ...]
