"""A plan of many: what is needed to compare it with all others. Its tasks are a file of arrays."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from plancmp import files, knowledge, textfile
from plancmp.bulk.sheet import Sheet, sheet
from plancmp.domain import Domains
from plancmp.match.score import kind_of
from plancmp.memory import code, recall, remember
from plancmp.model.finding import Finding, Span
from plancmp.model.plan import Plan, Target, Task
from plancmp.planfile.fields import PLAN
from plancmp.planfile.load import key_of, load_plan
from plancmp.planfile.write import plain

KEPT = "members"
"""Folder of what is kept of them between runs."""


class Measure(NamedTuple):
    """A task or target, as far as it is needed to compare it and to speak of it."""

    id: str
    name: str
    """Its title or name."""
    theme: str
    lines: tuple[Span, ...]
    basis: str
    """Of a target; empty for a task."""


class Member(NamedTuple):
    """A plan without its measures."""

    plan: Plan
    kind: str
    """How much its wording can be trusted, as of `match.score`."""
    tasks: tuple[Measure, ...]
    targets: tuple[Measure, ...]
    sheet: str
    """Name of the file with its arrays, made of everything on which they depend."""


def sheet_path(folder: Path, name: str) -> Path:
    """Where the arrays of a plan stand."""
    return folder / f"{name}.npz"


def arrays(folder: Path, name: str) -> Sheet:
    """Those that `read` has written."""
    with np.load(sheet_path(folder, name)) as held:
        return Sheet(**held)


def kept(path: Path, packs: Domains, folder: Path) -> Member | None:
    """What an earlier run has kept of a plan file with the same content; None where that is
    nothing.
    """
    text = textfile.text_of(path)
    told = None if isinstance(text, Finding) else recall(KEPT, _key(text, path, packs))
    if told is None or not sheet_path(folder, told["sheet"]).exists():
        return None
    return _member(told, path)


def read(path: Path, packs: Domains, folder: Path) -> tuple[Member | None, tuple[Finding, ...]]:
    """One plan file, its arrays written to the folder; what is wrong with it."""
    plan, findings = load_plan(path, packs)
    text = textfile.text_of(path)
    if plan is None or isinstance(text, Finding):
        return None, findings
    domain = packs.get(plan.sector)
    of = (code("bulk/sheet", "match", "text", "domain"), domain.digest, plan.digest)
    name = sha256("\0".join(of).encode()).hexdigest()
    if not (place := sheet_path(folder, name)).exists():
        made = sheet(plan.tasks, domain)._asdict()
        files.write(place, lambda file: np.savez(file, **made))
    told = remember(KEPT, _key(text, path, packs), lambda: _told(plan, kind_of(plan, domain), name))
    return _member(told, path), findings


def _key(text: str, path: Path, packs: Domains) -> str:
    told = (key_of(text, path, packs), code("bulk/member", "bulk/sheet", "match", "text", "domain"))
    return sha256("\0".join(told).encode()).hexdigest()


def _told(plan: Plan, kind: str, name: str) -> dict[str, Any]:
    """A member as `remember` can keep it."""
    bare = replace(plan, tasks=(), targets=(), not_coded=())
    return {
        "plan": knowledge.plain(plain(bare)),
        "digest": plan.digest,
        "kind": kind,
        "tasks": [_measure(task, task.title, "") for task in plan.tasks],
        "targets": [_measure(target, target.name, target.basis) for target in plan.targets],
        "sheet": name,
    }


def _measure(measure: Task | Target, name: str, basis: str) -> list[Any]:
    return [measure.id, name, measure.theme, [list(span) for span in measure.lines], basis]


def _member(told: Any, path: Path) -> Member:
    plan = PLAN.build(knowledge.exact(told["plan"]))
    return Member(
        replace(plan, path=str(path), digest=told["digest"], positions={}),
        told["kind"],
        tuple(map(_said, told["tasks"])),
        tuple(map(_said, told["targets"])),
        told["sheet"],
    )


def _said(told: list[Any]) -> Measure:
    name, label, theme, lines, basis = told
    return Measure(name, label, theme, tuple((first, last) for first, last in lines), basis)
