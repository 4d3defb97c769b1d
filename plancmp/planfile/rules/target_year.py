"""A target's year lies outside the plan's period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plancmp.planfile.rules import Breach


def check(plan: Mapping[str, Any]) -> Iterator[Breach]:
    start, end = plan["period"]["start"], plan["period"]["end"]
    for i, target in enumerate(plan["targets"]):
        year = target["target"]["year"]
        if start <= end and not start <= year <= end:
            yield (
                f"/targets/{i}/target/year",
                {"year": str(year), "start": str(start), "end": str(end)},
            )
