"""The definition of an indicator counts another jurisdiction's people or bodies than the plan's own
(本省居民 in a city's plan).

Fix: adapt the definition that was taken over from the upper level.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.auditing import Breach
from plancmp.domain import Domain
from plancmp.model.plan import Plan

OF = "targets"
NEEDS = ("level",)


def check(plan: Plan, domain: Domain) -> Iterator[Breach]:
    own = plan.jurisdiction.level
    for target in plan.targets:
        scope = target.definition_scope
        if own and scope and scope != own:
            yield target, "definition_scope", {"scope": scope, "own": own}
