"""The reported figures of one target: which of them count, in the target's unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from plancmp.domain import Domain
from plancmp.model.actual import Actual, Status
from plancmp.model.plan import Plan, Target

LEVELS = ("stock", "annual", "rate")
"""Bases whose baseline and target are figures of one kind."""
_RANK: tuple[Status, ...] = ("preliminary", "final", "revised")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure in the unit of its target."""

    year: int
    value: Fraction | None
    """None where its unit does not convert."""
    actual: Actual


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one target."""

    start: Figure | None
    """The baseline where its value counts, revised where somebody revised it."""
    start_year: int | None
    revised: bool
    counted: tuple[Figure, ...]
    """By year: after the baseline (totals, growth and where there is none: not before the period),
    and not after the target's year.
    """


def known(plan: Plan, target: Target, actuals: Iterable[Actual], domain: Domain) -> Known:
    """The baseline and the figures that count; of several for one year the most settled one."""
    figures = [_converted(actual, target, domain) for actual in _settled(actuals)]
    start, year, revised = _start(target, figures)
    follows = start is not None and target.basis in LEVELS
    first = plan.start if year is None or not follows else year + 1
    counted = tuple(
        figure
        for figure in figures
        if (first is None or figure.year >= first)
        and (target.year is None or figure.year <= target.year)
    )
    return Known(start, year, revised, counted)


def asked(plan: Plan, target: Target, last: int | None) -> range:
    """The whole years of which figures would count, as far as the plan names them; last: none after
    this one.
    """
    base = target.baseline
    counts = base is not None and base.year is not None and base.value is not None
    first = plan.start
    if base is not None and base.year is not None and counts and target.basis in LEVELS:
        first = base.year + 1
    ends = [year for year in (target.year, plan.end, last) if year is not None]
    return range(first, min(ends) + 1) if first is not None and ends else range(0)


def _settled(actuals: Iterable[Actual]) -> list[Actual]:
    """One for each year and way of counting: revised before final before preliminary."""
    best: dict[tuple[int, bool], Actual] = {}
    for actual in actuals:
        held = best.get((actual.year, actual.cumulative))
        if held is None or _RANK.index(actual.status) > _RANK.index(held.status):
            best[actual.year, actual.cumulative] = actual
    return [best[key] for key in sorted(best)]


def _converted(actual: Actual, target: Target, domain: Domain) -> Figure:
    return Figure(actual.year, in_unit(actual, target, domain), actual)


def in_unit(actual: Actual, target: Target, domain: Domain) -> Fraction | None:
    """The value in the target's unit, exactly; None where the units measure different things."""
    units = domain.units
    if actual.unit in ("", target.unit):
        return Fraction(actual.value)
    if actual.unit not in units or not units.alike(actual.unit, target.unit):
        return None
    return units.base(actual.value, actual.unit) / units[target.unit].factor


def _start(target: Target, figures: list[Figure]) -> tuple[Figure | None, int | None, bool]:
    """The baseline's figure and year, and whether it is a revised one."""
    base = target.baseline
    if base is None:
        return None, None, False
    for figure in figures:
        revised = figure.actual.status == "revised" and not figure.actual.cumulative
        if revised and figure.year == base.year:
            return figure, base.year, True
    if base.value is None:
        return None, base.year, False
    printed = Actual(target.id, base.year or 0, base.value, "final", "")
    return Figure(base.year or 0, Fraction(base.value), printed), base.year, False
