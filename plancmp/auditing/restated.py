"""One indicator is promised twice with another figure or on another basis, mostly in the table and
in the text.

Fix: say which one counts, or how the two belong together.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.auditing import Breach
from plancmp.domain import Domain
from plancmp.match.targets import is_same
from plancmp.model.plan import Plan, Target
from plancmp.units import show

OF = "targets"
NEEDS = ("value", "basis")


def check(plan: Plan, domain: Domain) -> Iterator[Breach]:
    for i, target in enumerate(plan.targets):
        for other in plan.targets[i + 1 :]:
            if (
                target.value is not None
                and other.value is not None
                and is_same(target, other, domain)
            ):
                words = {
                    "value": _figure(target),
                    "basis": target.basis,
                    "first": str(target.lines[0][0]),
                    "other": _figure(other),
                    "other_basis": other.basis,
                    "lines": str(other.lines[0][0]),
                }
                yield other, "target/value", words


def _figure(target: Target) -> str:
    assert target.value is not None
    return f"{show(target.value)}{target.unit}"
