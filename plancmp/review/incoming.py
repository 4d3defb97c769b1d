"""Decisions that somebody brings in a file: whether they fit the two plans, and what is new.

Nothing is taken from a file in which anything does not fit: the journal is only appended to, so
what it takes by mistake would stay in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from plancmp.errors import InvalidFile, UnreadableInput
from plancmp.model.decision import Entry, Subject
from plancmp.model.finding import Finding
from plancmp.model.plan import MeasureRef, Plan
from plancmp.review import changes, journal, sssom
from plancmp.review.standing import ALIGNED, standings, subject
from plancmp.review.texts import text_hash

Words = Mapping[Subject, Entry]
"""The last word of one person on each subject."""
BAR = "|"
"""Between the names of reviewers in SSSOM."""
_NAME = re.compile(r"[\w:-]+")
_Said = dict[tuple[str, Subject], "Incoming"]
"""By who says it and of what."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One decision, and where it stands in its file."""

    entry: Entry
    place: str
    """As somebody finds it: Sheet!C12, or FILE:12."""
    line: int = 1
    columns: tuple[int, int, int, int] = (1, 1, 1, 1)
    """Of A, of B, of the verdict, of what remembers the texts."""


def of_file(path: Path, plans: Mapping[str, Plan]) -> tuple[Incoming, ...]:
    """Those of a journal, of an SSSOM file or of a crosswalk written by hand.

    InvalidFile for a file that is not well formed, or a journal with a line that cannot be read.
    """
    if not path.is_file():
        raise UnreadableInput("cannot-read", path=path, why="No such file")
    if path.name.endswith(journal.SUFFIX):
        read = journal.read(path)
        entries = read.entries
        if read.broken:
            broken = (int(place.rpartition(":")[2]) for place in read.broken)
            found = tuple(_finding("import-broken-line", path, line) for line in broken)
            raise InvalidFile("invalid-import", found, path=path)
    else:
        entries = changes.entries(path, plans)
    return tuple(_placed(entries, path))


def by(brought: Sequence[Incoming], reviewer: str) -> tuple[Incoming, ...]:
    """As decisions of this reviewer, taken now."""
    told = (each.entry._replace(reviewer=reviewer, time="") for each in brought)
    return tuple(replace(e, entry=entry) for e, entry in zip(brought, told, strict=True))


def reviewers(brought: Iterable[Incoming]) -> set[str]:
    """Everybody who decided; a row of a crosswalk may name several."""
    return {name.strip() for each in brought for name in each.entry.reviewer.split(BAR)}


def each_by(brought: Iterable[Incoming], names: Mapping[str, str]) -> tuple[Incoming, ...]:
    """One decision for each of those whom a row names; names: how the journal writes them."""
    return tuple(
        replace(each, entry=each.entry._replace(reviewer=names[name.strip()]))
        for each in brought
        for name in each.entry.reviewer.split(BAR)
    )


def _finding(rule: str, path: Path, line: int) -> Finding:
    return Finding(rule, "error", str(path), line, 1, (), f"line {line}")


def _placed(entries: Sequence[Entry], path: Path) -> Iterator[Incoming]:
    """Each with the first line that names all that it names."""
    wanted = {name for entry in entries for name in _named(entry, path)}
    at: dict[str, set[int]] = {}
    for number, line in enumerate(path.read_text("utf-8", "replace").split("\n"), 1):
        for name in wanted.intersection(_NAME.findall(line)):
            at.setdefault(name, set()).add(number)
    for entry in entries:
        lines = set.intersection(*(at.get(name, set()) for name in _named(entry, path)))
        first = min(lines, default=1)
        yield Incoming(entry, f"{path.name}:{first}", first)


def _named(entry: Entry, path: Path) -> tuple[str, ...]:
    """What stands in the line of an entry and in no other."""
    if path.name.endswith(journal.SUFFIX) or not entry.a or not entry.b:
        return (entry.id,)
    if path.name.endswith(sssom.SUFFIX):
        return str(entry.a), str(entry.b) if entry.b.id else sssom.NOTHING
    return (entry.a.id, entry.b.id) if entry.b.id else (str(entry.a),)


def misfits(
    brought: Sequence[Incoming], plans: Mapping[str, Plan], path: Path, *, history: bool = False
) -> Iterator[Finding]:
    """What does not fit the plans, or contradicts itself.

    history: lines of a journal, of which a later one may say the contrary of an earlier one, and
    whose texts may have changed since: then the decision is taken, and is stale.
    """
    for each in brought:
        yield from _strangers(each, plans, path)
        if not history:
            yield from _changed(each, plans, path)
    if not history:
        yield from _contradictions(brought, path)


def _strangers(each: Incoming, plans: Mapping[str, Plan], path: Path) -> Iterator[Finding]:
    for ref, column in zip((each.entry.a, each.entry.b), each.columns, strict=False):
        if ref is None:
            continue
        known = plans.get(ref.plan)
        if known is None or (ref.id and all(m.id != ref.id for m in known.measures)):
            told = {"plan": ref.plan, "measure": ref.id or ref.plan}
            yield _of(each, "import-unknown-measure", path, column, **told)


def _changed(each: Incoming, plans: Mapping[str, Plan], path: Path) -> Iterator[Finding]:
    entry = each.entry
    for ref, text in ((entry.a, entry.a_text), (entry.b, entry.b_text)):
        if ref and text and text != (_text(ref, plans) or text):
            yield _of(each, "import-changed-text", path, each.columns[3], measure=str(ref))


def _contradictions(brought: Sequence[Incoming], path: Path) -> Iterator[Finding]:
    """Two words of one person on one pair; that there is nothing like a measure, and a partner."""
    said: _Said = {}
    for each in brought:
        about = subject(each.entry)
        first = said.setdefault((each.entry.reviewer, about), each)
        if _word(first.entry) != _word(each.entry):
            yield _twice(first, each, path)
    partners: _Said = {}
    for (name, pair), each in said.items():
        if each.entry.verdict in ALIGNED:
            for ref, other in (pair, pair[::-1]):
                partners.setdefault((name, (ref, MeasureRef(other.plan, ""))), each)
    yield from (_twice(partners[key], said[key], path) for key in partners if key in said)


def _twice(first: Incoming, each: Incoming, path: Path) -> Finding:
    return _of(each, "import-two-verdicts", path, each.columns[2], first=first.place)


def _of(each: Incoming, rule: str, path: Path, column: int, **told: str) -> Finding:
    about = " ".join(str(ref).rstrip(":") for ref in (each.entry.a, each.entry.b) if ref)
    words = (("place", each.place), *told.items())
    return Finding(rule, "error", str(path), each.line, column, words, about)


def _word(entry: Entry) -> tuple[str | None, str]:
    """What is said, as far as it matters: crosswalks keep no lines within a note."""
    return entry.verdict, " ".join(entry.note.replace('"', "”").split())


def _text(ref: MeasureRef, plans: Mapping[str, Plan]) -> str:
    try:
        return text_hash(plans[ref.plan].measure(ref.id))
    except KeyError:
        return ""


def words_of(name: str, entries: Iterable[Entry], plans: Mapping[str, Plan]) -> Words:
    """What one person says now, of texts that have not changed since."""
    own = [e for e in entries if e.act == "undo" or (e.reviewer == name and e.act == "decide")]
    return {s: held.last for s, held in standings(own, plans).items() if not held.stale}


def new_of(
    brought: Sequence[Incoming], said: Mapping[str, Words], plans: Mapping[str, Plan]
) -> list[Entry]:
    """The decisions that their reviewers have not taken yet, each once, as lines of now.

    said: what each reviewer says already. A file that remembers no texts is about those of now.
    """
    found: dict[tuple[str, Subject], Entry] = {}
    for entry in (each.entry for each in brought):
        about = subject(entry)
        held = said.get(entry.reviewer, {}).get(about)
        if held is None or _word(held) != _word(entry):
            found[entry.reviewer, about] = _now(entry, plans)
    return list(found.values())


def _now(entry: Entry, plans: Mapping[str, Plan]) -> Entry:
    """A line of its own; its time is that of the file, where the file has one."""
    fresh = journal.new("decide", entry.reviewer)
    dated = entry.time[:4].isdigit()
    a_text, b_text = (
        text or (_text(ref, plans) if ref else "")
        for ref, text in ((entry.a, entry.a_text), (entry.b, entry.b_text))
    )
    time = entry.time if dated else fresh.time
    return entry._replace(id=fresh.id, time=time, a_text=a_text, b_text=b_text)


def lines_of(
    brought: Sequence[Incoming], known: Sequence[Entry], path: Path
) -> tuple[list[Entry], list[Finding]]:
    """The lines of another journal that this one does not have; those that both have and that say
    something else in each.
    """
    held = {entry.id: entry for entry in known}
    fresh = [each.entry for each in brought if each.entry.id not in held]
    other = [each for each in brought if held.get(each.entry.id, each.entry) != each.entry]
    return fresh, [_of(each, "import-other-line", path, 1) for each in other]
