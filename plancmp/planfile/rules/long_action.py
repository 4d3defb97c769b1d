"""An action is a sentence rather than a phrase (advice): the coder's condensed reading compares
better than the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plancmp.domain import Domain
from plancmp.planfile.rules import Breach


def check(plan: Mapping[str, Any], domain: Domain) -> Iterator[Breach]:
    if plan["coding"]["status"] == "draft":
        return
    longest = domain.limits["validate"]["longest_action"]
    for i, task in enumerate(plan["tasks"]):
        for j, action in enumerate(task["actions"]):
            if len(action) > longest:
                yield (
                    f"/tasks/{i}/actions/{j}",
                    {"found": str(len(action)), "longest": str(longest)},
                )
