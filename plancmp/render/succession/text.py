"""What became of a plan's measures on the terminal: what falls behind first, then every target,
then tasks by what became of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from plancmp.compare.reviewed import reviewed
from plancmp.model.succession import Succession, TargetRow, TaskChange, TaskRow
from plancmp.render import View, successors, words
from plancmp.render.terminal import NARROW, heading, notices, paint, paragraph, rule, table

SUFFIX = ".txt"
_COLORS = {
    **dict.fromkeys(("raised", "extended", "new"), "green"),
    **dict.fromkeys(("lowered", "narrowed", "dropped"), "yellow"),
    **dict.fromkeys(("merged", "split", "regrouped", "reworded", "not-comparable"), "cyan"),
}
_BLANK, _ARROW = "—", "→"


def render(found: Succession, view: View) -> str:
    parts = (_head, _summary, _below, _targets, _tasks)
    lines = (line for part in parts for line in part(found, view))
    return "\n".join(lines).rstrip() + "\n"


def _head(found: Succession, view: View) -> Iterator[str]:
    plans = (found.old, found.new)
    yield heading(paragraph(successors.title(found, view), view, indent=0), view)
    for name, plan in zip(successors.names(plans, view), plans, strict=True):
        yield paragraph(f"{name}  {plan.title}", view)
    told = words.reviewed(reviewed([found.comparison]), view)
    yield from notices(plans, found.cautions, view, told)
    yield ""


def _summary(found: Succession, view: View) -> Iterator[str]:
    yield rule(view.say("summary"), view)
    targets = successors.counts([row.change for row in found.targets], "target-changes", view)
    tasks = successors.counts([row.change for row in found.tasks], "task-changes", view)
    if targets:
        yield paragraph(view.say("succession-targets", list=targets), view)
    if tasks:
        moved = view.say("succession-moved-count", n=sum(row.moved for row in found.tasks))
        told = view.say("semicolon").join((tasks, moved))
        yield paragraph(view.say("succession-tasks", list=told), view)
    if not any(row.reached and row.reached.of == "actual" for row in found.targets):
        yield paint(paragraph(view.say("succession-no-actuals"), view), "dim", view)
    elif not found.below:
        yield paragraph(view.say("succession-below-none"), view)
    yield ""


def _below(found: Succession, view: View) -> Iterator[str]:
    if not found.below:
        return
    yield rule(view.say("succession-below", n=len(found.below)), view)
    rows = [[*_figures(found, row, view), successors.standing(row, view)] for row in found.below]
    heads = (*_heads(found, view), view.say("succession-reached"))
    yield table(rows, (0, 3), view, heads)
    yield ""


def _heads(found: Succession, view: View) -> tuple[str, ...]:
    return view.say("indicator"), *successors.names((found.old, found.new), view)


def _figures(found: Succession, row: TargetRow, view: View) -> tuple[str, str, str]:
    """Name, old and new figure."""
    old, new = successors.figures(found, row, view)
    return _name(found, row), old or _BLANK, new or _BLANK


def _name(found: Succession, row: TargetRow) -> str:
    """As printed; both names where the new one differs."""
    x, y = successors.targets_of(found, row)
    names = dict.fromkeys(target.name for target in (x, y) if target)
    return " → ".join(names)


def _targets(found: Succession, view: View) -> Iterator[str]:
    if not found.targets:
        return
    yield rule(view.say("targets"), view)
    rows = [
        [
            _change("target-changes", row.change, view),
            *_figures(found, row, view),
            _note(found, row, view),
        ]
        for row in found.targets
    ]
    heads = (view.say("succession-change"), *_heads(found, view), view.say("note"))
    yield table(rows, (1, 4), view, heads)
    yield ""


def _change(codes: str, change: str, view: View) -> str:
    return paint(view.word(codes, change), _COLORS.get(change, "bold"), view)


def _note(found: Succession, row: TargetRow, view: View) -> str:
    """What the figures do not show: why not comparable, what was reached, what to mind."""
    told = (
        *successors.told(found, row, row.reasons, view),
        successors.yearly(row, view),
        _standing(row, view),
        *successors.told(found, row, row.cautions, view),
    )
    return view.say("semicolon").join(filter(None, told))


def _standing(row: TargetRow, view: View) -> str:
    """In full but for what stands in the table above."""
    if row.below and view.detail != "full":
        return view.say("reached-short")
    return successors.standing(row, view) if row.reached or view.detail == "full" else ""


def _tasks(found: Succession, view: View) -> Iterator[str]:
    if not found.tasks:
        return
    yield rule(view.say("tasks"), view)
    yield paint(paragraph(view.say("succession-legend"), view), "dim", view)
    for change in get_args(TaskChange):
        rows = [row for row in found.tasks if row.change == change]
        if rows:
            yield from _group(found, change, rows, view)
    if view.detail != "full":
        yield ""
        yield paint(paragraph(view.say("succession-more"), view, indent=0), "dim", view)


def _group(
    found: Succession, change: TaskChange, rows: Sequence[TaskRow], view: View
) -> Iterator[str]:
    """The rows of one change; of those in which nothing changed the brief view lists the titles."""
    yield ""
    name = view.say("succession-group", word=view.word("task-changes", change), n=len(rows))
    yield paint(paragraph(name, view), _COLORS.get(change, "bold"), view)
    short = view.detail != "full"
    still = [row for row in rows if short and change == "kept" and not row.moved]
    if still:
        told = (words.titled(found.new.task(row.new[0].id), view) for row in still)
        yield paragraph(view.join(told), view, indent=4)
    whole = [row for row in rows if row not in still]
    every = [_titles(found, row, view) for row in found.tasks if row.old and row.new]
    for row in whole:
        yield from _row(found, row, every, view)


def _row(
    found: Succession, row: TaskRow, every: Sequence[Sequence[str]], view: View
) -> Iterator[str]:
    """every: the titles of all rows of two sides, so that they stand in line."""
    old, arrow, new = _titles(found, row, view)
    if not (old and new) or view.width < NARROW:
        told = "  ".join(filter(None, (old, arrow if old and new else "", new)))
        yield paragraph(told, view, indent=4)
    else:
        yield table([[old, arrow, new]], (0, 2), view, indent=4, like=every)
    if row.moved:
        yield paragraph(
            f"{_ARROW} " + view.join(successors.moves(found, row, view)), view, indent=6
        )
    if row.old and row.new:
        yield from _phrases("succession-plus", row.gained, "green", view)
        yield from _phrases("succession-minus", row.lost, "yellow", view)
    elif view.detail == "full":
        sign = "succession-plus" if row.new else "succession-minus"
        yield from _phrases(sign, row.gained or row.lost, "dim", view)


def _titles(found: Succession, row: TaskRow, view: View) -> list[str]:
    """Of both sides, with an arrow between them."""
    sides = successors.tasks_of(found, row)
    old, new = (view.join(words.titled(task, view) for task in side) for side in sides)
    return [old, _ARROW, new]


def _phrases(sign: str, phrases: Sequence[str], color: str, view: View) -> Iterator[str]:
    """The first of them; all with --full."""
    if phrases:
        shown = phrases if view.detail == "full" else phrases[: view.top]
        told = f"{view.say(sign)} {view.join(shown)}"
        if len(shown) < len(phrases):
            told += view.say("succession-of-all", n=len(phrases))
        yield paint(paragraph(told, view, indent=6), color, view)
