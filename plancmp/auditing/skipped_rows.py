"""The indicator table skips serial numbers: rows may have been lost. Fix: renumber, or restore the
rows.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.auditing import Breach
from plancmp.domain import Domain
from plancmp.model.plan import Plan

OF = "plan"
NEEDS = ("coded", "rows")


def check(plan: Plan, domain: Domain) -> Iterator[Breach]:
    rows = {target.row for target in plan.targets if target.row is not None}
    missing = sorted(set(range(1, max(rows, default=0) + 1)) - rows)
    if missing:
        yield None, "targets", {"missing": ", ".join(map(str, missing)), "last": str(max(rows))}
