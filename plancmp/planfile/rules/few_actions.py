"""A task has fewer action phrases than a paragraph needs to be matched (advice)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plancmp.planfile.rules import Breach

LEAST = 4


def check(plan: Mapping[str, Any]) -> Iterator[Breach]:
    if plan["coding"]["status"] == "draft":
        return
    for i, task in enumerate(plan["tasks"]):
        if len(task["actions"]) < LEAST:
            yield f"/tasks/{i}/actions", {"found": str(len(task["actions"])), "least": str(LEAST)}
