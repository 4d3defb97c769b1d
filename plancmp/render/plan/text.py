"""One plan on the terminal: targets as a table, tasks by theme with their actions."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.model.plan import Plan, Target, Task
from plancmp.render import View, words
from plancmp.render.terminal import heading, paint, paragraph, rule, table

SUFFIX = ".txt"


def render(plan: Plan, view: View) -> str:
    parts = list(_head(plan, view))
    for part, shown in ((_targets, plan.targets), (_tasks, plan.tasks)):
        if shown:
            parts += ["", *part(plan, view)]
    return "\n".join(parts).rstrip() + "\n"


def _head(plan: Plan, view: View) -> Iterator[str]:
    yield heading(plan.title or plan.id, view)
    status = view.word("statuses", plan.coding.status)
    sector = view.word("sectors", plan.sector)
    facts = (plan.id, *plan.aliases, plan.period, sector, status)
    yield paragraph("  ".join(filter(None, facts)), view)
    source = plan.source
    issued = "  ".join(filter(None, (source.issuer, source.number, source.published)))
    if issued:
        yield paragraph(issued, view)
    if plan.check:
        yield _doubts(plan.check, "checkable_plan", view)


def _doubts(fields: tuple[str, ...], codes: str, view: View) -> str:
    named = view.join(view.word(codes, code) for code in fields)
    return paint(paragraph(view.say("to-check", fields=named), view, indent=4), "yellow", view)


def _targets(plan: Plan, view: View) -> Iterator[str]:
    yield rule(f"{view.say('targets')} ({len(plan.targets)})", view)
    keys = ("indicator", "baseline", "target", "year", "basis", "binding")
    rows = [_target(t, view) for t in plan.targets]
    yield table(rows, (0,), view, [view.say(key) for key in keys], indent=0)
    for target in plan.targets:
        if target.note:
            note = f"{target.name} ({words.span(target.lines)}): {target.note}"
            yield paint(paragraph(note, view), "dim", view)
        if target.check:
            yield paragraph(f"{target.name} ({words.span(target.lines)})", view)
            yield _doubts(target.check, "checkable_target", view)


def _target(target: Target, view: View) -> list[str]:
    return [
        target.name,
        words.baseline(target, view),
        words.figure(target, view),
        str(target.year or ""),
        view.word("bases", target.basis) + ("*" if "basis" in target.inferred else ""),
        view.word("bindings", target.binding),
    ]


def _tasks(plan: Plan, view: View) -> Iterator[str]:
    yield rule(f"{view.say('tasks')} ({len(plan.tasks)})", view)
    for theme in view.themes:
        tasks = [task for task in plan.tasks if task.theme == theme]
        if tasks:
            yield ""
            yield heading(view.word("themes", theme), view)
            for task in tasks:
                yield from _task(task, view)


def _task(task: Task, view: View) -> Iterator[str]:
    tools = view.join(view.word("instruments", code) for code in task.instruments)
    yield paragraph(f"{words.titled(task, view)}  {task.id}", view)
    yield paint(paragraph(f"{' > '.join(task.section)}  [{tools}]", view, indent=4), "dim", view)
    yield paragraph(view.say("semicolon").join(task.actions), view, indent=4)
    if task.check:
        yield _doubts(task.check, "checkable_task", view)
