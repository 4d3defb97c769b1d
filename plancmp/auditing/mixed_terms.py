"""The table uses two words for one attribute (预期性 and 预期值). Fix: use the standard term
throughout.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.auditing import Breach
from plancmp.domain import Domain
from plancmp.model.plan import Plan

OF = "targets"
NEEDS = ("binding",)


def check(plan: Plan, domain: Domain) -> Iterator[Breach]:
    odd = [target for target in plan.targets if target.binding_printed]
    if odd:
        usual = odd[0].binding
        yield (
            odd[0],
            "binding_printed",
            {"printed": odd[0].binding_printed, "usual": usual, "count": str(len(odd))},
        )
