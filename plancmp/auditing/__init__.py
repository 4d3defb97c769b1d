"""Judge one plan: weaknesses and contradictions inside it, one file a rule, found by being here.

A rule is a module with `check(plan)`, which yields the place of each finding and the values for its message. Its id is its
file name; its texts are in `data/knowledge/audit.yaml`, its cases in `tests/cases/audit/`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Protocol, cast

from plancmp.knowledge import table
from plancmp.model import Finding, Plan, Target

Breach = tuple[Target | None, str, dict[str, str]]
"""The target (None: the plan as a whole), the field of the plan file, and the values for the message."""


class Rule(Protocol):
    def check(self, plan: Plan) -> Iterator[Breach]: ...


RULES: dict[str, Rule] = {
    info.name.replace("_", "-"): cast(Rule, importlib.import_module(f"{__name__}.{info.name}"))
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda info: info.name)
}


def audit(plan: Plan) -> tuple[Finding, ...]:
    """Every finding, in the order of the plan file."""
    found = [
        _finding(plan, name, *breach) for name, rule in RULES.items() for breach in rule.check(plan)
    ]
    return tuple(sorted(found, key=lambda f: (f.line, f.column, f.rule, f.args)))


def _finding(
    plan: Plan, rule: str, target: Target | None, field: str, args: dict[str, str]
) -> Finding:
    pointer = f"/targets/{plan.targets.index(target)}/{field}" if target else f"/{field}"
    words = tuple(({"name": target.name} if target else {}).items()) + tuple(args.items())
    subject = f"{plan.id}/targets/{target.id}" if target else plan.id
    return Finding(
        rule,
        table("audit")[rule]["severity"],
        plan.path,
        *plan.marks.get(pointer, (1, 1)),
        words,
        subject,
    )
