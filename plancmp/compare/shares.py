"""Count a coverage matrix: by theme and plan, by instrument and plan."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from plancmp.domain import Domain
from plancmp.model.coverage import Matrix
from plancmp.units import half_up

COVERAGES = ("full", "partial", "near", "none", "absent")


@dataclass(frozen=True, slots=True)
class ThemeShare:
    """How a plan covers the task rows of one theme."""

    plan: str
    theme: str
    full: int
    partial: int
    near: int
    none: int
    absent: int
    rows: int
    """Their sum."""
    share: float
    """full / rows, 0 to 1, to four decimals."""


@dataclass(frozen=True, slots=True)
class InstrumentShare:
    """How many tasks of a plan use an instrument."""

    plan: str
    instrument: str
    tasks: int
    share: float
    """Of the plan's tasks, 0 to 1, to four decimals."""


def by_theme(matrix: Matrix, domain: Domain) -> tuple[ThemeShare, ...]:
    """Number of task rows by plan, theme and coverage, in the order of the plans and themes."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for row in matrix.rows:
        for cell in row.cells if row.kind == "task" else ():
            counts.setdefault((cell.plan, row.theme), Counter())[cell.coverage] += 1
    keys = [(plan.id, theme) for plan in matrix.plans for theme in domain.themes]
    return tuple(_theme_share(*key, counts[key]) for key in keys if key in counts)


def _theme_share(plan: str, theme: str, count: Counter[str]) -> ThemeShare:
    rows = count.total()
    figures = {coverage: count[coverage] for coverage in COVERAGES}
    return ThemeShare(plan, theme, rows=rows, share=half_up(count["full"], rows), **figures)


def by_instrument(matrix: Matrix, domain: Domain) -> tuple[InstrumentShare, ...]:
    """Number of tasks of each plan that use an instrument, and their share of the plan's tasks."""
    found = []
    for plan in matrix.plans:
        for code in domain.instruments:
            tasks = sum(code in task.instruments for task in plan.tasks)
            share = half_up(tasks, max(len(plan.tasks), 1))
            found.append(InstrumentShare(plan.id, code, tasks, share))
    return tuple(found)
