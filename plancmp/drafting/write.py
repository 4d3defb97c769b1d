"""A plan as YAML, in the layout of the plan files; what is loaded from it is the same plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from plancmp import units
from plancmp.model import Plan, Target, Task

SCHEMA = "# yaml-language-server: $schema=../schema/plan.schema.json"


def dump(plan: Plan) -> str:
    """The text of a plan file."""
    return "\n".join(_lines(plan)) + "\n"


def _lines(plan: Plan) -> Iterator[str]:
    place, source, coding = plan.jurisdiction, plan.source, plan.coding
    yield SCHEMA
    yield from _field("id", plan.id)
    yield from _field("title", plan.title)
    if plan.aliases:
        yield from _field("aliases", list(plan.aliases))
    yield from _field(
        "jurisdiction",
        _filled(name=place.name, level=place.level, code=place.code, parent=place.parent),
    )
    yield from _field("period", {"start": plan.start, "end": plan.end})
    yield from _field("sector", plan.sector)
    yield "source:"
    for key, value in _filled(
        title=source.title,
        issuer=source.issuer,
        number=source.number,
        published=source.published,
        sha256=source.sha256,
    ).items():
        yield f"  {key}: {_flow(value)}"
    yield from _field(
        "coding", {"coder": coding.coder, "coded_on": coding.coded_on, "status": coding.status}
    )
    left = [
        _filled(lines=[list(span) for span in each.lines], figure=each.figure, why=each.why)
        for each in plan.not_coded
    ]
    lists = [
        ("targets", [_target(t) for t in plan.targets]),
        ("tasks", [_task(t) for t in plan.tasks]),
        *([("not_coded", left)] if left else []),
    ]
    for name, measures in lists:
        yield ""
        yield f"{name}:" if measures else f"{name}: []"
        for measure in measures:
            for i, (key, value) in enumerate(measure.items()):
                yield f"  {'- ' if i == 0 else '  '}{key}: {_flow(value)}"


def _field(key: str, value: object) -> Iterator[str]:
    yield f"{key}: {_flow(value)}"


def _target(target: Target) -> dict[str, Any]:
    base = target.baseline
    goal = _filled(
        year=target.year,
        value=units.number(target.value),
        value_max=units.number(target.value_max),
        comparator=target.comparator,
    )
    goal.setdefault("value", None)
    return _filled(
        id=target.id,
        name=target.name,
        theme=target.theme,
        unit=target.unit,
        basis=target.basis,
        baseline=base and {"year": base.year, "value": units.number(base.value)},
        target={
            key: goal[key] for key in ("year", "value", "value_max", "comparator") if key in goal
        },
        binding=target.binding,
        inferred=list(target.inferred),
        lines=[list(span) for span in target.lines],
        row=target.row,
        binding_printed=target.binding_printed,
        definition_scope=target.definition_scope,
        note=target.note,
    )


def _task(task: Task) -> dict[str, Any]:
    return _filled(
        id=task.id,
        title=task.title,
        section=list(task.section),
        theme=task.theme,
        instruments=list(task.instruments),
        actions=list(task.actions),
        lines=[list(span) for span in task.lines],
        note=task.note,
    )


def _filled(**fields: Any) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value not in (None, "", [])}


def _flow(value: object) -> str:
    text: str = yaml.safe_dump(
        value, allow_unicode=True, default_flow_style=True, sort_keys=False, width=10**6
    )
    return text.removesuffix("\n...\n").removesuffix("\n").strip()
