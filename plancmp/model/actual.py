"""What targets had reached in a year, as somebody reports it with a source."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from plancmp.model.finding import Span
from plancmp.model.plan import Plan

Status = Literal["preliminary", "final", "revised"]


@dataclass(frozen=True, slots=True)
class Actual:
    """One figure of one target and one whole year."""

    target: str
    """Id of the target, unique in its plan."""
    year: int
    value: Decimal
    """In `unit`."""
    status: Status
    source: str
    """Where anybody may look it up."""
    unit: str = ""
    """Empty for the target's own."""
    cumulative: bool = False
    """Of a total: all since the period began; of a growth: the average since then."""
    lines: tuple[Span, ...] = ()
    """Where the report states it, for a figure that a program read from one."""
    check: tuple[str, ...] = ()
    """Fields of which that program was not sure."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Actuals:
    """The figures of one plan."""

    plan: str
    """Id of the plan."""
    figures: tuple[Actual, ...]
    path: str = field(default="", compare=False)
    """The file; empty for figures made in memory."""


@dataclass(frozen=True, slots=True)
class Form:
    """The figures of a plan to be looked through, and the years to be filled in."""

    plan: Plan
    actuals: Actuals
    asked: tuple[tuple[str, int], ...] = ()
    """Targets by id, and years of which nothing is known yet."""
