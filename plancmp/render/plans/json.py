"""The list of plans as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plancmp.model.plan import Entry
from plancmp.render import View
from plancmp.render.jsontext import dumps
from plancmp.render.plan.json import head

SUFFIX = ".json"


def render(plans: Sequence[Entry], view: View) -> str:
    return dumps(data(plans, view))


def data(plans: Sequence[Entry], view: View) -> list[dict[str, Any]]:
    """What identifies each plan, and how many targets and tasks it has."""
    return [{**head(e.plan), "targets": e.targets, "tasks": e.tasks} for e in plans]
