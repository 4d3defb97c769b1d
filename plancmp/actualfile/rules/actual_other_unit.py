"""A unit that does not convert to that of the target: the target is not judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plancmp.actualfile.rules import known
from plancmp.domain import Domain
from plancmp.model.plan import Plan
from plancmp.planfile.rules import Breach


def check(content: Mapping[str, Any], plan: Plan, domain: Domain) -> Iterator[Breach]:
    units = domain.units
    for pointer, entry, target in known(content, plan):
        unit = entry.get("unit") or target.unit
        if unit != target.unit and not (unit in units and units.alike(unit, target.unit)):
            yield f"{pointer}/unit", {"unit": unit, "wanted": target.unit, "target": target.id}
