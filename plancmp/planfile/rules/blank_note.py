"""A blank target has no note that says what the document shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plancmp.domain import Domain
from plancmp.planfile.rules import Breach


def check(plan: Mapping[str, Any], domain: Domain) -> Iterator[Breach]:
    for i, target in enumerate(plan["targets"]):
        if target["target"]["value"] is None and not target.get("note"):
            yield f"/targets/{i}/target/value", {"name": target["name"]}
