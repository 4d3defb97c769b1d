"""What is found out about aligned plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from plancmp.model.plan import Finding, Plan, Target, Task


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two measures of two plans that belong together."""

    a: str
    b: str
    relation: Literal["same", "partial", "related"]
    score: float
    """Probability that an analyst would align the pair."""
    origin: Literal["matcher", "reviewed"] = "matcher"


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
    stronger: Literal["a", "b", "equal"] | None = None
    a_growth: Growth | None = None
    b_growth: Growth | None = None
    reasons: tuple[str, ...] = ()
    """Why not comparable: message keys."""
    cautions: tuple[str, ...] = ()
    """What to mind all the same: message keys."""


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """What a person decided about two plans; it always wins over the matcher."""

    a: str
    b: str
    pairs: tuple[tuple[str, str, str], ...] = ()
    """Ids of two measures and their relation: same, partial, none."""
    absent: tuple[tuple[str, str], ...] = ()
    """A plan, and a measure of the other (plan:id) for which it was confirmed to have nothing."""


@dataclass(frozen=True, slots=True)
class TargetPair:
    alignment: Alignment
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Feature:
    """One piece of evidence for a score."""

    name: str
    value: float
    weight: float
    detail: str = ""
    """What was found, in words of the plans."""

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
    meetings: tuple[Meeting, ...]
    """Best first."""
    alone_a: tuple[str, ...]
    """Phrases of A that find nothing like them in B."""
    alone_b: tuple[str, ...]
    rivals_a: tuple[Alignment, ...]
    """Other tasks of B with which A's task is aligned, best first."""
    rivals_b: tuple[Alignment, ...]


Coverage = Literal["full", "partial", "none", "absent"]
"""How a plan covers a row: a member, something like it, nothing found, or confirmed by a person that there is nothing."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One plan in one row of the matrix."""

    plan: str
    coverage: Coverage
    measures: tuple[str, ...]
    """Everything of the plan that bears on the row, its members first."""
    members: tuple[str, ...] = ()
    """Those that are the row's own, not only near it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A topic: measures of several plans that an analyst puts side by side."""

    id: str
    """Plan and id of the measure that gives the row its label."""
    label: str
    theme: str
    kind: Literal["task", "target"]
    cells: tuple[Cell, ...]
    """One for each plan, in the order of the plans."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """a is the same as b and b the same as c, but a and c have nothing in common: measures as plan:id."""

    a: str
    b: str
    c: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Everything that `plancmp matrix` says."""

    plans: tuple[Plan, ...]
    rows: tuple[Row, ...]
    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of a priority."""

    key: str
    """Message key."""
    points: float
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that references do and the plan does not, does in part, or promises less of."""

    kind: Literal["missing", "partial", "weaker", "unquantified"]
    of: Literal["task", "target"]
    label: str
    theme: str
    measures: tuple[str, ...]
    """The plan's own measures that come near."""
    peers: tuple[tuple[str, tuple[str, ...]], ...]
    """Reference plans and their measures."""
    reasons: tuple[Reason, ...]

    @property
    def priority(self) -> float:
        return round(sum(reason.points for reason in self.reasons), 2)


@dataclass(frozen=True, slots=True)
class Gaps:
    """Everything that `plancmp gap` says."""

    plan: Plan
    against: tuple[Plan, ...]
    gaps: tuple[Gap, ...]
    """By priority."""
    own: tuple[Row, ...]
    """What no reference has."""
    upper_level: tuple[tuple[str, tuple[str, ...]], ...]
    """For a reference of an upper level: the labels of its rows that are taken up, in part, left out; targets tightened, weakened."""


@dataclass(frozen=True, slots=True)
class Diff:
    """Everything that `plancmp diff A B` says."""

    a: Plan
    b: Plan
    tasks: tuple[Alignment, ...]
    targets: tuple[TargetPair, ...]

    def only(self, side: Literal["a", "b"], kind: Literal["tasks", "targets"]) -> tuple[str, ...]:
        """Ids of the measures of one side that have no partner, in the plan's order."""
        pairs = (
            self.tasks
            if kind == "tasks"
            else tuple(t.alignment for t in self.targets if t.alignment.relation == "same")
        )
        met = {getattr(p, side) for p in pairs}
        plan: Plan = getattr(self, side)
        measures: tuple[Task | Target, ...] = getattr(plan, kind)
        return tuple(m.id for m in measures if m.id not in met)


@dataclass(frozen=True, slots=True)
class Entry:
    """One plan's figure in a comparison of several."""

    plan: str
    target: str
    value: Decimal
    """In the unit of the comparison."""
    high: Decimal
    """Upper end of a range; else the value."""
    baseline: Decimal | None
    """In the unit of the comparison."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Who promises most and least among targets of one year and, unless the figure is free of size, one level."""

    year: int
    plans: tuple[str, ...]
    strongest: tuple[str, ...]
    """Plans that nobody beats and that beat somebody."""
    weakest: tuple[str, ...]
    equal: bool
    """Whether all promise the same."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """Targets of several plans, every two of which may be compared."""

    label: str
    theme: str
    unit: str
    entries: tuple[Entry, ...]
    """In the order of the plans."""
    rankings: tuple[Ranking, ...]
    """By target year."""


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything that a briefing pack says."""

    plans: tuple[Plan, ...]
    focus: str
    """Id of the plan for which the pack is made, which is the first; empty for all of them."""
    matrix: Matrix
    diffs: tuple[Diff, ...]
    """Every pair of plans, once, in the order of the plans."""
    explanations: Mapping[tuple[str, str, str, str], Explanation]
    """By plan, task, plan, task: those of every aligned pair that the matcher scored."""
    indicators: tuple[Indicator, ...]
    gaps: tuple[Gaps, ...]
    """Of the focus, or of every plan, against all others."""
    audits: tuple[tuple[Plan, tuple[Finding, ...]], ...]
    hashes: Mapping[str, str]
    """SHA-256 of each plan's file, by plan."""
    version: str
    """Of the program."""


@dataclass(frozen=True, slots=True)
class Ability:
    """Something that needs more than plain Python."""

    name: str
    ready: bool
    detail: str
    """What gives it, or what is missing."""
    install: str = ""
    """The line that installs it."""
