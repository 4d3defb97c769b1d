"""A unit that the plan declares with a dimension that no unit has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plancmp.domain import Domain
from plancmp.planfile.rules import Breach
from plancmp.shape import nearest
from plancmp.units import OWN


def check(plan: Mapping[str, Any], domain: Domain) -> Iterator[Breach]:
    declared = plan.get("units", {})
    others = (u.dimension for word, u in domain.units.table.items() if word not in declared)
    known = sorted({OWN, *others})
    for word, entry in declared.items():
        if entry["dimension"] not in known:
            words = {"dimension": entry["dimension"], "nearest": nearest(entry["dimension"], known)}
            yield f"/units/{word}/dimension", words
