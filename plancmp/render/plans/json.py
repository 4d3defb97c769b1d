"""The list of plans as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plancmp.model.plan import Plan
from plancmp.render import View
from plancmp.render.jsontext import dumps
from plancmp.render.plan.json import head

SUFFIX = ".json"


def render(plans: Sequence[Plan], view: View) -> str:
    return dumps(data(plans, view))


def data(plans: Sequence[Plan], view: View) -> list[dict[str, Any]]:
    """What identifies each plan, and how many targets and tasks it has."""
    counts = ((plan, {"targets": len(plan.targets), "tasks": len(plan.tasks)}) for plan in plans)
    return [{**head(plan), **count} for plan, count in counts]
