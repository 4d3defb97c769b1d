"""What people decided about two plans: lines of a journal, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from plancmp.model.plan import MeasureRef

Verdict = Literal["same", "partial", "none", "unsure", "absent"]
"""Of a pair: the same, one a substantial part of the other, not aligned, not to be told. Of a
measure: the other plan has nothing like it.
"""
VERDICTS: tuple[Verdict, ...] = ("same", "partial", "none", "unsure")
"""Those of a pair, as tables list them."""
Act = Literal["decide", "adjudicate", "undo"]
Outcome = Literal["same", "partial", "none", "unsure", "absent", "disagreement"]


class Entry(NamedTuple):
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


class Standing(NamedTuple):
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


class Decision(NamedTuple):
    """What holds of one pair, because people said so."""

    a: MeasureRef
    b: MeasureRef
    relation: Literal["same", "partial", "none"]
    stale: bool = False


class Absence(NamedTuple):
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
class Reviewed:
    """How much of one or several comparisons people have looked at."""

    pairs: int = 0
    """Aligned pairs that are shown."""
    reviewed: int = 0
    """Those of them that people decided."""
    rejected: int = 0
    """Pairs of which people said that they do not belong together."""
    absent: int = 0
    """Measures of which people said that the other plan has nothing like them."""
    unsure: int = 0
    disagreements: int = 0
    """Pairs on which reviewers differ: the program's view is shown."""
    stale: int = 0
    """Decisions about a text that has changed since."""
    broken: int = 0
    """Lines of journals that could not be read."""

    @property
    def any(self) -> bool:
        """Whether anybody said anything."""
        counts = (self.reviewed, self.rejected, self.absent, self.unsure, self.disagreements)
        return any(counts) or bool(self.broken or self.stale)
