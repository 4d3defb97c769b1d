"""Nobody can tell whether more or less of an indicator is the stronger promise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plancmp.direction import direction
from plancmp.domain import Domain
from plancmp.planfile.rules import Breach

BOUNDS = ("<=", "<", ">=", ">")


def check(plan: Mapping[str, Any], domain: Domain) -> Iterator[Breach]:
    if plan["coding"]["status"] == "draft":
        return
    for i, target in enumerate(plan["targets"]):
        said = target.get("direction") or target["target"]["comparator"] in BOUNDS
        if not said and not _moves(target) and direction(target["name"], domain) is None:
            yield f"/targets/{i}/name", {"name": target["name"]}


def _moves(target: Mapping[str, Any]) -> bool:
    """Whether the way from the baseline says it."""
    base, value = (target.get("baseline") or {}).get("value"), target["target"]["value"]
    return base is not None and value is not None and base != value
