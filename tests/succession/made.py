"""Two plans of one place, made up by a test, and what the old targets had reached."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

import plancmp
from plancmp.model.plan import Baseline, Plan, Target
from plancmp.model.succession import Succession, TargetRow
from tests import fixtures

HERE = Path(__file__).parent
PLANS = HERE / "plans"
ACTUALS = HERE / "actuals.yaml"
OLD, NEW, LATER = (str(PLANS / f"lanhe-{year}.yaml") for year in (2021, 2026, 2031))
NAME = "灯塔事务数量"
"""An indicator of which nobody knows whether more is better."""


def succession(*plans: Any, **given: Any) -> Succession:
    """What became of the measures of two plans."""
    found = plancmp.succeed(*plans, **given).value
    assert isinstance(found, Succession)
    return found


def target(said: dict[str, Any], year: int) -> Target:
    """A target of that year unless it says another; base: year and value of its baseline."""
    said = {"name": NAME, "unit": "件", "basis": "stock", "comparator": ">=", **said}
    base = said.pop("base", None)
    if base is not None:
        base = Baseline(base[0], None if base[1] is None else Decimal(str(base[1])))
    for key in ("value", "value_max"):
        said[key] = None if said.get(key) is None else Decimal(str(said[key]))
    sample = fixtures.sample_plan().targets[0]
    empty = {"inferred": (), "check": (), "direction": ""}
    return replace(sample, **{"id": "it", "year": year, "baseline": base, **empty, **said})


def plan(start: int | None, end: int | None, *targets: Target, **changed: Any) -> Plan:
    """A plan of these years with no task."""
    made = {"id": f"made-{start}", "start": start, "end": end, "tasks": (), "digest": ""}
    return replace(fixtures.sample_plan(), **{**made, "targets": targets, **changed})


def written(folder: Path, plan_id: str, *entries: dict[str, Any]) -> Path:
    """A file of actuals of the target `it`."""
    usual = {"target": "it", "status": "final", "source": "统计公报"}
    content = {"plan": plan_id, "actuals": [{**usual, **each} for each in entries]}
    path = folder / "actuals.yaml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    return path


def pair(old: Plan, new: Plan, **given: Any) -> TargetRow:
    """What became of the one target of two plans."""
    (row,) = succession(old, new, **given).targets
    return row
