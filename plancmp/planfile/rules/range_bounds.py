"""`range` without an upper end, an upper end without `range`, or ends in the wrong order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plancmp.domain import Domain
from plancmp.planfile.rules import Breach


def check(plan: Mapping[str, Any], domain: Domain) -> Iterator[Breach]:
    for i, measure in enumerate(plan["targets"]):
        target = measure["target"]
        low, high = target["value"], target.get("value_max")
        if (target["comparator"] == "range") != (high is not None) or (
            high is not None and (low is None or high <= low)
        ):
            yield (
                f"/targets/{i}/target",
                {"low": str(low), "high": str(high), "comparator": target["comparator"]},
            )
