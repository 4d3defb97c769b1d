"""JSON by the contract: the plan, its targets, its tasks."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from plancmp.model import Plan, Target, Task
from plancmp.render import View
from plancmp.units import number

SUFFIX = ".json"


def render(plan: Plan, view: View) -> str:
    result = {
        "plan": head(plan),
        "targets": [_target(t) for t in plan.targets],
        "tasks": [_task(t) for t in plan.tasks],
    }
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def head(plan: Plan) -> dict[str, Any]:
    """What identifies the plan; shared with the list of plans."""
    return {
        "id": plan.id,
        "title": plan.title,
        "aliases": list(plan.aliases),
        "jurisdiction": asdict(plan.jurisdiction),
        "period": {"start": plan.start, "end": plan.end},
        "sector": plan.sector,
        "source": asdict(plan.source),
        "coding": asdict(plan.coding),
    }


def _target(t: Target) -> dict[str, Any]:
    return {
        "id": t.id,
        "name": t.name,
        "theme": t.theme,
        "unit": t.unit,
        "basis": t.basis,
        "comparator": t.comparator,
        "value": number(t.value),
        "value_max": number(t.value_max),
        "target_year": t.year,
        "baseline": number(t.baseline.value) if t.baseline else None,
        "baseline_year": t.baseline.year if t.baseline else None,
        "binding": t.binding,
        "inferred": list(t.inferred),
        "row": t.row,
        "binding_printed": t.binding_printed or None,
        "definition_scope": t.definition_scope or None,
        "lines": [list(span) for span in t.lines],
        "note": t.note,
    }


def _task(t: Task) -> dict[str, Any]:
    return {
        "id": t.id,
        "title": t.title,
        "section": list(t.section),
        "theme": t.theme,
        "instruments": list(t.instruments),
        "actions": list(t.actions),
        "lines": [list(span) for span in t.lines],
        "note": t.note,
    }
