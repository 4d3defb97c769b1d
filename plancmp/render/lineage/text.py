"""What became of measures over several plans on the terminal: what lived on first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from plancmp.model.plan import Measure, Target
from plancmp.model.succession import Line, Lineage
from plancmp.render import View, successors, words
from plancmp.render.sheets import lineage
from plancmp.render.terminal import heading, notices, paint, paragraph, rule, table

SUFFIX = ".txt"


def render(found: Lineage, view: View) -> str:
    parts = (_head, _targets, _tasks, _others)
    lines = (line for part in parts for line in part(found, view))
    return "\n".join(lines).rstrip() + "\n"


def _head(found: Lineage, view: View) -> Iterator[str]:
    yield heading(paragraph(lineage.title(found, view), view, indent=0), view)
    for name, plan in zip(successors.names(found.plans, view), found.plans, strict=True):
        yield paragraph(f"{name}  {plan.title}", view)
    cautions = dict.fromkeys(c for step in found.steps for c in step.cautions)
    yield from notices(found.plans, tuple(cautions), view, lineage.looked_at(found, view))
    yield ""
    lived = {"targets": _lived(found.targets), "tasks": _lived(found.tasks)}
    counts = {key: len(lines) for key, lines in lived.items()}
    yield paragraph(view.say("lineage-lived", **counts), view)
    steps = zip(found.steps, pairwise(_names(found, view)), strict=True)
    for step, (old, new) in steps:
        told = successors.counts([row.change for row in step.tasks], "task-changes", view)
        yield paragraph(f"{view.say('succession-step', old=old, new=new)}  {told}", view)
        if step.below:
            names = [step.new.target(row.new.id).name for row in step.below if row.new]
            behind = view.say("succession-below", n=len(names))
            yield paint(paragraph(f"{behind}  {view.join(names)}", view, indent=4), "yellow", view)
    yield ""


def _lived(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.lived]


def _targets(found: Lineage, view: View) -> Iterator[str]:
    if not found.targets:
        return
    yield rule(view.say("lineage-targets", n=len(found.targets)), view)
    heads = (view.say("indicator"), *successors.names(found.plans, view))
    rows = [_target(found, line, view) for line in found.targets]
    yield table(rows, (0, *range(1, len(heads))), view, heads)
    yield ""


def _target(found: Lineage, line: Line, view: View) -> list[str]:
    """The figure of every plan, with what became of it."""
    sides = successors.members(found, line)
    changes = ("", *(view.join(_words(each, "target-changes", view)) for each in line.changes))
    name = next(words.title(side[0]) for side in sides if side)
    cells = [_figure(side, view) for side in sides]
    told = [
        cell + view.say("in-brackets", text=change) if cell and change else cell
        for cell, change in zip(cells, changes, strict=True)
    ]
    return [name, *(cell or view.say("lineage-none") for cell in told)]


def _words(changes: Sequence[str], codes: str, view: View) -> Iterator[str]:
    return (view.word(codes, change) for change in changes)


def _figure(side: Sequence[Measure], view: View) -> str:
    return view.join(words.figure(each, view) for each in side if isinstance(each, Target))


def _tasks(found: Lineage, view: View) -> Iterator[str]:
    lived = _lived(found.tasks)
    if not lived:
        return
    yield rule(view.say("lineage-all", n=len(lived)), view)
    yield table(
        [_task(found, line, view) for line in lived], _wide(found), view, _names(found, view)
    )
    yield ""


def _names(found: Lineage, view: View) -> tuple[str, ...]:
    return successors.names(found.plans, view)


def _wide(found: Lineage) -> range:
    return range(len(found.plans))


def _task(found: Lineage, line: Line, view: View) -> list[str]:
    """The tasks of every plan, with what became of them."""
    changes = ("", *(view.join(_words(each, "task-changes", view)) for each in line.changes))
    told = []
    for side, change in zip(successors.members(found, line), changes, strict=True):
        titles = view.join(words.title(each) for each in side)
        after = view.say("in-brackets", text=change) if change and titles else ""
        told.append((titles or view.say("lineage-none")) + after)
    return told


def _others(found: Lineage, view: View) -> Iterator[str]:
    rest = [line for line in found.tasks if not line.lived]
    if not rest:
        return
    yield rule(view.say("lineage-others", n=len(rest)), view)
    if view.detail != "full":
        yield paint(paragraph(view.say("succession-more"), view), "dim", view)
        return
    yield table(
        [_task(found, line, view) for line in rest], _wide(found), view, _names(found, view)
    )
