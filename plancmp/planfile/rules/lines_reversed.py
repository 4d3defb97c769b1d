"""A span of lines ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plancmp.domain import Domain
from plancmp.planfile.rules import Breach


def check(plan: Mapping[str, Any], domain: Domain) -> Iterator[Breach]:
    for kind in ("targets", "tasks"):
        for i, measure in enumerate(plan[kind]):
            for j, (first, last) in enumerate(measure["lines"]):
                if last < first:
                    yield f"/{kind}/{i}/lines/{j}", {"first": str(first), "last": str(last)}
