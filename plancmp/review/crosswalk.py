"""Reviewed alignments: a file `A--B.yaml` of decisions that a person took; they always win over the matcher."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from plancmp import resources, textfile, yamltree
from plancmp.errors import InvalidPlan
from plancmp.model import Alignment, Crosswalk, Finding, Plan, Target, Task
from plancmp.planfile import shape
from plancmp.planfile.schema import crosswalk_schema


def packaged_folder() -> Path:
    """The folder of the crosswalks that come with the project."""
    return Path(str(resources.data("crosswalks")))


def find(a: Plan, b: Plan, folders: Iterable[Path]) -> Crosswalk:
    """What was decided about two plans, in the order of asking; nothing when no folder has a file for them."""
    for folder in folders:
        for one, two in ((a, b), (b, a)):
            path = folder / f"{one.id}--{two.id}.yaml"
            if path.exists():
                found = load(path, {plan.id: {m.id for m in plan.measures} for plan in (a, b)})
                return found if found.a == a.id else _turned(found)
    return Crosswalk(a.id, b.id)


def load(path: Path, known: Mapping[str, set[str]]) -> Crosswalk:
    """A crosswalk file; InvalidPlan with every finding when it is not well formed or names a measure that the plans do not have.

    known: the ids of the measures of each plan.
    """
    text = textfile.text_of(path)
    tree = yamltree.parse(path, text) if isinstance(text, str) else yamltree.Tree(findings=[text])
    findings: tuple[Finding, ...] = (
        *tree.findings,
        *shape.check(tree, str(path), crosswalk_schema),
    )
    findings = findings or tuple(_strangers(tree, path, known))
    if findings:
        raise InvalidPlan(
            f"{path} is not a valid crosswalk",
            findings,
            "a crosswalk has plans, review, pairs and absent",
        )
    a, b = tree.value["plans"]
    pairs = tuple((p["a"], p["b"], p["relation"]) for p in tree.value.get("pairs", ()))
    return Crosswalk(
        a, b, pairs, tuple((p["plan"], p["measure"]) for p in tree.value.get("absent", ()))
    )


def _strangers(tree: yamltree.Tree, path: Path, known: Mapping[str, set[str]]) -> Iterator[Finding]:
    a, b = tree.value["plans"]
    named: list[tuple[str, str, str]] = [(f"/plans/{i}", plan, "") for i, plan in enumerate((a, b))]
    named += [
        (f"/pairs/{i}/{side}", plan, p[side])
        for i, p in enumerate(tree.value.get("pairs", ()))
        for side, plan in (("a", a), ("b", b))
    ]
    named += [
        (f"/absent/{i}/measure", *p["measure"].split(":"))
        for i, p in enumerate(tree.value.get("absent", ()))
    ]
    for pointer, plan, measure in named:
        if plan not in known or (measure and measure not in known[plan]):
            words = (("plan", plan), ("measure", measure or "?"))
            yield Finding(
                "unknown-measure",
                "error",
                str(path),
                *tree.marks[pointer],
                words,
                subject=f"{a}--{b}{pointer}",
            )


def _turned(found: Crosswalk) -> Crosswalk:
    return Crosswalk(
        found.b, found.a, tuple((b, a, relation) for a, b, relation in found.pairs), found.absent
    )


def apply(
    pairs: Iterable[Alignment],
    decided: Crosswalk,
    ours: Iterable[Task | Target],
    theirs: Iterable[Task | Target],
) -> tuple[Alignment, ...]:
    """The pairs with what was decided in place of what was matched, in the order of the plans."""
    place_a, place_b = ({m.id: i for i, m in enumerate(measures)} for measures in (ours, theirs))
    kept = {(p.a, p.b): p for p in pairs}
    for a, b, relation in decided.pairs:
        if a in place_a and b in place_b:
            kept.pop((a, b), None)
            if relation in ("same", "partial"):
                kept[a, b] = Alignment(
                    a, b, "same" if relation == "same" else "partial", 1.0, "reviewed"
                )
    return tuple(sorted(kept.values(), key=lambda p: (place_a[p.a], place_b[p.b])))
