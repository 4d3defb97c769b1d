"""Two figures of one target and year that claim the same status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plancmp.domain import Domain
from plancmp.model.plan import Plan
from plancmp.planfile.rules import Breach

_SAME = ("target", "year", "status")


def check(content: Mapping[str, Any], plan: Plan, domain: Domain) -> Iterator[Breach]:
    seen: set[tuple[object, ...]] = set()
    for i, entry in enumerate(content["actuals"]):
        key = (*(entry[name] for name in _SAME), bool(entry.get("cumulative")))
        if key in seen:
            yield f"/actuals/{i}", {name: str(entry[name]) for name in _SAME}
        seen.add(key)
