"""A plan as YAML, in the layout of the plan files; what is loaded from it is the same plan."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import yaml

from plancmp.model.plan import Plan
from plancmp.planfile.fields import PLAN
from plancmp.planfile.kinds import Listing, Record

SCHEMA = "# yaml-language-server: $schema=../schema/plan.schema.json"
_BLOCKS = ("source",)
"""Mappings that are written one key a line."""


class _Dumper(yaml.SafeDumper):
    """Numbers as a reader writes them, without exponents."""


def figure(dumper: Any, value: float) -> Any:
    """A decimal number as a scalar of YAML."""
    return dumper.represent_scalar("tag:yaml.org,2002:float", f"{Decimal(repr(value)):f}")


_Dumper.add_representer(float, figure)


def dump(plan: Plan) -> str:
    """The text of a new plan file."""
    return "\n".join((SCHEMA, *_lines(plan))) + "\n"


def plain(plan: Plan) -> dict[str, Any]:
    """The plan as mappings, lists, texts and numbers, as the file holds them."""
    found: dict[str, Any] = PLAN.plain(plan) or {}
    return found


def _lines(plan: Plan) -> Iterator[str]:
    content = plain(plan)
    for field in PLAN.fields:
        if field.key not in content:
            continue
        value = content[field.key]
        if isinstance(field.kind, Listing) and isinstance(field.kind.of, Record):
            yield from _measures(field.key, value)
        elif field.key in _BLOCKS:
            yield f"{field.key}:"
            yield from (f"  {key}: {flow(item)}" for key, item in value.items())
        else:
            yield f"{field.key}: {flow(value)}"


def _measures(key: str, measures: list[dict[str, Any]]) -> Iterator[str]:
    """A list of mappings, one key a line, after a blank line."""
    yield ""
    yield f"{key}:" if measures else f"{key}: []"
    for measure in measures:
        for i, (name, value) in enumerate(measure.items()):
            yield f"  {'- ' if i == 0 else '  '}{name}: {flow(value)}"


def flow(value: object) -> str:
    """A value on one line of YAML."""
    text: str = yaml.dump(
        value,
        Dumper=_Dumper,
        allow_unicode=True,
        default_flow_style=True,
        sort_keys=False,
        width=10**6,
    )
    return text.removesuffix("\n...\n").removesuffix("\n")
