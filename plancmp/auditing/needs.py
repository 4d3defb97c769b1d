"""What a rule needs before it can judge, and what is said where that is not there.

A rule names its needs in `NEEDS` and, where it is about some targets only, those in `OF`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from plancmp.compare.strength import direction_of
from plancmp.domain import Domain
from plancmp.match.targets import is_same
from plancmp.model.plan import Plan, Target

OF: dict[str, Callable[[Target], bool]] = {
    "targets": lambda _: True,
    "totals": lambda target: target.basis == "cumulative",
    "not-totals": lambda target: target.basis != "cumulative",
}
"""Of which targets a rule speaks; another word stands for the plan as a whole."""


def yearly(plan: Plan, target: Target, domain: Domain) -> Decimal | None:
    """What is reached in one year now, in the target's unit."""
    if target.baseline:
        return target.baseline.value
    units = domain.units
    for other in plan.targets:
        base = other.baseline.value if other.baseline and other.basis == "annual" else None
        if base is None or not units.alike(other.unit, target.unit):
            continue
        if is_same(target, other, domain):
            return units.convert(base, other.unit, target.unit)
    return None


_TARGET: dict[str, Callable[[Target, Plan, Domain], bool]] = {
    "value": lambda target, *_: target.value is not None,
    "baseline": lambda target, *_: bool(target.baseline and target.baseline.value is not None),
    "baseline-cell": lambda target, *_: target.baseline is not None,
    "yearly": lambda target, plan, domain: yearly(plan, target, domain) is not None,
    "direction": lambda target, _, domain: direction_of(target, domain) is not None,
    "binding": lambda target, *_: target.binding != "unstated",
}
_PLAN: dict[str, Callable[[Plan, Domain], bool]] = {
    "period": lambda plan, _: plan.start is not None and plan.end is not None,
    "level": lambda plan, _: bool(plan.jurisdiction.level),
    "table": lambda plan, _: any(target.binding != "unstated" for target in plan.targets),
    "rows": lambda plan, _: any(target.row is not None for target in plan.targets),
    "safeguards": lambda plan, domain: any(t.theme in domain.safeguards for t in plan.tasks),
    "coded": lambda plan, _: not plan.is_draft,
}
_FIELDS = {
    "value": "value",
    "value-read": "value",
    "baseline": "baseline",
    "baseline-cell": "baseline",
    "binding": "binding",
    "basis": "basis",
    "unit": "unit",
}
"""Needs that rest on a field of the plan file, which may be under `check`."""


def of_plan(needs: tuple[str, ...], plan: Plan, domain: Domain) -> Iterator[str]:
    """What the plan as a whole lacks: codes of `unjudged` in the terms."""
    for need in needs:
        if need in _PLAN and not _PLAN[need](plan, domain):
            yield f"no-{need}"


def of_target(needs: tuple[str, ...], target: Target, plan: Plan, domain: Domain) -> Iterator[str]:
    """What a target lacks; the first of them is the reason that is told."""
    if any(_FIELDS.get(need) in target.check for need in needs):
        yield "under-check"
    for need in needs:
        if need in _TARGET and not _TARGET[need](target, plan, domain):
            yield f"no-{need}"
