"""The documents' own lines for every measure of coded plans, where the documents are at hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from plancmp.drafting import document
from plancmp.drafting.document import Document
from plancmp.errors import UnreadableInput
from plancmp.model.plan import Measure, MeasureRef, Plan
from plancmp.model.wording import Numbered, Original


def originals(plans: Iterable[Plan], sources: Sequence[Path]) -> dict[str, Original]:
    """By plan: the document with the coded hash, else the first that has the plan's name.

    sources: documents, or folders that hold PLAN.txt; each is read once. UnreadableInput for a path
    that is not there.
    """
    for place in sources:
        if not place.exists():
            raise UnreadableInput("cannot-read", path=place, why="No such file or directory")
    read: dict[Path, Document] = {}
    return {plan.id: _original(plan, sources, read) for plan in plans}


def _original(plan: Plan, sources: Sequence[Path], read: dict[Path, Document]) -> Original:
    files = [place / f"{plan.id}.txt" if place.is_dir() else place for place in sources]
    named = [path for path in files if path.is_file()]
    for path in named:
        if path not in read:
            read[path] = document.load(path)
    for path in named:
        if read[path].sha256 == plan.source.sha256:
            return Original("coded", _passages(plan, read[path]))
    for path in named:
        if path.stem == plan.id:
            return Original("other", _passages(plan, read[path]))
    return Original("missing", {})


def _passages(plan: Plan, found: Document) -> dict[MeasureRef, Numbered]:
    told = ((plan.ref(measure), tuple(_lines(measure, found))) for measure in plan.measures)
    return {ref: lines for ref, lines in told if lines}


def _lines(measure: Measure, found: Document) -> Iterator[tuple[int, str]]:
    """Without those that are blank, or that a document of another hash does not have."""
    numbers = dict.fromkeys(n for first, last in measure.lines for n in range(first, last + 1))
    for number in numbers:
        text = found.lines[number - 1].strip() if number <= len(found.lines) else ""
        if text:
            yield number, text
