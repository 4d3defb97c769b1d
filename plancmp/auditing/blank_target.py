"""An indicator without a target value promises nothing that can be checked. Fix: give a value, or
drop the indicator.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.auditing import Breach
from plancmp.domain import Domain
from plancmp.model.plan import Plan

OF = "targets"
NEEDS = ("value-read",)


def check(plan: Plan, domain: Domain) -> Iterator[Breach]:
    for target in plan.targets:
        if target.value is None and target.binding != "binding":
            yield target, "target/value", {}
