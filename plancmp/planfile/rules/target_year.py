"""A target's year lies before the plan's period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plancmp.domain import Domain
from plancmp.planfile.rules import Breach


def check(plan: Mapping[str, Any], domain: Domain) -> Iterator[Breach]:
    period = plan["period"] or {}
    start, end = period.get("start"), period.get("end")
    if not start or not end:
        return
    for i, target in enumerate(plan["targets"]):
        year = target["target"]["year"]
        if year and start <= end and year < start:
            yield (
                f"/targets/{i}/target/year",
                {"year": str(year), "start": str(start), "end": str(end)},
            )
