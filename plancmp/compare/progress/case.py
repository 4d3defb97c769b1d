"""What the judgement of one target begins with, and what its kinds share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from plancmp.compare.progress.figures import Figure, Known
from plancmp.compare.progress.way import Goal
from plancmp.domain import Domain
from plancmp.model.progress import Caution, Progress, Reason, State


@dataclass(frozen=True, slots=True)
class Case:
    """One target that may be judged."""

    known: Known
    goal: Goal
    begin: int | None
    """First year of the period; never None for totals and growths."""
    end: int
    """The target's year."""
    domain: Domain
    base: Progress
    """The result so far."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Those that count, by year; at least one."""
        return self.known.counted

    def cannot(self, reason: Reason, missing: Sequence[int] = ()) -> Progress:
        """The result where nothing can be said."""
        return replace(self.base, state="cannot-judge", reason=reason, missing=tuple(missing))

    def with_figures(self, used: Sequence[Figure], *more: Caution) -> Progress:
        """The result with its last figure and with what to mind about those that it is made of."""
        actuals = [figure.actual for figure in used]
        told: list[Caution] = [*self.base.cautions, *more]
        if any(actual.status == "preliminary" for actual in actuals):
            told.append("preliminary")
        if any(actual.check for actual in actuals):
            told.append("under-check")
        last = max(used, key=lambda figure: figure.year)
        return replace(
            self.base, year=last.year, figure=last.actual, actual=last.value, cautions=tuple(told)
        )


def by_ratio(ratio: Fraction, domain: Domain) -> State:
    """The state of a target that is under way, by its share of what it should have."""
    if ratio < 0:
        return "moving-away"
    if ratio >= limit("on_schedule", domain):
        return "on-schedule"
    return "slightly-behind" if ratio >= limit("slightly_behind", domain) else "behind"


def is_ahead(state: State, ratio: Fraction | None, domain: Domain) -> bool:
    """Whether a target on schedule is faster than that."""
    return state == "on-schedule" and ratio is not None and ratio >= limit("ahead", domain)


def limit(name: str, domain: Domain) -> Fraction:
    """A threshold of `limits.yaml`, exactly as it is written."""
    return Fraction(str(domain.limits["track"][name]))


def required(goal: Fraction, figure: Fraction, left: int, state: State) -> Fraction | None:
    """What each year that is left must add; None where no year is left or nothing can help."""
    if left == 0 or state == "missed":
        return None
    return Fraction(0) if state == "achieved" else (goal - figure) / left
