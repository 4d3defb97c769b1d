"""A target equal to the baseline asks for nothing in five years. Fix: check for a misprint, else
say that it is to be held.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.auditing import Breach
from plancmp.domain import Domain
from plancmp.model.plan import Plan
from plancmp.units import show

OF = "not-totals"
NEEDS = ("value", "baseline")


def check(plan: Plan, domain: Domain) -> Iterator[Breach]:
    for target in plan.targets:
        base = target.baseline.value if target.baseline else None
        if base is not None and target.value == base and target.basis != "cumulative":
            yield target, "target/value", {"value": show(base), "unit": target.unit}
