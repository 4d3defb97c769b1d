"""Re-coding: a document has a new version; what its coder did stays where the text is the same.

A figure that has changed is followed: the target keeps its id and its coding and is to be checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from rapidfuzz import fuzz

from plancmp.drafting.document import Document, is_document
from plancmp.drafting.versions import Places, places
from plancmp.errors import UnreadableInput
from plancmp.model.finding import Span
from plancmp.model.plan import Baseline, LeftOut, OwnUnit, Plan, Target, Task
from plancmp.units import show

Note = tuple[str, str]
"""Key of a message, and its value."""
M = TypeVar("M", Task, Target)
CHECK_TASK = ("title", "actions")
"""What is to be checked of a task that is new or changed."""
CHECK_TARGET = ("value",)
NAMES_ALIKE = 60
"""Of a target whose line has changed, and the drafted one that takes its figure."""
_UNKNOWN = "?"
_BECOMES = " -> "


@dataclass(slots=True)
class _Merged:
    """What became of the coded measures, and what is new."""

    kept: list[Task | Target] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    followed: list[str] = field(default_factory=list)
    """A line each: name, figure before and now."""


def revise(
    coded: Plan, old: Document, drafted: Plan, new: Document
) -> tuple[Plan, tuple[Note, ...]]:
    """The coded plan on the new document, and what became of everything.

    Unchanged paragraphs keep their coding with new lines, changed figures are followed, the others
    are drafts to check. A plan of which anything changed is a draft again.
    """
    where, told = places(old.lines, new.lines), _Merged()
    tasks, targets = _tasks(coded, drafted, where, told), _targets(coded, drafted, where, told)
    left, gone = _left_out(coded.not_coded, where)
    touched = told.lost or told.added or told.followed or gone
    plan = replace(
        coded,
        id=drafted.id,
        targets=targets,
        tasks=tasks,
        units=_units(coded, drafted, targets),
        not_coded=left,
        source=replace(coded.source, sha256=new.sha256),
        coding=replace(coded.coding, status="draft" if touched else coded.coding.status),
        path=drafted.path,
        digest="",
        positions={},
    )
    return plan, tuple(_notes(told, gone))


def find(coded: Plan, folders: Sequence[Path]) -> Path:
    """The document that was coded, among the files of these folders, by its hash."""
    for folder in folders:
        for path in sorted(folder.iterdir()):
            if path.is_file() and is_document(path):
                found = sha256(path.read_bytes()).hexdigest()
                if found == coded.source.sha256:
                    return path
    raise UnreadableInput("no-old-document", plan=coded.id)


def _notes(told: _Merged, gone: Sequence[str]) -> Iterator[Note]:
    yield "revised-kept", str(len(told.kept))
    yield "revised-new", str(len(told.added))
    yield from (("revised-value", line) for line in told.followed)
    yield from (("revised-added", name) for name in told.added)
    yield from (("revised-gone", name) for name in told.lost)
    yield from (("revised-left-out-gone", name) for name in gone)


def _tasks(coded: Plan, drafted: Plan, where: Places, told: _Merged) -> tuple[Task, ...]:
    """A paragraph of which only figures changed keeps its coding; its actions are to be checked."""
    kept: list[Task] = []
    for task in coded.tasks:
        if moved := _moved(task, where):
            kept.append(moved)
        elif near := _near(task, where):
            kept.append(replace(near, check=_with(task.check, "actions")))
            told.followed.append(task.title)
        else:
            told.lost.append(task.title)
            continue
        told.kept.append(kept[-1])
    taken = {line for task in kept for span in task.lines for line in _lines(span)}
    ids = {task.id for task in coded.tasks}
    return _ordered([*kept, *_added(drafted.tasks, taken, ids, CHECK_TASK, told)])


def _targets(coded: Plan, drafted: Plan, where: Places, told: _Merged) -> tuple[Target, ...]:
    still = [moved for target in coded.targets if (moved := _moved(target, where))]
    taken = {line for target in still for span in target.lines for line in _lines(span)}
    free = [t for t in drafted.targets if taken.isdisjoint(_lines(t.lines[0]))]
    kept = list(still)
    ids = {target.id for target in still}
    for target in (target for target in coded.targets if target.id not in ids):
        spans = tuple(s for span in target.lines if (s := where.near(span)))
        if found := _counterpart(target, spans, free, coded, where):
            free.remove(found)
            kept.append(_follow(target, found, spans, told))
        else:
            told.lost.append(target.name)
    told.kept.extend(kept)
    every = {target.id for target in coded.targets}
    return _ordered([*kept, *_added(free, set(), every, CHECK_TARGET, told)])


def _counterpart(
    target: Target, spans: Sequence[Span], free: Sequence[Target], coded: Plan, where: Places
) -> Target | None:
    """The drafted target that says in the changed lines what this one said."""
    here = [t for t in free if t.unit == target.unit and any(_meet(t.lines, s) for s in spans)]
    rated = [(fuzz.ratio(t.name, target.name), -i) for i, t in enumerate(here)]
    best, place = max(rated, default=(0.0, 0))
    if best >= NAMES_ALIKE:
        return here[-place]
    alone = sum(
        any(_meet([s], span) for other in t.lines if (s := where.near(other)) for span in spans)
        for t in coded.targets
        if t.unit == target.unit
    )
    return here[0] if len(here) == alone == 1 else None


def _follow(target: Target, found: Target, spans: tuple[Span, ...], told: _Merged) -> Target:
    """The coded target with the figures of the new version; what changed is to be checked."""
    now, was = found.baseline, target.baseline
    base = was
    if was and now and now.value != was.value:
        base = Baseline(was.year, now.value)
    changes = {
        "value": (found.value, found.value_max) != (target.value, target.value_max),
        "baseline": base != was,
        "comparator": (found.comparator == "range") != (target.comparator == "range"),
    }
    fields = [name for name, changed in changes.items() if changed]
    if not fields:
        return replace(target, lines=spans)
    told.followed.append(f"{target.name} {_shown(target)}{_BECOMES}{_shown(found)}")
    return replace(
        target,
        value=found.value,
        value_max=found.value_max,
        comparator=found.comparator if changes["comparator"] else target.comparator,
        baseline=base,
        lines=spans,
        check=_with(target.check, *fields),
    )


def _shown(target: Target) -> str:
    ends = (target.value, target.value_max)
    return "-".join(show(value) for value in ends if value is not None) or _UNKNOWN


def _added(
    drafted: Sequence[M], taken: set[int], ids: set[str], check: tuple[str, ...], told: _Merged
) -> list[M]:
    """What is drafted on lines from which nothing is kept; taken: those lines."""
    added: list[M] = []
    for measure in drafted:
        if taken.isdisjoint(_lines((measure.lines[0][0], measure.lines[-1][1]))):
            added.append(_marked(measure, ids, check))
            told.added.append(_named(measure))
    return added


def _ordered(measures: list[M]) -> tuple[M, ...]:
    """In the new document's order."""
    return tuple(sorted(measures, key=lambda measure: measure.lines[0]))


def _left_out(left: Sequence[LeftOut], where: Places) -> tuple[tuple[LeftOut, ...], list[str]]:
    """What was left out on purpose moves with its lines; what changed is gone."""
    kept: list[LeftOut] = []
    gone: list[str] = []
    for each in left:
        spans = [where.unchanged(span) for span in each.lines]
        if all(spans):
            kept.append(replace(each, lines=tuple(span for span in spans if span)))
        else:
            gone.append(each.figure or each.why)
    return tuple(kept), gone


def _units(coded: Plan, drafted: Plan, targets: Sequence[Target]) -> tuple[OwnUnit, ...]:
    """The units that the coder declared, and those that new targets need."""
    own = {unit.unit for unit in coded.units}
    used = {target.unit for target in targets}
    added = (unit for unit in drafted.units if unit.unit in used and unit.unit not in own)
    return (*coded.units, *added)


def _moved(measure: M, where: Places) -> M | None:
    spans = [where.unchanged(span) for span in measure.lines]
    return replace(measure, lines=tuple(span for span in spans if span)) if all(spans) else None


def _near(task: Task, where: Places) -> Task | None:
    spans = [where.near(span) for span in task.lines]
    same = all(map(where.only_figures, task.lines))
    if not (same and all(spans)):
        return None
    return replace(task, lines=tuple(span for span in spans if span))


def _lines(span: Span) -> range:
    return range(span[0], span[1] + 1)


def _meet(spans: Sequence[Span], span: Span) -> bool:
    return any(first <= span[1] and last >= span[0] for first, last in spans)


def _with(check: Sequence[str], *fields: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*check, *fields)))


def _marked(measure: M, taken: set[str], check: tuple[str, ...]) -> M:
    """With an id that no coded measure has, to be checked."""
    name = measure.id
    while name in taken:
        name += "-new"
    return replace(measure, id=name, check=_with(check, *measure.check))


def _named(measure: Task | Target) -> str:
    return measure.title if isinstance(measure, Task) else measure.name
