"""JSON by the contract: the plan, its targets, its tasks; the keys are those of the table of
fields.
"""

from __future__ import annotations

from typing import Any

from plancmp.model.plan import Plan
from plancmp.planfile.fields import PLAN, TARGET, TASK
from plancmp.render import View
from plancmp.render.jsontext import dumps

SUFFIX = ".json"
_LISTS = ("targets", "tasks", "not_coded")


def render(plan: Plan, view: View) -> str:
    return dumps(data(plan, view))


def data(plan: Plan, view: View) -> dict[str, Any]:
    """The contract's object."""
    return {
        "plan": head(plan),
        "targets": [TARGET.json(target) for target in plan.targets],
        "tasks": [TASK.json(task) for task in plan.tasks],
    }


def head(plan: Plan) -> dict[str, Any]:
    """What identifies the plan; shared with the list of plans."""
    return {key: value for key, value in PLAN.json(plan).items() if key not in _LISTS}
