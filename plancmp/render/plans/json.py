"""The list of plans as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from plancmp.model import Plan
from plancmp.render import View
from plancmp.render.plan.json import head

SUFFIX = ".json"


def render(plans: Sequence[Plan], view: View) -> str:
    rows = [
        {**head(plan), "targets": len(plan.targets), "tasks": len(plan.tasks)} for plan in plans
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
