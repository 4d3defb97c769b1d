"""Two measures of a plan share an id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plancmp.domain import Domain
from plancmp.planfile.rules import Breach


def check(plan: Mapping[str, Any], domain: Domain) -> Iterator[Breach]:
    seen: set[str] = set()
    for kind in ("targets", "tasks"):
        for i, measure in enumerate(plan[kind]):
            if measure["id"] in seen:
                yield f"/{kind}/{i}/id", {"id": measure["id"], "kind": kind}
            seen.add(measure["id"])
