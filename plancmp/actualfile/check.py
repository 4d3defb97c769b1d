"""Files of actual figures among others: which they are, and everything that is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from plancmp import textfile
from plancmp.actualfile.load import load, read, suffixes
from plancmp.actualfile.readers.yaml import SUFFIXES as YAML
from plancmp.domain import Domains
from plancmp.model.finding import Finding
from plancmp.model.plan import Plan
from plancmp.planfile.load import load_plan

_TOP = re.compile(r"^([a-z_]+) *:", re.MULTILINE)
Find = Callable[[str], Plan | None]
"""The plan of an id; None where nobody knows it."""


def is_actuals(path: Path) -> bool:
    """Whether a file is meant as one of actual figures: any table, and YAML with their key."""
    if path.suffix.lower() not in YAML:
        return path.suffix.lower() in suffixes()
    text = textfile.text_of(path)
    keys = set() if isinstance(text, Finding) else set(_TOP.findall(text))
    return "actuals" in keys and "targets" not in keys


def check(
    paths: Iterable[Path], named: Mapping[str, Plan], find: Find, domains: Domains
) -> Iterator[Finding]:
    """Everything that is wrong with files of figures.

    named: plans that are checked in the same run, by id; they come first, then those beside a file,
    then what `find` knows.
    """
    for path in paths:
        held = read(path)
        plan = named.get(held.plan) or _beside(path, held.plan, domains) or find(held.plan)
        if plan is not None:
            yield from load(held, plan, domains.of(plan))[1]
        elif held.tree.findings:
            yield from held.tree.findings
        else:
            place = held.tree.positions.get("/plan", (1, 1))
            words = (("plan", held.plan),)
            yield Finding("actuals-no-plan", "error", str(path), *place, words, held.plan)


def _beside(path: Path, name: str, domains: Domains) -> Plan | None:
    """The plan of a file in the same folder, or in `plans` beside that."""
    for folder in (path.parent, path.parent.parent / "plans"):
        file = folder / f"{name}.yaml"
        if file.is_file() and file != path:
            plan, _ = load_plan(file, domains)
            if plan is not None:
                return plan
    return None
