"""A baseline is not older than its target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plancmp.domain import Domain
from plancmp.planfile.rules import Breach


def check(plan: Mapping[str, Any], domain: Domain) -> Iterator[Breach]:
    for i, target in enumerate(plan["targets"]):
        base, year = target.get("baseline"), target["target"]["year"]
        if base and base["year"] and year and base["year"] >= year:
            yield f"/targets/{i}/baseline/year", {"baseline": str(base["year"]), "year": str(year)}
