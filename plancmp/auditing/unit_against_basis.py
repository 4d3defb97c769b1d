"""A unit per year on a figure that counts the whole period: one of the two is wrong. Fix: strike 每年 or say that it is a yearly value."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.auditing import Breach
from plancmp.knowledge import table
from plancmp.model import Plan


def check(plan: Plan) -> Iterator[Breach]:
    for target in plan.targets:
        if table("units")[target.unit].get("yearly") and target.basis in ("cumulative", "stock"):
            yield target, "unit", {"unit": target.unit}
