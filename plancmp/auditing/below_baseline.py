"""A target that is worse than the baseline plans a decline. Fix: check for a misprint, else say
why.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.auditing import Breach
from plancmp.domain import Domain
from plancmp.match.direction import direction
from plancmp.model.plan import Plan
from plancmp.units import show


def check(plan: Plan, domain: Domain) -> Iterator[Breach]:
    for target in plan.targets:
        base = target.baseline.value if target.baseline else None
        if (
            base is None
            or target.value is None
            or target.basis == "cumulative"
            or target.value == base
        ):
            continue
        if (target.value > base) == (direction(target.name, domain) == "lower"):
            yield (
                target,
                "target/value",
                {"value": show(target.value), "baseline": show(base), "unit": target.unit},
            )
