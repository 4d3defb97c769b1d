"""A cumulative figure of a target that is neither a total nor a growth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plancmp.actualfile.rules import known
from plancmp.domain import Domain
from plancmp.model.plan import Plan
from plancmp.planfile.rules import Breach

_BASES = ("cumulative", "growth")


def check(content: Mapping[str, Any], plan: Plan, domain: Domain) -> Iterator[Breach]:
    for pointer, entry, target in known(content, plan):
        if entry.get("cumulative") and target.basis not in _BASES:
            yield f"{pointer}/cumulative", {"target": target.id, "basis": target.basis}
