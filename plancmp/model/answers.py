"""Which plans do what somebody asks for, since when, with which figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from plancmp.model.plan import Measure, Plan, Target

Degree = Literal["full", "other-words", "partial"]
"""Says it; says what the lexicon of the field takes for the same; says a part of it."""
DEGREES: tuple[Degree, ...] = ("full", "other-words", "partial")


@dataclass(frozen=True, slots=True)
class Answer:
    """A measure that says what is asked for, or a part of it."""

    measure: Measure
    degree: Degree
    share: float
    """How much of the query it says, the rare characters counting most: 0 to 1."""
    phrase: str
    """Where it says it: title, action or name, as coded."""

    @property
    def is_target(self) -> bool:
        return isinstance(self.measure, Target)


@dataclass(frozen=True, slots=True)
class PlanAnswers:
    """What one plan answers, the best first."""

    plan: Plan
    """Without its measures."""
    answers: tuple[Answer, ...]

    @property
    def degree(self) -> Degree:
        """That of its best answer."""
        return self.answers[0].degree


@dataclass(frozen=True, slots=True)
class Answers:
    """What all plans answer, the best first; of those that answer alike the earliest first."""

    query: str
    searched: int
    """How many plans were looked through."""
    plans: tuple[PlanAnswers, ...]
    nearest: tuple[PlanAnswers, ...]
    """Where no plan answers, those that say most of the query, with one measure each."""

    def of(self, degree: Degree) -> int:
        """How many plans answer so at best."""
        return sum(each.degree == degree for each in self.plans)
