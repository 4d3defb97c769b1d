"""A file of actual figures -> `Actuals`, checked against its plan; accepted whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from plancmp import knowledge, shape
from plancmp.actualfile.fields import FILE, schema
from plancmp.actualfile.readers import readers
from plancmp.actualfile.rules import rules
from plancmp.domain import Domain
from plancmp.errors import UnreadableInput
from plancmp.model.actual import Actuals
from plancmp.model.finding import Finding
from plancmp.model.plan import Plan
from plancmp.yamltree import Tree

Loaded = tuple[Actuals | None, tuple[Finding, ...]]


class Read(NamedTuple):
    """What a file holds, before anybody knows whether it is right."""

    path: Path
    tree: Tree
    """Without a value where the file could not be read; its findings say why."""

    @property
    def plan(self) -> str:
        """Id of the plan that it names; of a table that names none, the file's name."""
        value = self.tree.value
        named = value.get("plan") if isinstance(value, dict) else None
        return named if isinstance(named, str) else self.path.stem


def suffixes() -> tuple[str, ...]:
    """Of the files that can be read."""
    return tuple(readers())


def read(path: Path) -> Read:
    """The content of a file. UnreadableInput for a suffix that no reader has, or no workbook."""
    reader = readers().get(path.suffix.lower())
    if reader is None:
        known = ", ".join(suffixes())
        raise UnreadableInput("actuals-suffix", path=path, known=known)
    found = reader.read(path)
    return Read(path, Tree(findings=[found]) if isinstance(found, Finding) else found)


def looks_like_actuals(held: Read) -> bool:
    """Whether a file that was read is meant as one of actual figures."""
    return isinstance(held.tree.value, dict) and "actuals" in held.tree.value


def load(held: Read, plan: Plan, domain: Domain) -> Loaded:
    """The figures, where nothing is wrong with them, and every finding in file order."""
    tree = held.tree
    if isinstance(tree.value, dict) and held.path.suffix not in (".yaml", ".yml"):
        tree.value.setdefault("plan", plan.id)
    findings = [*tree.findings, *shape.check(tree, str(held.path), schema())]
    if not findings:
        findings = list(_breaches(tree, held.path, plan, domain))
    ordered = tuple(sorted(findings, key=lambda f: (f.line, f.column, f.rule, f.args)))
    if any(finding.severity == "error" for finding in ordered):
        return None, ordered
    made: Actuals = FILE.build(tree.value)
    return replace(made, path=str(held.path)), ordered


def _breaches(tree: Tree, path: Path, plan: Plan, domain: Domain) -> Iterator[Finding]:
    content = tree.value
    if content["plan"] != plan.id:
        place = tree.positions.get("/plan", (1, 1))
        told = (("plan", str(content["plan"])), ("wanted", plan.id))
        yield Finding("actuals-other-plan", "error", str(path), *place, told, plan.id)
        return
    severities = knowledge.common("rules")
    for name, rule in rules().items():
        for pointer, args in rule.check(content, plan, domain):
            place = tree.positions.get(pointer) or tree.positions[pointer.rpartition("/")[0]]
            words, about = tuple(args.items()), _subject(content, pointer)
            yield Finding(name, severities[name]["severity"], str(path), *place, words, about)


def _subject(content: Mapping[str, Any], pointer: str) -> str:
    """Plan, target and year in place of the position, so that it survives edits elsewhere."""
    _, _, i, *rest = pointer.split("/")
    entry = content["actuals"][int(i)]
    return "/".join((content["plan"], entry["target"], str(entry["year"]), *rest))
