"""Judge one plan: weaknesses and contradictions inside it, one file a rule, found by being here.

A rule is a module with `check(plan, domain)`, which yields the place of each finding and the values
for its message; `NEEDS`, what must be there before it can judge, and `OF`, of what it speaks. Its
id is its file name; its texts are in `data/knowledge/audit.yaml`, its cases in
`tests/cases/audit/`. What could not be judged is a finding too, of severity `note`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Protocol, cast

from plancmp import knowledge
from plancmp.auditing import needs
from plancmp.domain import Domain
from plancmp.model.finding import Finding
from plancmp.model.pack import Audit
from plancmp.model.plan import Plan, Target

_NEEDS = needs.__name__.rpartition(".")[2]
Breach = tuple[Target | None, str, dict[str, str]]
"""The target (None: the plan as a whole), the field of the plan file, and the values for the
message: figures as shown, names as printed, codes.
"""


class Rule(Protocol):
    OF: str
    NEEDS: tuple[str, ...]

    def check(self, plan: Plan, domain: Domain) -> Iterator[Breach]: ...


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its id."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__) if info.name != _NEEDS)
    return {
        name.replace("_", "-"): cast(Rule, importlib.import_module(f"{__name__}.{name}"))
        for name in names
    }


def audit(plan: Plan, domain: Domain) -> Audit:
    """Every finding, in the order of the plan file; then what could not be judged, by rule."""
    found: list[Finding] = []
    notes: list[Finding] = []
    for name, rule in rules().items():
        found += [_finding(plan, name, *breach) for breach in _breaches(rule, plan, domain)]
        notes += _unjudged(name, rule, plan, domain)
    found.sort(key=lambda f: (f.line, f.column, f.rule, f.args))
    return Audit(plan, (*found, *notes))


def _breaches(rule: Rule, plan: Plan, domain: Domain) -> Iterator[Breach]:
    """What a rule finds among the targets that it has the means to judge."""
    if any(needs.of_plan(rule.NEEDS, plan, domain)):
        return
    targets = (t for t in plan.targets if not any(needs.of_target(rule.NEEDS, t, plan, domain)))
    yield from rule.check(replace(plan, targets=tuple(targets)), domain)


def _unjudged(name: str, rule: Rule, plan: Plan, domain: Domain) -> Iterator[Finding]:
    """Why a rule says nothing of the plan, or of some of its targets."""
    lacking = next(needs.of_plan(rule.NEEDS, plan, domain), "")
    if lacking:
        yield _note("not-applicable", plan, {"which": name, "why": lacking})
        return
    about = [target for target in plan.targets if rule.OF in needs.OF and needs.OF[rule.OF](target)]
    whys = (next(needs.of_target(rule.NEEDS, target, plan, domain), "") for target in about)
    counted = Counter(filter(None, whys))
    judged = len(about) - counted.total()
    for why, count in counted.items():
        numbers = {"which": name, "why": why, "count": str(count), "of": str(len(about))}
        yield _note("partly-judged" if judged else "none-judged", plan, numbers)


def _note(rule: str, plan: Plan, args: dict[str, str]) -> Finding:
    severity = knowledge.common("audit")[rule]["severity"]
    place = plan.positions.get("/targets", (1, 1))
    return Finding(rule, severity, plan.path, *place, tuple(args.items()), plan.id)


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
