"""What an old target had reached, and whether its successor promises less than that, exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from plancmp.compare.progress.course import progress
from plancmp.compare.strength import bound, movement
from plancmp.compare.targets import ends, scaled
from plancmp.direction import Direction
from plancmp.domain import Domain
from plancmp.model.actual import Actual
from plancmp.model.plan import Plan, Target
from plancmp.model.progress import Progress
from plancmp.model.succession import Reached
from plancmp.units import decimal


class Scale(NamedTuple):
    """In which terms two targets are compared."""

    unit: str
    size: Decimal
    """Of the denominator."""
    domain: Domain


class Level(NamedTuple):
    """What a target had reached by the end of a year."""

    value: Fraction
    """In terms of the new target; of a total the yearly amount, of growth the mean so far."""
    last: Actual


class NoLevel(Exception):
    """The figures do not say what was reached."""

    def __init__(self, found: Progress) -> None:
        super().__init__(found.reason)
        self.found = found
        """What they say of the target."""


def years(plan: Plan, target: Target) -> int | None:
    """How many years a total or an average of the plan spans; None where nobody can know."""
    last = plan.end if target.year is None else target.year
    if plan.start is None or last is None or last < plan.start:
        return None
    return last - plan.start + 1


def reached(plan: Plan, target: Target, figures: Sequence[Actual], scale: Scale) -> Level | None:
    """What the last figure that counts says, as `progress` counts; None where none does. Raises
    NoLevel.

    figures: of this target. A target without a year is one of the last year of its plan.
    """
    asked = target if target.year is not None else replace(target, year=plan.end)
    found = progress(plan, asked, figures, None, scale.domain)
    if found.figure is None:
        return None
    value = found.observed_yearly if target.basis == "cumulative" else found.actual
    if value is None or found.missing:
        raise NoLevel(found)
    exact = scaled(target, value, scale.unit, scale.size, scale.domain)
    return Level(exact, found.figure)


def promised(plan: Plan, target: Target, way: Direction, scale: Scale) -> Fraction | None:
    """The weaker end of a new target; of a total its yearly amount. None where nobody can know."""
    low, high = ends(target, scale.unit, scale.size, scale.domain)
    end = low if way == "higher" else high
    if target.basis != "cumulative":
        return end
    span = years(plan, target)
    return None if span is None else end / span


def weaker(new: Fraction, old: Fraction, way: Direction) -> bool:
    return new < old if way == "higher" else new > old


def told(level: Level, new: Fraction, target: Target, scale: Scale) -> Reached:
    """An actual in the terms of the new target."""
    last = level.last
    figures = decimal(level.value), decimal(new), scale.unit, last.year
    kinds = target.basis == "cumulative", target.basis == "growth"
    return Reached("actual", *figures, *kinds, last.status, last.source)


def printed(target: Target, new: Fraction, scale: Scale) -> tuple[Fraction, Reached] | None:
    """The new target's own baseline; None for a total, and where none is printed."""
    base = target.baseline
    if base is None or base.value is None or target.basis == "cumulative":
        return None
    value = scaled(target, base.value, scale.unit, scale.size, scale.domain)
    return value, Reached("baseline", decimal(value), decimal(new), scale.unit, base.year)


def way_of(old: Target, new: Target) -> tuple[Direction | None, bool]:
    """The direction of an indicator whose name says none: by a bound of either side, else by the
    way from a baseline; a total or a growth is taken for `higher`, which the second value says.
    Two bounds that contradict each other say that nobody knows.
    """
    bounds = {bound(new), bound(old)} - {None}
    if len(bounds) > 1:
        return None, False
    known = next(iter(bounds), None) or movement(new) or movement(old)
    if known is None and new.basis in ("cumulative", "growth") and (new.value or 0) > 0:
        return "higher", True
    return known, False
