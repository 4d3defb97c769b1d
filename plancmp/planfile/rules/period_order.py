"""The period ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plancmp.planfile.rules import Breach


def check(plan: Mapping[str, Any]) -> Iterator[Breach]:
    start, end = plan["period"]["start"], plan["period"]["end"]
    if end < start:
        yield "/period/end", {"start": str(start), "end": str(end)}
