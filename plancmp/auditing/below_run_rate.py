"""A total of the period that is less than the present yearly value times the years plans a decline
without saying so.

The baseline of a cumulative target is read as the value of one year; without one, that of the same
indicator's yearly target serves. Fix: raise the total, or say what the baseline counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from plancmp.auditing import Breach
from plancmp.auditing.needs import yearly
from plancmp.domain import Domain
from plancmp.model.plan import Plan
from plancmp.units import show

CENT = Decimal("0.01")

OF = "totals"
NEEDS = ("period", "value", "yearly")


def check(plan: Plan, domain: Domain) -> Iterator[Breach]:
    if plan.start is None or plan.end is None:
        return
    years = plan.end - plan.start + 1
    for target in plan.targets:
        base = yearly(plan, target, domain)
        if base is None or target.value is None or target.basis != "cumulative":
            continue
        if target.value < base * years:
            share = show((target.value / years).quantize(CENT))
            words = {"value": show(target.value), "yearly": share, "baseline": show(base)}
            yield target, "target/value", words | {"unit": target.unit}
