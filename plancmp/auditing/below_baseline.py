"""A target that is worse than the baseline plans a decline. Fix: check for a misprint, else say
why.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.auditing import Breach
from plancmp.compare.strength import direction_of
from plancmp.domain import Domain
from plancmp.model.plan import Plan
from plancmp.units import show

OF = "not-totals"
NEEDS = ("value", "baseline", "direction")


def check(plan: Plan, domain: Domain) -> Iterator[Breach]:
    for target in plan.targets:
        base = target.baseline.value if target.baseline else None
        way = direction_of(target, domain)
        if base is None or target.value is None or target.basis == "cumulative":
            continue
        if (way == "higher" and target.value < base) or (way == "lower" and target.value > base):
            words = {"value": show(target.value), "baseline": show(base), "unit": target.unit}
            yield target, "target/value", words
