"""The two plans as a reader finds them: sections in order, with the measures that stand there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from plancmp.model.plan import Measure, Plan, Task
from plancmp.render import View, words

Data = dict[str, Any]


def document(plan: Plan, view: View) -> Data:
    """One plan, with everything that never changes while it is reviewed."""
    return {
        "id": plan.id,
        "name": plan.short_name,
        "title": plan.title,
        "period": plan.period,
        "parts": list(_parts(plan, view)),
    }


def _parts(plan: Plan, view: View) -> Iterator[Data]:
    """The indicator table stands where its first row stands, before the tasks or behind them."""
    tasks = sorted(plan.tasks, key=_line)
    targets = sorted(plan.targets, key=_line)
    goals = _part([view.say("targets")], _measures(plan, targets, view))
    chapters = [
        _part(heads, _measures(plan, held, view))
        for heads, held in groupby(tasks, key=lambda task: task.section)
    ]
    goals_first = bool(targets and tasks) and _line(targets[0]) < _line(tasks[0])
    parts = [goals, *chapters] if goals_first else [*chapters, goals]
    return (part for part in parts if part["measures"])


def _part(heads: Iterable[str], measures: list[Data]) -> Data:
    return {"heads": list(heads), "measures": measures}


def _line(measure: Measure) -> int:
    return measure.lines[0][0] if measure.lines else 0


def _measures(plan: Plan, measures: Iterable[Measure], view: View) -> list[Data]:
    return [
        {
            "ref": str(plan.ref(measure)),
            "kind": "task" if isinstance(measure, Task) else "target",
            "title": words.title(measure),
            "lines": words.span(measure.lines),
            "theme": measure.theme,
            "phrases": phrases(measure, view),
        }
        for measure in measures
    ]


def phrases(measure: Measure, view: View) -> list[str]:
    """Of a task its actions; of a target its figures."""
    if isinstance(measure, Task):
        return list(measure.actions)
    told = [words.course(measure, view), view.word("bases", measure.basis), measure.note]
    return [text for text in told if text]
