"""A figure of a target that the plan does not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plancmp.domain import Domain
from plancmp.model.plan import Plan
from plancmp.planfile.rules import Breach
from plancmp.shape import nearest


def check(content: Mapping[str, Any], plan: Plan, domain: Domain) -> Iterator[Breach]:
    ids = [target.id for target in plan.targets]
    for i, entry in enumerate(content["actuals"]):
        if entry["target"] not in ids:
            words = {"target": entry["target"], "nearest": nearest(entry["target"], ids)}
            yield f"/actuals/{i}/target", {**words, "plan": plan.id}
