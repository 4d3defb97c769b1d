"""A plan of many: what is needed to compare it with all others. Its tasks are a file of arrays."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from plancmp.bulk.sheet import Postings, Sheet, sheet
from plancmp.bulk.stored import write_once
from plancmp.domain import Domains
from plancmp.match.score import kind_of
from plancmp.memory import code
from plancmp.model.finding import Finding, Span
from plancmp.model.plan import Plan, Target
from plancmp.planfile.load import load_plan


class Member(NamedTuple):
    """A plan without its tasks."""

    plan: Plan
    """Without its measures."""
    kind: str
    """How much its wording can be trusted, as of `match.score`."""
    tasks: tuple[str, ...]
    """Their ids."""
    titles: tuple[str, ...]
    themes: tuple[str, ...]
    lines: tuple[tuple[Span, ...], ...]
    targets: tuple[Target, ...]
    sheet: str
    """Name of the file with its arrays, made of everything on which they depend."""


def read(path: Path, packs: Domains, folder: Path) -> tuple[Member | None, tuple[Finding, ...]]:
    """One plan file, its arrays written to the folder; what is wrong with it."""
    plan, findings = load_plan(path, packs)
    if plan is None:
        return None, findings
    domain = packs.get(plan.sector)
    told = (code("bulk", "match", "text", "domain"), domain.digest, plan.digest)
    name = sha256("\0".join(told).encode()).hexdigest()
    if not (place := folder / f"{name}.npz").exists():
        made = sheet(plan.tasks, domain)
        write_once(place, lambda file: np.savez(file, **_flat(made)))
    tasks = plan.tasks
    return Member(
        replace(plan, tasks=(), targets=(), not_coded=(), positions={}),
        kind_of(plan, domain),
        tuple(task.id for task in tasks),
        tuple(task.title for task in tasks),
        tuple(task.theme for task in tasks),
        tuple(task.lines for task in tasks),
        plan.targets,
        name,
    ), findings


def arrays(member: Member, folder: Path) -> Sheet:
    """Those that `read` has written."""
    with np.load(folder / f"{member.sheet}.npz") as held:
        return _deep(held)


def _flat(made: Sheet) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in made._asdict().items():
        if isinstance(value, Postings):
            flat |= {f"{name}.{part}": array for part, array in value._asdict().items()}
        else:
            flat[name] = value
    return flat


def _deep(held: Any) -> Sheet:
    parts: dict[str, Any] = {name: held[name] for name in held if "." not in name}
    for name in dict.fromkeys(name.partition(".")[0] for name in held if "." in name):
        parts[name] = Postings(*(held[f"{name}.{part}"] for part in Postings._fields))
    return Sheet(**parts)
