"""The table of old and new: for every measure what stood, what stands, what became of it; in the
documents' own words where they are at hand, else by phrases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from plancmp.compare.redline import Edit, Kind, Words, redline, vocabulary
from plancmp.match.profile import clauses
from plancmp.model.plan import MeasureRef, Target, Task
from plancmp.model.succession import Succession, TargetRow, TaskRow
from plancmp.render import View, successors, words
from plancmp.render.spreadsheet import Sheet, Value

Passage = tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One measure, or several that belong together."""

    old: tuple[str, ...]
    """Titles, with lines of the document."""
    new: tuple[str, ...]
    before: tuple[Passage, ...]
    """Paragraphs of the old plan, without what is inserted."""
    after: tuple[Passage, ...]
    change: str
    """What became of it."""
    told: tuple[Passage, ...]
    """What else to know, a paragraph each."""

    @property
    def cells(self) -> tuple[tuple[tuple[str, ...], tuple[Passage, ...]], ...]:
        """The three columns: what stands out of each, and the paragraphs below."""
        return (self.old, self.before), (self.new, self.after), ((self.change,), self.told)


def heads(found: Succession, view: View) -> tuple[str, str, str]:
    """Both plans by period, and the change."""
    old, new = successors.names((found.old, found.new), view)
    return old, new, view.say("succession-change")


def rows(found: Succession, view: View) -> Iterator[Row]:
    """Targets, then tasks."""
    terms = vocabulary(view.domain) if view.domain else frozenset()
    yield from (_target(found, row, view) for row in found.targets)
    yield from (_task(found, row, terms, view) for row in found.tasks)


def notes(found: Succession, view: View) -> tuple[str, ...]:
    """Whose words the table has: those of the documents, or of the coder."""
    if not found.originals:
        return (view.say("succession-by-phrase"),)
    names = successors.names((found.old, found.new), view)
    told = [view.say("succession-by-word")]
    for side, name in zip(("old", "new"), names, strict=True):
        state = found.originals[side].state
        if state == "missing":
            told.append(view.say("succession-no-document", name=name))
        elif state == "other":
            told.append(view.say("succession-other-document", name=name))
    return tuple(told)


def _target(found: Succession, row: TargetRow, view: View) -> Row:
    x, y = successors.targets_of(found, row)
    one, two = successors.figures(found, row, view)
    same = one == two
    return Row(
        _named(x),
        _named(y),
        (_figure("equal" if same else "deleted", one),) if one else (),
        (_figure("equal" if same else "inserted", two),) if two else (),
        view.word("target-changes", row.change),
        _plainly(_told(found, row, view)),
    )


def _plainly(texts: Iterable[str]) -> tuple[Passage, ...]:
    return tuple(_figure("equal", text) for text in texts)


def _named(target: Target | None) -> tuple[str, ...]:
    return (f"{target.name} ({words.span(target.lines)})",) if target else ()


def _figure(kind: Kind, text: str) -> Passage:
    return (Edit(kind, text),)


def _told(found: Succession, row: TargetRow, view: View) -> Iterator[str]:
    yield from successors.told(found, row, row.reasons, view)
    yield from filter(None, (successors.yearly(row, view), successors.standing(row, view)))
    yield from successors.told(found, row, row.cautions, view)


def _task(found: Succession, row: TaskRow, terms: Words, view: View) -> Row:
    old, new = successors.tasks_of(found, row)
    before, after = _passages(found, row, terms) or _phrases(row, old, new)
    moved = successors.moves(found, row, view) if row.moved else ()
    titles = (_titles(old, view), _titles(new, view))
    return Row(*titles, before, after, view.word("task-changes", row.change), _plainly(moved))


def _titles(tasks: Iterable[Task], view: View) -> tuple[str, ...]:
    return tuple(words.titled(task, view) for task in tasks)


def _passages(
    found: Succession, row: TaskRow, terms: Words
) -> tuple[tuple[Passage, ...], tuple[Passage, ...]] | None:
    """The documents' own words; None where a document that would be needed is not at hand."""
    one, two = _text(found, "old", row.old), _text(found, "new", row.new)
    if (row.old and not one) or (row.new and not two):
        return None
    edits = redline(one, two, terms)
    return _parted(edits, "inserted"), _parted(edits, "deleted")


def _text(found: Succession, side: str, refs: Iterable[MeasureRef]) -> str:
    original = found.originals.get(side)
    passages = original.passages if original else {}
    return "\n".join(text for ref in refs for _, text in passages.get(ref, ()))


def _parted(edits: Sequence[Edit], without: Kind) -> tuple[Passage, ...]:
    """One side of a redline, a passage a line."""
    lines: list[list[Edit]] = [[]]
    for edit in edits:
        if edit.kind != without:
            told = edit.was if without == "inserted" else edit.text
            first, *others = told.split("\n")
            lines[-1].append(Edit(edit.kind, first))
            lines += ([Edit(edit.kind, other)] for other in others)
    return tuple(tuple(edit for edit in line if edit.text) for line in lines)


def _phrases(
    row: TaskRow, old: Iterable[Task], new: Iterable[Task]
) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """What the coder made of both, a phrase a line."""
    before, after = _actions(old), _actions(new)
    lost, gained = set(row.lost), set(row.gained)
    return (
        tuple(_figure("deleted" if text in lost else "equal", text) for text in before),
        tuple(_figure("inserted" if text in gained else "equal", text) for text in after),
    )


def _actions(tasks: Iterable[Task]) -> Iterator[str]:
    return (clause for task in tasks for clause in clauses(task))


def sheet(found: Succession, view: View) -> Sheet:
    """The table as plain text, for workbooks."""
    made = tuple(_plain(row) for row in rows(found, view))
    return Sheet(view.say("succession-table"), heads(found, view), made, (60, 60, 30))


def _plain(row: Row) -> tuple[Value, ...]:
    return tuple(
        "\n".join((*titles, *("".join(edit.text for edit in line) for line in passages)))
        for titles, passages in row.cells
    )
