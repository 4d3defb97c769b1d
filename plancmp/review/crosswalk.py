"""What people decided about two plans, from the files of some folders; it always wins over the
matcher.

In a folder the journal is the truth and `A--B.sssom.tsv` what is derived from it; where somebody
brought a crosswalk alone, that is read. Earlier folders win over later ones, pair by pair.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from plancmp import resources
from plancmp.errors import InvalidFile, UnwritableOutput
from plancmp.files import save
from plancmp.model.comparison import Alignment
from plancmp.model.finding import Finding
from plancmp.model.plan import Measure, Plan
from plancmp.model.review import Absence, Crosswalk, Decision, Entry, Standing, Subject
from plancmp.review import journal, sssom, written
from plancmp.review.standing import standings

CURRENT = Path("crosswalks")
"""Where decisions are kept unless another folder is named."""


def packaged_folder() -> Path:
    """The folder of the crosswalks that come with the project."""
    return Path(str(resources.data("crosswalks")))


class Sources(NamedTuple):
    """Everything that a folder holds of two plans."""

    entries: tuple[Entry, ...]
    broken: tuple[str, ...]


def find(a: Plan, b: Plan, folders: Iterable[Path]) -> Crosswalk:
    """What was decided about two plans, in the order of asking; nothing when no folder has a file
    for them.
    """
    plans = {a.id: a, b.id: b}
    found: dict[Subject, Standing] = {}
    broken: list[str] = []
    for folder in folders:
        told = sources(folder, plans)
        broken += told.broken
        for subject, standing in standings(told.entries, plans).items():
            found.setdefault(subject, standing)
    return _crosswalk(a, b, tuple(found.values()), tuple(broken))


def sources(folder: Path, plans: Mapping[str, Plan]) -> Sources:
    """The decisions of one folder. InvalidFile for a crosswalk that is not well formed."""
    entries: list[Entry] = []
    broken: list[str] = []
    a, b = plans
    for path in _there(folder, a, b, written.SUFFIX):
        entries += written.read(path, plans)
    journals = journal.paths(folder, a, b)
    for path in journals:
        read = journal.read(path)
        entries += read.entries
        broken += read.broken
    if not journals:
        for path in _there(folder, a, b, sssom.SUFFIX):
            entries += read_sssom(path, (a, b)).entries
    return Sources(tuple(entries), tuple(broken))


def _there(folder: Path, a: str, b: str, suffix: str) -> Iterator[Path]:
    for one, two in ((a, b), (b, a)):
        if (path := folder / f"{one}--{two}{suffix}").exists():
            yield path


def read_sssom(path: Path, plans: tuple[str, str]) -> sssom.Held:
    """An SSSOM file of two plans; InvalidFile with every bad row."""
    from plancmp import textfile  # noqa: PLC0415 - only where there is one

    text = textfile.text_of(path)
    if isinstance(text, Finding):
        raise InvalidFile("invalid-crosswalk", (text,), path=path)
    held = sssom.read(text, str(path), plans)
    if held.findings:
        raise InvalidFile("invalid-crosswalk", held.findings, path=path)
    return held


def _crosswalk(a: Plan, b: Plan, held: Sequence[Standing], broken: tuple[str, ...]) -> Crosswalk:
    pairs, absent = [], []
    for standing in held:
        one, two = standing.subject
        if standing.gone:
            continue
        if standing.outcome == "absent":
            absent.append(Absence(two.plan, one))
        elif standing.outcome in ("same", "partial", "none"):
            x, y = (one, two) if one.plan == a.id else (two, one)
            pairs.append(Decision(x, y, standing.outcome, standing.stale))
    return Crosswalk(a.id, b.id, tuple(pairs), tuple(absent), tuple(held), broken)


def derive(folder: Path, a: Plan, b: Plan, version: str) -> Path | None:
    """Write the crosswalk that follows from the journal of a folder; None without a journal.

    UnwritableOutput when the file holds rows that somebody changed by hand.
    """
    plans = {a.id: a, b.id: b}
    with journal.locked(folder):
        journals = journal.paths(folder, a.id, b.id)
        if not journals:
            return None
        path = journals[0].with_name(journals[0].name.removesuffix(journal.SUFFIX) + sssom.SUFFIX)
        if path.exists() and read_sssom(path, (a.id, b.id)).edited:
            raise UnwritableOutput("edited-crosswalk", path=path)
        found = standings(sources(folder, plans).entries, plans).values()
        save(path, sssom.write(tuple(found), a, b, version))
    return path


def turned(found: Crosswalk) -> Crosswalk:
    """The same decisions, asked for in the other order of the plans."""
    pairs = tuple(Decision(d.b, d.a, d.relation, d.stale) for d in found.pairs)
    return Crosswalk(found.b, found.a, pairs, found.absent, found.standings, found.broken)


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
    nothing = {absence.measure for absence in decided.absent}
    kept = {(p.a, p.b): p for p in pairs if not {p.a, p.b} & nothing}
    for d in decided.pairs:
        if d.a in place_a and d.b in place_b:
            kept.pop((d.a, d.b), None)
            if d.relation != "none":
                kept[d.a, d.b] = _reviewed(d)
    return tuple(sorted(kept.values(), key=lambda p: (place_a[p.a], place_b[p.b])))


def _reviewed(d: Decision) -> Alignment:
    relation: Literal["same", "partial"] = "same" if d.relation == "same" else "partial"
    return Alignment(d.a, d.b, relation, 1.0, "reviewed")
