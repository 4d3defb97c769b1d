"""A blank baseline hides how far the target is away. Fix: give the present value, or say since when
it is counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.auditing import Breach
from plancmp.domain import Domain
from plancmp.model.plan import Plan

OF = "targets"
NEEDS = ("baseline-cell",)


def check(plan: Plan, domain: Domain) -> Iterator[Breach]:
    for target in plan.targets:
        if target.baseline and target.baseline.value is None:
            yield target, "baseline/value", {}
