"""One plan on the terminal: targets as a table, tasks by theme with their actions."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.knowledge import codelist, say, word
from plancmp.model import Plan, Task
from plancmp.render import View, words
from plancmp.render.terminal import heading, paint, paragraph, rule, table

SUFFIX = ".txt"


def render(plan: Plan, view: View) -> str:
    return (
        "\n".join([*_head(plan, view), "", *_targets(plan, view), "", *_tasks(plan, view)]).rstrip()
        + "\n"
    )


def _head(plan: Plan, view: View) -> Iterator[str]:
    yield heading(plan.title, view)
    issued = "  ".join(
        filter(None, (plan.source.issuer, plan.source.number, plan.source.published))
    )
    facts = [
        plan.id,
        *plan.aliases,
        f"{plan.start}–{plan.end}",
        word("statuses", plan.coding.status, view.lang),
    ]
    yield paragraph("  ".join(facts), view)
    if issued:
        yield paragraph(issued, view)


def _targets(plan: Plan, view: View) -> Iterator[str]:
    yield rule(f"{say('targets', view.lang)} ({len(plan.targets)})", view)
    headers = [
        say(key, view.lang)
        for key in ("indicator", "baseline", "target", "year", "basis", "binding")
    ]
    rows = [
        [
            t.name,
            words.baseline(t, view.lang),
            words.figure(t, view.lang),
            str(t.year),
            word("bases", t.basis, view.lang) + ("*" if "basis" in t.inferred else ""),
            word("bindings", t.binding, view.lang),
        ]
        for t in plan.targets
    ]
    yield table(rows, (0,), view, headers, indent=0)
    for target in plan.targets:
        if target.note:
            yield paint(
                paragraph(f"{target.name} ({words.span(target.lines)}): {target.note}", view),
                "dim",
                view,
            )


def _tasks(plan: Plan, view: View) -> Iterator[str]:
    yield rule(f"{say('tasks', view.lang)} ({len(plan.tasks)})", view)
    for theme in codelist("themes"):
        tasks = [t for t in plan.tasks if t.theme == theme]
        if tasks:
            yield ""
            yield heading(word("themes", theme, view.lang), view)
            for task in tasks:
                yield from _task(task, view)


def _task(task: Task, view: View) -> Iterator[str]:
    tools = say("list-comma", view.lang).join(
        word("instruments", code, view.lang) for code in task.instruments
    )
    yield paragraph(f"{task.title} ({words.span(task.lines)})  {task.id}", view)
    yield paint(paragraph(f"{' > '.join(task.section)}  [{tools}]", view, indent=4), "dim", view)
    yield paragraph("；".join(task.actions), view, indent=4)
