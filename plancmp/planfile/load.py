"""YAML -> Plan, keeping line and column of every value. A plan is accepted whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

from plancmp import textfile, yamltree
from plancmp.knowledge import table
from plancmp.model import (
    Baseline,
    Coding,
    Finding,
    Jurisdiction,
    LeftOut,
    Mark,
    Plan,
    Source,
    Target,
    Task,
)
from plancmp.planfile import shape
from plancmp.planfile.rules import RULES

Loaded = tuple[Plan | None, tuple[Finding, ...]]


def load(path: Path) -> Loaded:
    """One plan file: the plan if nothing is wrong with it, and every finding in file order."""
    text = textfile.text_of(path)
    if isinstance(text, Finding):
        return None, (text,)
    tree = yamltree.parse(path, text)
    findings = tree.findings + list(shape.check(tree, str(path)))
    if not findings:
        findings = list(_breaches(tree, path))
    ordered = tuple(sorted(findings, key=lambda f: (f.line, f.column, f.rule, f.args)))
    if any(f.severity == "error" for f in ordered):
        return None, ordered
    return _plan(tree.value, path, tree.marks), ordered


def load_all(paths: Iterable[Path]) -> tuple[tuple[Plan, ...], tuple[Finding, ...]]:
    """Several plan files, and what is wrong with them, alone and together."""
    plans: list[Plan] = []
    findings: list[Finding] = []
    for path in paths:
        plan, found = load(path)
        findings.extend(found)
        if plan:
            plans.append(plan)
    findings.extend(_clashes(plans))
    return tuple(plans), tuple(findings)


def _breaches(tree: yamltree.Tree, path: Path) -> Iterator[Finding]:
    for name, rule in RULES.items():
        for pointer, args in rule.check(tree.value):
            severity, subject = table("rules")[name]["severity"], _subject(tree.value, pointer)
            yield Finding(
                name, severity, str(path), *tree.marks[pointer], tuple(args.items()), subject
            )
    if tree.value["id"] != path.stem:
        words = (("id", tree.value["id"]), ("stem", path.stem))
        yield Finding(
            "id-not-file-name",
            "error",
            str(path),
            *tree.marks["/id"],
            words,
            subject=tree.value["id"],
        )


def _subject(value: Mapping[str, Any], pointer: str) -> str:
    """The pointer with ids for list positions, so that it survives edits elsewhere in the file."""
    node: Any = value
    names = [str(value["id"])]
    for step in pointer.strip("/").split("/"):
        node = node[int(step)] if isinstance(node, list) else node[step]
        names.append(node["id"] if isinstance(node, dict) and "id" in node else step)
    return "/".join(names)


def _clashes(plans: list[Plan]) -> Iterator[Finding]:
    """Ids and aliases that would name two plans."""
    owner: dict[str, Plan] = {}
    for plan in plans:
        names = {"/id": plan.id} | {f"/aliases/{i}": alias for i, alias in enumerate(plan.aliases)}
        for pointer, name in names.items():
            first = owner.setdefault(name, plan)
            if first is not plan:
                args = (("name", name), ("other", first.path))
                yield Finding(
                    "name-taken",
                    "error",
                    plan.path,
                    *plan.marks[pointer],
                    args,
                    subject=f"{plan.id}{pointer}",
                )


def _plan(raw: Mapping[str, Any], path: Path, marks: Mapping[str, Mark]) -> Plan:
    place, source, coding = raw["jurisdiction"], raw["source"], raw["coding"]
    return Plan(
        id=raw["id"],
        title=raw["title"],
        aliases=tuple(raw.get("aliases", ())),
        jurisdiction=Jurisdiction(**place),
        start=int(raw["period"]["start"]),
        end=int(raw["period"]["end"]),
        sector=raw["sector"],
        source=Source(**source),
        coding=Coding(**coding),
        targets=tuple(_target(t) for t in raw["targets"]),
        tasks=tuple(_task(t) for t in raw["tasks"]),
        not_coded=tuple(
            LeftOut(_spans(left["lines"]), left["why"], left.get("figure", ""))
            for left in raw.get("not_coded", ())
        ),
        path=str(path),
        marks=MappingProxyType(dict(marks)),
    )


def _target(raw: Mapping[str, Any]) -> Target:
    goal, base = raw["target"], raw.get("baseline")
    return Target(
        id=raw["id"],
        name=raw["name"],
        theme=raw["theme"],
        unit=raw["unit"],
        basis=raw["basis"],
        year=int(goal["year"]),
        value=goal["value"],
        value_max=goal.get("value_max"),
        comparator=goal["comparator"],
        baseline=Baseline(int(base["year"]), base["value"]) if base else None,
        binding=raw["binding"],
        lines=_spans(raw["lines"]),
        inferred=tuple(raw.get("inferred", ())),
        row=int(raw["row"]) if "row" in raw else None,
        binding_printed=raw.get("binding_printed", ""),
        definition_scope=raw.get("definition_scope", ""),
        note=raw.get("note", ""),
    )


def _task(raw: Mapping[str, Any]) -> Task:
    return Task(
        id=raw["id"],
        title=raw["title"],
        section=tuple(raw["section"]),
        theme=raw["theme"],
        instruments=tuple(raw["instruments"]),
        actions=tuple(raw["actions"]),
        lines=_spans(raw["lines"]),
        note=raw.get("note", ""),
    )


def _spans(raw: list[list[Decimal]]) -> tuple[tuple[int, int], ...]:
    return tuple((int(first), int(last)) for first, last in raw)
