"""What many plans have in common: topics over a whole corpus."""

from __future__ import annotations

from dataclasses import dataclass

from plancmp.model.coverage import Kind
from plancmp.model.finding import Span
from plancmp.model.plan import MeasureRef, Plan


@dataclass(frozen=True, slots=True)
class Held:
    """The measure by which a plan has a topic: of several the one that is most like the lead."""

    plan: str
    strength: float
    """The score of its alignment with the lead; 1 of the lead itself."""
    lines: tuple[Span, ...]
    """In the plan's document."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A measure and the plans that have the same, pair by pair.

    Its leads are chosen one after the other: the one that most plans share with what is left.
    """

    lead: MeasureRef
    label: str
    """The title or name of the lead."""
    theme: str
    kind: Kind
    lines: tuple[Span, ...]
    """Of the lead, in its document."""
    full: tuple[str, ...]
    """Ids of the plans with a measure that is the same as the lead, its own first."""
    partial: tuple[str, ...]
    """Of the others those that have a part of it, or a related indicator."""
    held: tuple[Held, ...] = ()
    """How they have it: those of `full`, then those of `partial`."""


@dataclass(frozen=True, slots=True)
class Lack:
    """A topic of others that a plan has in part, or not at all."""

    topic: Topic
    """Its plans are those of the others."""
    part: MeasureRef | None
    """What the plan has of it: a part, or a related indicator."""


@dataclass(frozen=True, slots=True)
class Lacks:
    """What many plans have and one lacks, the most common first."""

    plan: Plan
    among: str
    """Which others: all, peers, same-province."""
    others: tuple[Plan, ...]
    """Without their measures."""
    topics: int
    """Topics that two of the others or more have."""
    lacks: tuple[Lack, ...]

    def of(self, kind: Kind, *, part: bool) -> tuple[Lack, ...]:
        """Of tasks or of targets; what it has in part, or not at all."""
        found = (lack for lack in self.lacks if lack.topic.kind == kind)
        return tuple(lack for lack in found if (lack.part is not None) == part)


@dataclass(frozen=True, slots=True)
class Topics:
    """Those of all plans, the most common first."""

    plans: tuple[Plan, ...]
    """Without their measures."""
    topics: tuple[Topic, ...]

    def of(self, kind: Kind) -> tuple[Topic, ...]:
        """Of tasks, or of targets."""
        return tuple(topic for topic in self.topics if topic.kind == kind)

    def common(self, topic: Topic) -> bool:
        """Whether half of the plans or more have it."""
        return 2 * len(topic.full) >= len(self.plans)
