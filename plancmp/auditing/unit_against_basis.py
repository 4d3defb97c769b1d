"""A unit per year on a figure that counts the whole period: one of the two is wrong.

Fix: strike 每年 or say that it is a yearly value.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.auditing import Breach
from plancmp.domain import Domain
from plancmp.model.plan import Plan

OF = "targets"
NEEDS = ("unit", "basis")


def check(plan: Plan, domain: Domain) -> Iterator[Breach]:
    for target in plan.targets:
        if domain.units[target.unit].yearly and target.basis in ("cumulative", "stock"):
            yield target, "unit", {"unit": target.unit}
