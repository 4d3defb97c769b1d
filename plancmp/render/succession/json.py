"""JSON by the contract: every measure of both plans once, with what became of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from decimal import Decimal
from typing import Any, get_args

from plancmp.compare.reviewed import reviewed
from plancmp.model.plan import Target
from plancmp.model.succession import (
    Reached,
    Succession,
    TargetChange,
    TargetRow,
    TaskChange,
    TaskRow,
)
from plancmp.render import View
from plancmp.render.jsontext import dumps
from plancmp.render.successors import told, why
from plancmp.units import number, to_four

SUFFIX = ".json"


def render(found: Succession, view: View) -> str:
    return dumps(data(found, view))


def data(found: Succession, view: View) -> dict[str, Any]:
    """The contract's object."""
    plans = (found.old, found.new)
    return {
        "old": found.old.id,
        "new": found.new.id,
        "periods": {"old": found.old.period or None, "new": found.new.period or None},
        "tasks": [_task(row) for row in found.tasks],
        "targets": [_target(found, row, view) for row in found.targets],
        "summary": summary(found),
        "drafts": list(dict.fromkeys(plan.id for plan in plans if plan.is_draft)),
        "cautions": list(found.cautions),
        "reviewed": asdict(reviewed([found.comparison])),
    }


def summary(found: Succession) -> dict[str, Any]:
    """How many rows of each change, and how many new targets are below what was reached."""
    tasks = Counter(row.change for row in found.tasks)
    targets = Counter(row.change for row in found.targets)
    return {
        "tasks": {change: tasks[change] for change in get_args(TaskChange)},
        "targets": {change: targets[change] for change in get_args(TargetChange)},
        "moved": sum(row.moved for row in found.tasks),
        "below_actual": len(found.below),
    }


def _task(row: TaskRow) -> dict[str, Any]:
    return {
        "old": [ref.id for ref in row.old],
        "new": [ref.id for ref in row.new],
        "change": row.change,
        "moved": row.moved,
        "gained": list(row.gained),
        "lost": list(row.lost),
        "origin": row.origin,
    }


def _target(found: Succession, row: TargetRow, view: View) -> dict[str, Any]:
    x = found.old.target(row.old.id) if row.old else None
    y = found.new.target(row.new.id) if row.new else None
    verdict = row.verdict
    return {
        "old": x and x.id,
        "new": y and y.id,
        "change": row.change,
        "below_actual": row.below,
        "why": why(found, row, view),
        "unit": (verdict and verdict.unit) or None,
        "old_value": number(verdict.a_value) if verdict else None,
        "new_value": number(verdict.b_value) if verdict else None,
        "old_yearly": _rounded(row.yearly[0]) if row.yearly else None,
        "new_yearly": _rounded(row.yearly[1]) if row.yearly else None,
        "old_year": _year(x),
        "new_year": _year(y),
        "against": _reached(row.reached),
        "reasons": list(row.reasons),
        "cautions": list(told(found, row, row.cautions, view)),
        "caution_ids": list(row.cautions),
        "unknown": row.unknown or None,
    }


def _year(target: Target | None) -> int | None:
    return target.year if target else None


def _reached(reached: Reached | None) -> dict[str, Any] | None:
    if reached is None:
        return None
    return {
        "of": reached.of,
        "value": _rounded(reached.value),
        "promised": _rounded(reached.promised),
        "unit": reached.unit,
        "year": reached.year,
        "yearly": reached.yearly,
        "status": reached.status or None,
        "source": reached.source or None,
    }


def _rounded(value: Decimal) -> int | float | None:
    """To four decimals, half up."""
    return number(to_four(value))
