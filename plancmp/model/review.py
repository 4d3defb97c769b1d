"""What people decided about two plans: lines of a journal, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from plancmp.model.plan import MeasureRef, Plan

Verdict = Literal["same", "partial", "none", "unsure", "absent"]
"""Of a pair: the same, one a substantial part of the other, not aligned, not to be told. Of a
measure: the other plan has nothing like it.
"""
VERDICTS: tuple[Verdict, ...] = ("same", "partial", "none", "unsure")
"""Those of a pair, as tables list them."""
Act = Literal["decide", "adjudicate", "undo"]
Outcome = Literal["same", "partial", "none", "unsure", "absent", "disagreement"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a journal: what one person said of one pair at one time."""

    id: str
    """Of the line; an undo names it."""
    act: Act
    reviewer: str
    time: str
    """ISO 8601, UTC, to the second; of a crosswalk the date alone."""
    a: MeasureRef | None = None
    """None of an undo."""
    b: MeasureRef | None = None
    """Of `absent` the plan that has nothing like A, with an empty id."""
    verdict: Verdict | None = None
    seconds: float | None = None
    """How long the pair was on the screen; None where there was no screen."""
    a_text: str = ""
    """Hash of A's text as it was then; empty where nobody kept it."""
    b_text: str = ""
    score: float | None = None
    """What the program gave the pair; None where it had not been asked."""
    shown: bool = False
    """Whether the reviewer saw the score."""
    note: str = ""
    undoes: str = ""
    """Id of the line that this one takes back."""


Subject = tuple[MeasureRef, MeasureRef]
"""What a decision is about: a pair of measures, its smaller name first; or a measure and a plan
that has nothing like it (a name without id).
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is decided of one pair, or of one measure, when all lines are read."""

    subject: Subject
    outcome: Outcome
    verdicts: Mapping[str, Verdict]
    """By reviewer."""
    last: Entry
    """The line that decides: of an adjudication that one, else the latest."""
    adjudicated: bool = False
    stale: bool = False
    """Whether a text has changed since, or a measure is gone."""
    gone: bool = False
    """Whether a plan has no measure of that name any more."""

    @property
    def confidence(self) -> float:
        """The share of those who decided, an adjudicator included, who said so."""
        said = [*self.verdicts.values(), *([self.last.verdict] if self.adjudicated else [])]
        return round(sum(v == self.last.verdict for v in said) / len(said), 2)


@dataclass(frozen=True, slots=True)
class Change:
    """What two files of decisions say differently of a pair."""

    subject: Subject
    old: Outcome | None
    """None where that file says nothing."""
    new: Outcome | None


@dataclass(frozen=True, slots=True)
class Decision:
    """What holds of one pair, because people said so."""

    a: MeasureRef
    b: MeasureRef
    relation: Literal["same", "partial", "none"]
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Absence:
    """A person confirmed that a plan has nothing like a measure of the other."""

    plan: str
    measure: MeasureRef


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """Everything that people decided about two plans; it always wins over the matcher."""

    a: str
    b: str
    pairs: tuple[Decision, ...] = ()
    absent: tuple[Absence, ...] = ()
    standings: tuple[Standing, ...] = ()
    """All of it, what is open between reviewers too."""
    broken: tuple[str, ...] = ()
    """Lines of journals that could not be read: PATH:LINE."""


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
