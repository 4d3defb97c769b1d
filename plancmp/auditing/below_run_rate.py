"""A total of the period that is less than the present yearly value times the years plans a decline
without saying so.

The baseline of a cumulative target is read as the value of one year; without one, that of the same
indicator's yearly target serves. Fix: raise the total, or say what the baseline counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from plancmp.auditing import Breach
from plancmp.domain import Domain
from plancmp.match.targets import is_same
from plancmp.model.plan import Plan, Target
from plancmp.units import show

CENT = Decimal("0.01")


def check(plan: Plan, domain: Domain) -> Iterator[Breach]:
    if plan.start is None or plan.end is None:
        return
    years = plan.end - plan.start + 1
    for target in plan.targets:
        base = _yearly(plan, target, domain)
        if base is None or target.value is None or target.basis != "cumulative":
            continue
        if target.value < base * years:
            yearly = show((target.value / years).quantize(CENT))
            words = {"value": show(target.value), "yearly": yearly, "baseline": show(base)}
            yield target, "target/value", words | {"unit": target.unit}


def _yearly(plan: Plan, target: Target, domain: Domain) -> Decimal | None:
    """What is reached in one year now, in the target's unit."""
    if target.baseline:
        return target.baseline.value
    units = domain.units
    for other in plan.targets:
        base = other.baseline.value if other.baseline and other.basis == "annual" else None
        if base is None or not units.alike(other.unit, target.unit):
            continue
        if is_same(target, other, domain):
            return units.convert(base, other.unit, target.unit)
    return None
