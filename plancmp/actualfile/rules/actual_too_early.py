"""A figure from before the baseline or, without one, before the period: it counts for nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plancmp.actualfile.rules import known
from plancmp.domain import Domain
from plancmp.model.plan import Plan, Target
from plancmp.planfile.rules import Breach

_WITHOUT = ("cumulative", "growth")
"""Bases that begin with the period, whatever their baseline."""


def check(content: Mapping[str, Any], plan: Plan, domain: Domain) -> Iterator[Breach]:
    for pointer, entry, target in known(content, plan):
        first = _first(plan, target)
        if first is not None and entry["year"] < first:
            yield f"{pointer}/year", {"year": str(entry["year"]), "first": str(first)}


def _first(plan: Plan, target: Target) -> int | None:
    """The baseline's year, in which a figure may revise it; else the first of the period."""
    base = target.baseline
    if base is None or base.year is None or target.basis in _WITHOUT:
        return plan.start
    return base.year
