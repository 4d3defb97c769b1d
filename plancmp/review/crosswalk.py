"""What people decided about two plans, from the files of some folders; it always wins over the
matcher.

In a folder the journal is the truth and `A--B.sssom.tsv` what is derived from it; of a crosswalk
that somebody brought, the pairs count of which the journal says nothing. Earlier folders win over
later ones, pair by pair.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from plancmp import resources
from plancmp.errors import InvalidFile, UnreadableInput
from plancmp.memory import code, remember
from plancmp.model.comparison import Alignment
from plancmp.model.decision import Absence, Crosswalk, Decision, Entry, Standing, Subject
from plancmp.model.finding import Finding
from plancmp.model.plan import Measure, Plan
from plancmp.review import kept

if TYPE_CHECKING:
    from plancmp.review import sssom

JOURNAL, SSSOM, WRITTEN = ".decisions.jsonl", ".sssom.tsv", ".yaml"
"""Suffixes of journals, of what is derived from them, of what is written by hand."""
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
    there = {folder: files(folder, a.id, b.id) for folder in folders}
    read = [path for paths in there.values() for path in paths]
    if not read:
        return Crosswalk(a.id, b.id)
    if not (a.digest and b.digest):
        held = _held(a, b, there)
    else:
        told = (code("review", "text", "model"), a.id, a.digest, b.id, b.digest)
        parts = [*(str(each).encode() for each in (*told, *read)), *map(content, read)]
        key = sha256(b"\0".join(parts)).hexdigest()
        held = remember("decisions", key, lambda: _held(a, b, there))
    standings = tuple(map(kept.standing, held["standings"]))
    return _crosswalk(a, b, standings, tuple(held["broken"]))


def files(folder: Path, a: str, b: str) -> tuple[Path, ...]:
    """What a folder has of two plans: written by hand, journals, then the SSSOM file."""
    pairs = ((a, b), (b, a))
    found = {
        suffix: tuple(p for one, two in pairs if (p := folder / f"{one}--{two}{suffix}").exists())
        for suffix in (WRITTEN, JOURNAL, SSSOM)
    }
    return tuple(path for paths in found.values() for path in paths)


def content(path: Path) -> bytes:
    """Of a file; UnreadableInput where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableInput("cannot-read", path=path, why=error.strerror or error) from error


def _held(a: Plan, b: Plan, folders: Iterable[Path]) -> dict[str, Any]:
    """Standings and broken lines, as plain data."""
    from plancmp.review.standing import contradicts, standings  # noqa: PLC0415 - as above

    plans = {a.id: a, b.id: b}
    found: dict[Subject, Standing] = {}
    broken: list[str] = []
    for folder in folders:
        told = sources(folder, plans)
        broken += told.broken
        later = standings(told.entries, plans)
        fresh = [s for s in later if s not in found and not contradicts(later[s], found)]
        found |= {s: later[s] for s in fresh}
    return {"standings": [kept.plain(each) for each in found.values()], "broken": broken}


def sources(folder: Path, plans: Mapping[str, Plan]) -> Sources:
    """The decisions of one folder. InvalidFile for a crosswalk that is not well formed."""
    from plancmp.review import journal, written  # noqa: PLC0415 - not where it is remembered
    from plancmp.review.standing import subject  # noqa: PLC0415

    entries: list[Entry] = []
    broken: list[str] = []
    about: set[Subject] = set()
    a, b = plans
    for path in files(folder, a, b):
        if path.name.endswith(JOURNAL):
            read = journal.read(path)
            entries += read.entries
            about |= {subject(entry) for entry in read.entries if entry.act != "undo"}
            broken += read.broken
        elif path.name.endswith(SSSOM):
            rows = read_sssom(path, (a, b)).entries
            entries = [*(row for row in rows if subject(row) not in about), *entries]
        else:
            entries += written.read(path, plans)
    return Sources(tuple(entries), tuple(broken))


def brought(folder: Path, plans: Mapping[str, Plan]) -> tuple[Entry, ...]:
    """The rows of crosswalks that stand in a folder without journal, with ids that stay."""
    a, b = plans
    there = files(folder, a, b)
    if any(path.name.endswith(JOURNAL) and content(path).strip() for path in there):
        return ()
    rows = (
        row
        for path in there
        if path.name.endswith(SSSOM)
        for row in read_sssom(path, (a, b)).entries
    )
    return tuple(row._replace(id=sha256(repr(row[1:]).encode()).hexdigest()[:16]) for row in rows)


def read_sssom(path: Path, plans: tuple[str, str]) -> sssom.Held:
    """An SSSOM file of two plans; InvalidFile with every bad row."""
    from plancmp import textfile  # noqa: PLC0415 - only where there is one
    from plancmp.review import sssom  # noqa: PLC0415

    text = textfile.text_of(path, marked=True)
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
