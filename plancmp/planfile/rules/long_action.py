"""An action is a sentence rather than a phrase (advice): the coder's condensed reading compares better than the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plancmp.planfile.rules import Breach

LONGEST = 24


def check(plan: Mapping[str, Any]) -> Iterator[Breach]:
    if plan["coding"]["status"] == "draft":
        return
    for i, task in enumerate(plan["tasks"]):
        for j, action in enumerate(task["actions"]):
            if len(action) > LONGEST:
                yield (
                    f"/tasks/{i}/actions/{j}",
                    {"found": str(len(action)), "longest": str(LONGEST)},
                )
