"""The safeguards say nothing of money, or nothing of assessment. Fix: add the paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.auditing import Breach
from plancmp.domain import Domain
from plancmp.model.plan import Plan

OF = "plan"
NEEDS = ("coded", "safeguards")


def check(plan: Plan, domain: Domain) -> Iterator[Breach]:
    tasks = [task for task in plan.tasks if task.theme in domain.safeguards]
    used = {code for task in tasks for code in task.instruments}
    for code in domain.limits["audit"]["safeguards"]:
        if tasks and code not in used:
            yield None, "tasks", {"instrument": code}
