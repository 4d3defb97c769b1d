"""YAML -> Plan, keeping line and column of every value. A plan is accepted whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from plancmp import knowledge, shape, textfile, yamltree
from plancmp.domain import Domain, Domains
from plancmp.memory import code, remember
from plancmp.model.finding import Finding, Position
from plancmp.model.plan import OwnUnit, Plan
from plancmp.planfile.fields import PLAN, UNITS
from plancmp.planfile.rules import rules
from plancmp.planfile.schema import of_all, of_domain

_SECTOR = re.compile(r"^sector: *([a-z0-9-]+) *$", re.MULTILINE)
_TOP = re.compile(r"^([a-z_]+) *:", re.MULTILINE)
Loaded = tuple[Plan | None, tuple[Finding, ...]]


def load_plan(path: Path, domains: Domains) -> Loaded:
    """One plan file: the plan if nothing is wrong with it, and every finding in file order."""
    text = textfile.text_of(path)
    if isinstance(text, Finding):
        return None, (text,)
    try:
        key = key_of(text, path, domains)
        value = remember("plans", key, lambda: _flawless(text, path, domains))
    except _Flawed as flawed:
        return flawed.plan, flawed.findings
    return _plan(knowledge.exact(value), text, path), ()


def looks_like_plan(path: Path) -> bool:
    """Whether the top of a YAML file has mostly keys of a plan, and most of those it needs.

    A file that cannot be read does too.
    """
    text = textfile.text_of(path)
    if isinstance(text, Finding):
        return True
    found = set(_TOP.findall(text))
    known = {field.key for field in PLAN.fields}
    needed = {field.key for field in PLAN.fields if not field.optional}
    return len(found & needed) > len(needed) // 2 and len(found - known) <= len(found & known)


class _Flawed(Exception):
    """A plan file of which there is something to say."""

    def __init__(self, plan: Plan | None, findings: tuple[Finding, ...]) -> None:
        super().__init__()
        self.plan, self.findings = plan, findings


def key_of(text: str, path: Path, domains: Domains) -> str:
    """Everything on which it depends that a plan file is well formed."""
    named = _SECTOR.search(text)
    sector = named[1] if named and named[1] in domains.sectors else ""
    domain = domains.get(sector).digest if sector else " ".join(domains.sectors)
    parts = (
        code("planfile", "planfile/rules", "shape", "yamltree", "units", "domain"),
        domain,
        path.stem,
        text,
    )
    return sha256("\0".join(parts).encode()).hexdigest()


def _flawless(text: str, path: Path, domains: Domains) -> Any:
    """The content of a plan file with which nothing is wrong; _Flawed when there is something."""
    tree = yamltree.parse(str(path), text)
    sector = _sector(tree, domains)
    schema = of_domain(domains.get(sector), domains.sectors) if sector else of_all(domains)
    findings = tree.findings + list(shape.check(tree, str(path), schema))
    if not findings:
        findings = list(_breaches(tree, path, domains.get(sector)))
    if findings:
        ordered = tuple(sorted(findings, key=lambda f: (f.line, f.column, f.rule, f.args)))
        wrong = any(f.severity == "error" for f in ordered)
        raise _Flawed(None if wrong else _plan(tree.value, text, path), ordered)
    return knowledge.plain(tree.value)


def load_plans(
    paths: Iterable[Path], domains: Domains
) -> tuple[tuple[Plan, ...], tuple[Finding, ...]]:
    """Several plan files, and what is wrong with them, alone and together."""
    plans: list[Plan] = []
    findings: list[Finding] = []
    for path in paths:
        plan, found = load_plan(path, domains)
        findings.extend(found)
        if plan:
            plans.append(plan)
    findings.extend(_clashes(plans))
    return tuple(plans), tuple(findings)


def _sector(tree: yamltree.Tree, domains: Domains) -> str:
    """The sector that the file names; empty when nobody knows it, and the schema says so."""
    named = tree.value.get("sector") if isinstance(tree.value, dict) else None
    return named if isinstance(named, str) and named in domains.sectors else ""


def _plan(value: Any, text: str, path: Path) -> Plan:
    plan: Plan = PLAN.build(value)
    digest = sha256(text.encode()).hexdigest()
    return replace(plan, path=str(path), digest=digest, positions=_Positions(text))


class _Positions(Mapping[str, Position]):
    """Where each value stands in a plan file; the text is read again when somebody asks."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _found(self) -> Mapping[str, Position]:
        return yamltree.parse("", self._text).positions

    def __getitem__(self, pointer: str) -> Position:
        return self._found[pointer]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def _breaches(tree: yamltree.Tree, path: Path, domain: Domain) -> Iterator[Finding]:
    severities = knowledge.common("rules")
    own: tuple[OwnUnit, ...] = UNITS.build(tree.value.get("units"))
    full = domain.with_units(own)
    for name, rule in rules().items():
        for pointer, args in rule.check(tree.value, full):
            severity, subject = severities[name]["severity"], _subject(tree.value, pointer)
            place, words = tree.positions[pointer], tuple(args.items())
            yield Finding(name, severity, str(path), *place, words, subject)
    if tree.value["id"] != path.stem:
        words = (("id", tree.value["id"]), ("stem", path.stem))
        place, subject = tree.positions["/id"], tree.value["id"]
        yield Finding("id-not-file-name", "error", str(path), *place, words, subject)


def _subject(value: Mapping[str, Any], pointer: str) -> str:
    """The pointer with ids for list positions, so that it survives edits elsewhere in the file."""
    node: Any = value
    names = [str(value["id"])]
    for step in pointer.removesuffix("~key").strip("/").split("/"):
        node = node[int(step)] if isinstance(node, list) else node[step]
        names.append(node["id"] if isinstance(node, dict) and "id" in node else step)
    return "/".join(names)


def _clashes(plans: list[Plan]) -> Iterator[Finding]:
    """Ids and aliases that would name two plans."""
    owner: dict[str, Plan] = {}
    for plan in plans:
        names = {"/id": plan.id} | {f"/aliases/{i}": a for i, a in enumerate(plan.aliases)}
        for pointer, name in names.items():
            first = owner.setdefault(name, plan)
            if first is not plan:
                place, args = plan.positions[pointer], (("name", name), ("other", first.path))
                subject = f"{plan.id}{pointer}"
                yield Finding("name-taken", "error", plan.path, *place, args, subject=subject)
