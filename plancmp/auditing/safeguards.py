"""The safeguards say nothing of money, or nothing of assessment. Fix: add the paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.auditing import Breach
from plancmp.knowledge import word
from plancmp.model import Plan

NEEDED = ("budget", "evaluation")


def check(plan: Plan) -> Iterator[Breach]:
    tasks = [task for task in plan.tasks if task.theme == "safeguard"]
    used = {code for task in tasks for code in task.instruments}
    for code in NEEDED:
        if tasks and code not in used:
            yield (
                None,
                "tasks",
                {"zh": word("instruments", code, "zh"), "en": word("instruments", code, "en")},
            )
