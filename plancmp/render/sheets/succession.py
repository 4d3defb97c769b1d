"""What became of a plan's measures as tables: summary, targets, tasks; and all of it in one."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.compare.reviewed import reviewed
from plancmp.model.plan import Target, Task
from plancmp.model.succession import Succession, TargetRow, TaskRow
from plancmp.render import View, redlines, successors, words
from plancmp.render.sheets import common
from plancmp.render.spreadsheet import Sheet, Value


def title(found: Succession, view: View) -> str:
    return successors.title(found, view)


def notices(found: Succession, view: View) -> tuple[str, ...]:
    return common.notices((found.old, found.new), found.cautions, view)


def looked_at(found: Succession, view: View) -> tuple[str, ...]:
    return words.reviewed(reviewed([found.comparison]), view)


def sheets(found: Succession, view: View) -> tuple[Sheet, ...]:
    """The plain table of old and new last: html, Markdown and Word have it with marks."""
    whole = (_summary(found, view), _targets(found, view), _tasks(found, view))
    return (*whole, redlines.sheet(found, view))


def _names(found: Succession, view: View) -> tuple[str, str]:
    old, new = successors.names((found.old, found.new), view)
    return old, new


def _summary(found: Succession, view: View) -> Sheet:
    plans = (found.old, found.new)
    rows: list[tuple[Value, ...]] = [
        (view.say("title"), *(plan.title for plan in plans)),
        (view.say("period"), *(plan.period for plan in plans)),
        (view.say("status"), *(view.word("statuses", plan.coding.status) for plan in plans)),
    ]
    kinds = (("targets", "target-changes", found.targets), ("tasks", "task-changes", found.tasks))
    for key, codes, held in kinds:
        told = successors.counts([row.change for row in held], codes, view)
        rows.append((view.say(key), "", told))
    moved = sum(row.moved for row in found.tasks)
    rows.append((view.say("succession-moved"), "", moved))
    rows.append((view.say("reached-short"), "", len(found.below)))
    heads = (view.say("table-item"), *_names(found, view))
    return Sheet(view.say("summary"), heads, tuple(rows), (24, 40, 60))


def _targets(found: Succession, view: View) -> Sheet:
    keys = ("indicator", "target", "year", "basis", "baseline", "lines")
    sides = (f"{name} {view.say(key)}" for name in _names(found, view) for key in keys)
    start = common.heads(view, "succession-change", "theme")
    told = common.heads(view, "succession-reached", "table-why", "note")
    rows = tuple(_target(found, row, view) for row in found.targets)
    return Sheet(view.say("targets"), (*start, *sides, *told), rows, (12, 10, 24, 14), 3)


def _target(found: Succession, row: TargetRow, view: View) -> tuple[Value, ...]:
    sides = successors.targets_of(found, row)
    cells = (cell for target in sides for cell in _known(target, view))
    return (
        view.word("target-changes", row.change),
        common.theme(view, *filter(None, sides)),
        *cells,
        successors.standing(row, view),
        successors.why(found, row, view),
        view.join(successors.told(found, row, row.cautions, view)),
    )


def _known(target: Target | None, view: View) -> tuple[Value, ...]:
    if target is None:
        return ("",) * 6
    return (
        target.name,
        words.figure(target, view),
        target.year,
        view.word("bases", target.basis),
        words.baseline(target, view),
        common.span(target),
    )


def _tasks(found: Succession, view: View) -> Sheet:
    keys = ("succession-change", "theme", "succession-moved")
    told = common.heads(view, "succession-gained", "succession-lost")
    sides = (f"{n} {view.say(key)}" for n in _names(found, view) for key in ("table-task", "lines"))
    heads = (*common.heads(view, *keys), *sides, *told)
    rows = tuple(_task(found, row, view) for row in found.tasks)
    return Sheet(view.say("tasks"), heads, rows, (10, 10, 16, 36, 10, 36, 10, 40, 40), 4)


def _task(found: Succession, row: TaskRow, view: View) -> tuple[Value, ...]:
    sides = successors.tasks_of(found, row)
    cells = (cell for tasks in sides for cell in _titles(tasks))
    return (
        view.word("task-changes", row.change),
        common.theme(view, *sides[0], *sides[1]),
        view.join(successors.moves(found, row, view)) if row.moved else "",
        *cells,
        "\n".join(row.gained),
        "\n".join(row.lost),
    )


def _titles(tasks: tuple[Task, ...]) -> tuple[str, str]:
    """A line each."""
    return "\n".join(task.title for task in tasks), "\n".join(common.span(task) for task in tasks)


def main(found: Succession, view: View) -> Sheet:
    """Targets, then tasks, in one table: what stood, what stands, what became of it."""
    keys = ("table-id", "title", "target", "year", "lines")
    sides = (f"{name} {view.say(key)}" for name in _names(found, view) for key in keys)
    told = ("succession-reached", "table-why", "succession-gained", "succession-lost")
    heads = (*common.heads(view, "kind", "succession-change", "theme"), *sides)
    rows = (*_target_lines(found, view), *_task_lines(found, view))
    return Sheet(view.say("summary"), (*heads, *common.heads(view, *told)), rows, frozen=3)


def _target_lines(found: Succession, view: View) -> Iterator[tuple[Value, ...]]:
    for row in found.targets:
        sides = successors.targets_of(found, row)
        cells = (cell for target in sides for cell in _line(target, view))
        start = (view.say("table-target"), view.word("target-changes", row.change))
        told = (successors.standing(row, view), successors.why(found, row, view), "", "")
        yield (*start, common.theme(view, *filter(None, sides)), *cells, *told)


def _line(target: Target | None, view: View) -> tuple[Value, ...]:
    if target is None:
        return ("", "", "", None, "")
    figure = words.figure(target, view)
    return target.id, target.name, figure, target.year, common.span(target)


def _task_lines(found: Succession, view: View) -> Iterator[tuple[Value, ...]]:
    for row in found.tasks:
        sides = successors.tasks_of(found, row)
        cells: list[Value] = []
        for tasks in sides:
            titles, lines = _titles(tasks)
            cells += ("\n".join(task.id for task in tasks), titles, "", None, lines)
        start = (view.say("table-task"), view.word("task-changes", row.change))
        why = view.join(successors.moves(found, row, view)) if row.moved else ""
        told = ("", why, "\n".join(row.gained), "\n".join(row.lost))
        yield (*start, common.theme(view, *sides[0], *sides[1]), *cells, *told)
