"""A unit that no pack knows and the plan does not declare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plancmp.domain import Domain
from plancmp.planfile.rules import Breach
from plancmp.shape import nearest


def check(plan: Mapping[str, Any], domain: Domain) -> Iterator[Breach]:
    for i, target in enumerate(plan["targets"]):
        unit = target["unit"]
        if unit not in domain.units:
            words = {"unit": unit, "nearest": nearest(unit, list(domain.units.words))}
            yield f"/targets/{i}/unit", words
