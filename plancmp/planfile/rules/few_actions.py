"""A task has fewer action phrases than a paragraph needs to be matched (advice)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plancmp.domain import Domain
from plancmp.planfile.rules import Breach


def check(plan: Mapping[str, Any], domain: Domain) -> Iterator[Breach]:
    if plan["coding"]["status"] == "draft":
        return
    least = domain.limits["validate"]["fewest_actions"]
    for i, task in enumerate(plan["tasks"]):
        if len(task["actions"]) < least:
            yield f"/tasks/{i}/actions", {"found": str(len(task["actions"])), "least": str(least)}
