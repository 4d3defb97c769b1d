"""Judge one plan: weaknesses and contradictions inside it, one file a rule, found by being here.

A rule is a module with `check(plan, domain)`, which yields the place of each finding and the values
for its message. Its id is its file name; its texts are in `data/knowledge/audit.yaml`, its cases in
`tests/cases/audit/`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from typing import Protocol, cast

from plancmp import knowledge
from plancmp.domain import Domain
from plancmp.model.finding import Finding
from plancmp.model.pack import Audit
from plancmp.model.plan import Plan, Target

Breach = tuple[Target | None, str, dict[str, str]]
"""The target (None: the plan as a whole), the field of the plan file, and the values for the
message: figures as shown, names as printed, codes.
"""


class Rule(Protocol):
    def check(self, plan: Plan, domain: Domain) -> Iterator[Breach]: ...


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its id."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__))
    return {
        name.replace("_", "-"): cast(Rule, importlib.import_module(f"{__name__}.{name}"))
        for name in names
    }


def audit(plan: Plan, domain: Domain) -> Audit:
    """Every finding, in the order of the plan file."""
    found = [
        _finding(plan, name, *breach)
        for name, rule in rules().items()
        for breach in rule.check(plan, domain)
    ]
    found.sort(key=lambda f: (f.line, f.column, f.rule, f.args))
    return Audit(plan, tuple(found))


def _finding(
    plan: Plan, rule: str, target: Target | None, field: str, args: dict[str, str]
) -> Finding:
    pointer = f"/targets/{plan.targets.index(target)}/{field}" if target else f"/{field}"
    named = {"name": target.name} if target else {}
    return Finding(
        rule,
        knowledge.common("audit")[rule]["severity"],
        plan.path,
        *plan.positions.get(pointer, (1, 1)),
        tuple((named | args).items()),
        f"{plan.id}/targets/{target.id}" if target else plan.id,
        target.lines if target else (),
    )
