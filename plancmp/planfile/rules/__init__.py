"""What a well-shaped plan file must also be: one file a rule, found by being here.

A rule is a module with `check(plan, domain)`, which yields the JSON pointer of each offending value
and the values for its message. Its id is its file name; its texts are in
`data/knowledge/rules.yaml`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Protocol, cast

from plancmp.domain import Domain

Breach = tuple[str, dict[str, str]]
"""JSON pointer of the offending value (`…~key` for a key), and the values for the message."""


class Rule(Protocol):
    def check(self, plan: Mapping[str, Any], domain: Domain) -> Iterator[Breach]: ...


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its id."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__))
    return {
        name.replace("_", "-"): cast(Rule, importlib.import_module(f"{__name__}.{name}"))
        for name in names
    }
