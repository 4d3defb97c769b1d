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
from plancmp.knowledge import say
from plancmp.model import Plan, Span, Target, Task

Note = tuple[str, str]
M = TypeVar("M", Task, Target)


def revise(
    coded: Plan, old: Document, drafted: Plan, new: Document
) -> tuple[Plan, tuple[Note, ...]]:
    """The coded plan on the new document: unchanged paragraphs keep their coding with new lines, the others are drafts to check.

    Also what became of everything, as message keys with a value.
    """
    places = _places(old.lines, new.lines)
    tasks, tasks_kept = _merge(coded.tasks, drafted.tasks, places)
    targets, targets_kept = _merge(coded.targets, drafted.targets, places)
    kept = tasks_kept + targets_kept
    lost = [m for m in coded.measures if m.id not in {k.id for k in kept}]
    plan = replace(
        coded,
        id=drafted.id,
        targets=tuple(targets),
        tasks=tuple(tasks),
        source=replace(coded.source, sha256=new.sha256),
        coding=replace(coded.coding, status="draft")
        if lost or len(kept) < len(tasks) + len(targets)
        else coded.coding,
        path=drafted.path,
    )
    notes = [
        ("revised-kept", str(len(kept))),
        ("revised-new", str(len(tasks) + len(targets) - len(kept))),
    ]
    return plan, (*notes, *(("revised-gone", _named(measure)) for measure in lost))


def find(coded: Plan, folders: Sequence[Path]) -> Path:
    """The document that was coded, among the files of these folders, by its hash."""
    for folder in folders:
        for path in sorted(folder.iterdir()):
            if (
                path.is_file()
                and is_document(path)
                and sha256(path.read_bytes()).hexdigest() == coded.source.sha256
            ):
                return path
    raise UnreadableInput(
        f"the document from which {coded.id} was coded is not beside the plan file or the new document",
        "name it: --old DOC",
    )


def _places(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """From 1-based lines of the old document to those of the new one with the same text, in order."""
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
    coded: Sequence[M], drafted: Sequence[M], places: dict[int, int]
) -> tuple[list[M], list[M]]:
    """In the order of the new document: what is kept, with its new lines, and what is drafted where nothing is kept."""
    kept: list[M] = [moved for measure in coded if (moved := _moved(measure, places))]
    taken = {
        line for measure in kept for span in measure.lines for line in range(span[0], span[1] + 1)
    }
    ids = {measure.id for measure in coded}
    whole = list(kept)
    whole.extend(
        _marked(m, ids)
        for m in drafted
        if not taken & set(range(m.lines[0][0], m.lines[-1][1] + 1))
    )
    whole.sort(key=lambda measure: measure.lines[0])
    return whole, kept


def _moved(measure: M, places: dict[int, int]) -> M | None:
    spans = [_span(span, places) for span in measure.lines]
    return replace(measure, lines=tuple(span for span in spans if span)) if all(spans) else None


def _span(span: Span, places: dict[int, int]) -> Span | None:
    """A span stays when its first and last line stay, as far apart as they were."""
    first, last = places.get(span[0]), places.get(span[1])
    return (first, last) if first and last and last - first == span[1] - span[0] else None


def _marked(measure: M, taken: set[str]) -> M:
    name = measure.id
    while name in taken:
        name += "-new"
    note = say("check-new", "zh")
    return replace(measure, id=name, note=f"{note}；{measure.note}" if measure.note else note)


def _named(measure: Task | Target) -> str:
    return measure.title if isinstance(measure, Task) else measure.name
