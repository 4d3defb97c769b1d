"""The period ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plancmp.domain import Domain
from plancmp.planfile.rules import Breach


def check(plan: Mapping[str, Any], domain: Domain) -> Iterator[Breach]:
    period = plan["period"] or {}
    start, end = period.get("start"), period.get("end")
    if start and end and end < start:
        yield "/period/end", {"start": str(start), "end": str(end)}
