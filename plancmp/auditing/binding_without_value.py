"""A binding indicator without a value binds nobody. Fix: give the value, or call it expected."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.auditing import Breach
from plancmp.domain import Domain
from plancmp.model.plan import Plan

OF = "targets"
NEEDS = ("value-read", "binding")


def check(plan: Plan, domain: Domain) -> Iterator[Breach]:
    for target in plan.targets:
        if target.value is None and target.binding == "binding":
            yield target, "binding", {}
