"""Reviewed alignments: a file `A--B.yaml` of decisions that a person took; they always win over the
matcher.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from plancmp import resources, shape, textfile, yamltree
from plancmp.errors import InvalidFile
from plancmp.knowledge import schema
from plancmp.model.comparison import Absence, Alignment, Crosswalk, Decision
from plancmp.model.finding import Finding
from plancmp.model.plan import Measure, MeasureRef, Plan


def packaged_folder() -> Path:
    """The folder of the crosswalks that come with the project."""
    return Path(str(resources.data("crosswalks")))


def find(a: Plan, b: Plan, folders: Iterable[Path]) -> Crosswalk:
    """What was decided about two plans, in the order of asking; nothing when no folder has a file
    for them.
    """
    for folder in folders:
        for one, two in ((a, b), (b, a)):
            path = folder / f"{one.id}--{two.id}.yaml"
            if path.exists():
                found = load_crosswalk(path, (a, b))
                return found if found.a == a.id else turned(found)
    return Crosswalk(a.id, b.id)


def load_crosswalk(path: Path, plans: tuple[Plan, Plan]) -> Crosswalk:
    """A crosswalk file of two plans.

    InvalidFile with every finding when it is not well formed or names a measure that the plans do
    not have.
    """
    text = textfile.text_of(path)
    if isinstance(text, Finding):
        raise InvalidFile("invalid-crosswalk", (text,), path=path)
    tree = yamltree.parse(str(path), text)
    findings = (*tree.findings, *shape.check(tree, str(path), schema("crosswalk")))
    findings = findings or tuple(_strangers(tree, path, plans))
    if findings:
        raise InvalidFile("invalid-crosswalk", findings, path=path)
    a, b = tree.value["plans"]
    pairs = tuple(
        Decision(MeasureRef(a, p["a"]), MeasureRef(b, p["b"]), p["relation"])
        for p in tree.value.get("pairs", ())
    )
    absent = tuple(Absence(p["plan"], _ref(p["measure"])) for p in tree.value.get("absent", ()))
    return Crosswalk(a, b, pairs, absent, sha256(text.encode()).hexdigest())


def _ref(written: str) -> MeasureRef:
    plan, _, measure = written.partition(":")
    return MeasureRef(plan, measure)


def _strangers(tree: yamltree.Tree, path: Path, plans: tuple[Plan, Plan]) -> Iterator[Finding]:
    known = {plan.id: {m.id for m in plan.measures} for plan in plans}
    a, b = tree.value["plans"]
    named = [(f"/plans/{i}", MeasureRef(plan, "")) for i, plan in enumerate((a, b))]
    for i, pair in enumerate(tree.value.get("pairs", ())):
        named += [(f"/pairs/{i}/{s}", MeasureRef(p, pair[s])) for s, p in (("a", a), ("b", b))]
    for i, entry in enumerate(tree.value.get("absent", ())):
        named.append((f"/absent/{i}/measure", _ref(entry["measure"])))
    for pointer, ref in named:
        if ref.plan not in known or (ref.id and ref.id not in known[ref.plan]):
            words = (("plan", ref.plan), ("measure", ref.id or "?"))
            place, subject = tree.positions[pointer], f"{a}--{b}{pointer}"
            yield Finding("unknown-measure", "error", str(path), *place, words, subject)


def turned(found: Crosswalk) -> Crosswalk:
    """The same decisions, asked for in the other order of the plans."""
    pairs = tuple(Decision(d.b, d.a, d.relation) for d in found.pairs)
    return Crosswalk(found.b, found.a, pairs, found.absent, found.digest)


def apply(
    pairs: Iterable[Alignment],
    decided: Crosswalk,
    a: tuple[Plan, Iterable[Measure]],
    b: tuple[Plan, Iterable[Measure]],
) -> tuple[Alignment, ...]:
    """The pairs with what was decided in place of what was matched, in the order of the plans.

    a, b: a plan and those of its measures of which the pairs are.
    """
    place_a, place_b = ({p.ref(m): i for i, m in enumerate(measures)} for p, measures in (a, b))
    kept = {(p.a, p.b): p for p in pairs}
    for d in decided.pairs:
        if d.a in place_a and d.b in place_b:
            kept.pop((d.a, d.b), None)
            if d.relation != "none":
                kept[d.a, d.b] = Alignment(d.a, d.b, d.relation, 1.0, "reviewed")
    return tuple(sorted(kept.values(), key=lambda p: (place_a[p.a], place_b[p.b])))
