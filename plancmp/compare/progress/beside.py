"""Indicators that several plans have, with the progress of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plancmp.domain import Domain
from plancmp.match.indicator import IndicatorName, parse
from plancmp.model.progress import Course, Progress


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator."""

    name: str
    """As the first plan prints it."""
    cells: tuple[Progress | None, ...]
    """By plan; None where it has no such target."""


def rows(courses: Sequence[Course], domain: Domain) -> tuple[Row, ...]:
    """The indicators of two plans or more: same name in the matcher's reading, basis and kind of
    unit, and the n-th of these in each plan by year.
    """
    found: dict[tuple[IndicatorName, str, str, int], dict[int, Progress]] = {}
    for at, course in enumerate(courses):
        seen: dict[tuple[IndicatorName, str, str], int] = {}
        for each in sorted(course.targets, key=lambda each: each.target.year or 0):
            target = each.target
            unit = domain.units.dimension(target.unit)
            key = (parse(target.name, domain), target.basis, unit)
            seen[key] = seen.get(key, 0) + 1
            found.setdefault((*key, seen[key]), {})[at] = each
    shared = [cells for cells in found.values() if len(cells) > 1]
    return tuple(
        Row(next(iter(cells.values())).target.name, tuple(map(cells.get, range(len(courses)))))
        for cells in shared
    )
