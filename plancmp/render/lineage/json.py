"""JSON by the contract: every measure of all plans in one line, and every step by itself."""

from __future__ import annotations

from typing import Any

from plancmp.model.succession import Line, Lineage
from plancmp.render import View
from plancmp.render.jsontext import dumps
from plancmp.render.succession.json import data as step

SUFFIX = ".json"


def render(found: Lineage, view: View) -> str:
    return dumps(data(found, view))


def data(found: Lineage, view: View) -> dict[str, Any]:
    """The contract's object."""
    return {
        "plans": [plan.id for plan in found.plans],
        "periods": [plan.period or None for plan in found.plans],
        "tasks": [_line(line) for line in found.tasks],
        "targets": [_line(line) for line in found.targets],
        "summary": {
            "tasks": len(found.tasks),
            "tasks_lived": sum(line.lived for line in found.tasks),
            "targets": len(found.targets),
            "targets_lived": sum(line.lived for line in found.targets),
        },
        "steps": [step(each, view) for each in found.steps],
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "measures": [[ref.id for ref in refs] for refs in line.measures],
        "changes": [list(changes) for changes in line.changes],
        "lived": line.lived,
    }
