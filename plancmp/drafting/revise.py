"""Re-coding: a document has a new version; what its coder did stays where the text is the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from plancmp.drafting.document import Document, is_document
from plancmp.errors import UnreadableInput
from plancmp.model.finding import Span
from plancmp.model.plan import Plan, Target, Task

Note = tuple[str, str]
"""Key of a message, and its value."""
M = TypeVar("M", Task, Target)
CHECK_TASK = ("title", "actions")
"""What is to be checked of a task that is new or changed."""
CHECK_TARGET = ("value",)


def revise(
    coded: Plan, old: Document, drafted: Plan, new: Document
) -> tuple[Plan, tuple[Note, ...]]:
    """The coded plan on the new document, and what became of everything.

    Unchanged paragraphs keep their coding with new lines, the others are drafts to check.
    """
    places = _places(old.lines, new.lines)
    tasks, tasks_kept = _merge(coded.tasks, drafted.tasks, places, CHECK_TASK)
    targets, targets_kept = _merge(coded.targets, drafted.targets, places, CHECK_TARGET)
    kept = {task.id for task in tasks_kept} | {target.id for target in targets_kept}
    lost = [measure for measure in coded.measures if measure.id not in kept]
    added = len(tasks) + len(targets) - len(tasks_kept) - len(targets_kept)
    status = "draft" if lost or added else coded.coding.status
    plan = replace(
        coded,
        id=drafted.id,
        targets=targets,
        tasks=tasks,
        source=replace(coded.source, sha256=new.sha256),
        coding=replace(coded.coding, status=status),
        path=drafted.path,
        digest="",
        positions={},
    )
    notes = [("revised-kept", str(len(kept))), ("revised-new", str(added))]
    return plan, (*notes, *(("revised-gone", _named(measure)) for measure in lost))


def find(coded: Plan, folders: Sequence[Path]) -> Path:
    """The document that was coded, among the files of these folders, by its hash."""
    for folder in folders:
        for path in sorted(folder.iterdir()):
            if path.is_file() and is_document(path):
                found = sha256(path.read_bytes()).hexdigest()
                if found == coded.source.sha256:
                    return path
    raise UnreadableInput("no-old-document", plan=coded.id)


def _places(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """From 1-based lines of the old document to those of the new one with the same text."""
    waiting: dict[str, list[int]] = {}
    for i, line in enumerate(new, 1):
        waiting.setdefault(_bare(line), []).append(i)
    found: dict[int, int] = {}
    last = 0
    for i, line in enumerate(old, 1):
        places = waiting.get(_bare(line), [])
        following = next((place for place in places if place > last), None)
        if following is not None and _bare(line):
            places.remove(following)
            found[i] = last = following
    return found


def _bare(line: str) -> str:
    return re.sub(r"[\s|]", "", line)


def _merge(
    coded: Sequence[M], drafted: Sequence[M], places: dict[int, int], check: tuple[str, ...]
) -> tuple[tuple[M, ...], list[M]]:
    """In the new document's order: what is kept, and what is drafted where nothing is kept."""
    kept: list[M] = [moved for measure in coded if (moved := _moved(measure, places))]
    taken = {line for measure in kept for span in measure.lines for line in _lines(span)}
    ids = {measure.id for measure in coded}
    added: list[M] = [
        _marked(measure, ids, check)
        for measure in drafted
        if taken.isdisjoint(_lines((measure.lines[0][0], measure.lines[-1][1])))
    ]
    whole = sorted(kept + added, key=lambda measure: measure.lines[0])
    return tuple(whole), kept


def _lines(span: Span) -> range:
    return range(span[0], span[1] + 1)


def _moved(measure: M, places: dict[int, int]) -> M | None:
    spans = [_span(span, places) for span in measure.lines]
    return replace(measure, lines=tuple(span for span in spans if span)) if all(spans) else None


def _span(span: Span, places: dict[int, int]) -> Span | None:
    """A span stays when its first and last line stay, as far apart as they were."""
    first, last = places.get(span[0]), places.get(span[1])
    return (first, last) if first and last and last - first == span[1] - span[0] else None


def _marked(measure: M, taken: set[str], check: tuple[str, ...]) -> M:
    """With an id that no coded measure has, to be checked."""
    name = measure.id
    while name in taken:
        name += "-new"
    return replace(measure, id=name, check=tuple(dict.fromkeys((*check, *measure.check))))


def _named(measure: Task | Target) -> str:
    return measure.title if isinstance(measure, Task) else measure.name
