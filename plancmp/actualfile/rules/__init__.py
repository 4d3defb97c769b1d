"""What a well-shaped file of actual figures must also be: one file a rule, found by being here.

A rule is a module with `check(content, plan, domain)`, which yields the JSON pointer of each
offending value and the values for its message. Its id is its file name; its texts are in
`data/knowledge/rules.yaml`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Protocol, cast

from plancmp.domain import Domain
from plancmp.model.plan import Plan, Target
from plancmp.planfile.rules import Breach


class Rule(Protocol):
    def check(self, content: Mapping[str, Any], plan: Plan, domain: Domain) -> Iterator[Breach]: ...


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its id."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__))
    return {
        name.replace("_", "-"): cast(Rule, importlib.import_module(f"{__name__}.{name}"))
        for name in names
    }


def known(
    content: Mapping[str, Any], plan: Plan
) -> Iterator[tuple[str, Mapping[str, Any], Target]]:
    """Pointer, entry and target of each figure whose target the plan has."""
    targets = {target.id: target for target in plan.targets}
    for i, entry in enumerate(content["actuals"]):
        if entry["target"] in targets:
            yield f"/actuals/{i}", entry, targets[entry["target"]]
