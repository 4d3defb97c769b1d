"""Crosswalks written by hand: `A--B.yaml`, the decisions of one reviewer, without journal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from plancmp import shape, textfile, yamltree
from plancmp.errors import InvalidFile
from plancmp.knowledge import schema
from plancmp.model.decision import Entry, Verdict
from plancmp.model.finding import Finding
from plancmp.model.plan import MeasureRef, Plan
from plancmp.review.journal import ref

SUFFIX = ".yaml"


def read(path: Path, plans: Mapping[str, Plan]) -> tuple[Entry, ...]:
    """Its decisions.

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
    return tuple(_entries(tree, path))


def _entries(tree: yamltree.Tree, path: Path) -> Iterator[Entry]:
    a, b = tree.value["plans"]
    review = tree.value["review"]

    def said(key: str, one: MeasureRef, two: MeasureRef, verdict: Verdict, note: str) -> Entry:
        by, on = review["reviewer"], review["reviewed_on"]
        return Entry(f"{path}/{key}", "decide", by, on, one, two, verdict, note=note)

    for i, pair in enumerate(tree.value.get("pairs", ())):
        one, two = MeasureRef(a, pair["a"]), MeasureRef(b, pair["b"])
        yield said(f"pairs/{i}", one, two, pair["relation"], pair.get("note", ""))
    for i, entry in enumerate(tree.value.get("absent", ())):
        nothing = MeasureRef(entry["plan"], "")
        yield said(f"absent/{i}", ref(entry["measure"]), nothing, "absent", entry.get("note", ""))


def _strangers(tree: yamltree.Tree, path: Path, plans: Mapping[str, Plan]) -> Iterator[Finding]:
    known = {plan.id: {m.id for m in plan.measures} for plan in plans.values()}
    a, b = tree.value["plans"]
    named = [(f"/plans/{i}", MeasureRef(plan, "")) for i, plan in enumerate((a, b))]
    for i, pair in enumerate(tree.value.get("pairs", ())):
        named += [(f"/pairs/{i}/{s}", MeasureRef(p, pair[s])) for s, p in (("a", a), ("b", b))]
    for i, entry in enumerate(tree.value.get("absent", ())):
        named.append((f"/absent/{i}/measure", ref(entry["measure"])))
        if ref(entry["measure"]).plan == entry["plan"]:
            named.append((f"/absent/{i}/plan", MeasureRef(entry["plan"], "?")))
    for pointer, found in named:
        if found.plan not in known or (found.id and found.id not in known[found.plan]):
            words = (("plan", found.plan), ("measure", found.id or "?"))
            place, subject = tree.positions[pointer], f"{a}--{b}{pointer}"
            yield Finding("unknown-measure", "error", str(path), *place, words, subject)
