"""The definition of an indicator counts another jurisdiction's people or bodies than the plan's own (本省居民 in a city's plan).

Fix: adapt the definition that was taken over from the upper level.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.auditing import Breach
from plancmp.knowledge import word
from plancmp.model import Plan


def check(plan: Plan) -> Iterator[Breach]:
    own = plan.jurisdiction.level
    for target in plan.targets:
        if target.definition_scope and target.definition_scope != own:
            yield (
                target,
                "definition_scope",
                {
                    "scope": word("levels", target.definition_scope, "zh"),
                    "own": word("levels", own, "zh"),
                },
            )
