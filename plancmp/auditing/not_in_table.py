"""A figure that stands in the text only is not in the indicator table, so that nobody will report
on it. Fix: add a row.

Only for plans whose table says which indicators are expected or binding: there a target without
that word is not in the table. An indicator that the table has on another basis is restated, not
missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.auditing import Breach
from plancmp.domain import Domain
from plancmp.match.targets import is_same
from plancmp.model.plan import Plan

OF = "targets"
NEEDS = ("coded", "table")


def check(plan: Plan, domain: Domain) -> Iterator[Breach]:
    table = [target for target in plan.targets if target.binding != "unstated"]
    for target in plan.targets:
        if table and target not in table and not any(is_same(target, row, domain) for row in table):
            yield target, "binding", {"line": str(target.lines[0][0])}
