"""A total of the period that is less than the present yearly value times the years plans a decline without saying so.

The baseline of a cumulative target is read as the value of one year; without one, that of the same indicator's yearly target
serves. Fix: raise the total, or say what the baseline counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from plancmp.auditing import Breach
from plancmp.match.targets import is_same
from plancmp.model import Plan, Target
from plancmp.units import convert, show

CENT = Decimal("0.01")


def check(plan: Plan) -> Iterator[Breach]:
    years = plan.end - plan.start + 1
    for target in plan.targets:
        base = _yearly(plan, target)
        if (
            base is not None
            and target.value is not None
            and target.basis == "cumulative"
            and target.value < base * years
        ):
            yearly = show((target.value / years).quantize(CENT))
            yield (
                target,
                "target/value",
                {
                    "value": show(target.value),
                    "yearly": yearly,
                    "baseline": show(base),
                    "unit": target.unit,
                },
            )


def _yearly(plan: Plan, target: Target) -> Decimal | None:
    """What is reached in one year now, in the target's unit."""
    if target.baseline:
        return target.baseline.value
    for other in plan.targets:
        if (
            other.basis == "annual"
            and other.baseline
            and other.baseline.value is not None
            and is_same(target, other)
        ):
            return convert(other.baseline.value, other.unit, target.unit)
    return None
