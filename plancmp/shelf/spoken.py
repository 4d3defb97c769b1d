"""What the measures of a plan say, folded for search; each measure is made when it is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from plancmp import knowledge
from plancmp.model.plan import Entry, Measure, Plan, Target
from plancmp.planfile.fields import TARGET, TASK
from plancmp.text import fold


@dataclass(frozen=True, slots=True)
class Spoken:
    """A measure of a plan, as search reads it."""

    entry: Entry
    theme: str
    is_target: bool
    text: str
    """The phrases of `phrases`, folded, a line each."""
    measure: Callable[[], Measure]


def phrases(measure: Measure) -> tuple[str, ...]:
    """All that a measure says: an indicator's name; a task's title, then its actions."""
    if isinstance(measure, Target):
        return (measure.name,)
    return (measure.title, *measure.actions)


def spoken(entry: Entry, plan: Plan) -> Iterator[Spoken]:
    """Of every measure of a whole plan, in its order."""
    measures = plan.measures
    for n, each in enumerate(measures):
        made = partial(measures.__getitem__, n)
        yield Spoken(entry, each.theme, isinstance(each, Target), _text(each), made)


def packed(plan: Plan) -> str:
    """The same as an index keeps it: what is searched, and for what is found the whole of it."""
    said = [(each.theme, _text(each)) for each in plan.measures]
    whole = _json([TASK.plain(t) for t in plan.tasks] + [TARGET.plain(t) for t in plan.targets])
    return _json((len(plan.tasks), said, whole))


def unpacked(entry: Entry, kept: str) -> Iterator[Spoken]:
    """What an index has kept."""
    tasks, said, whole = json.loads(kept)
    measures = _Measures(tasks, whole)
    for n, (theme, text) in enumerate(said):
        yield Spoken(entry, theme, n >= tasks, text, partial(measures.get, n))


class _Measures:
    """Those of one plan, read when the first of them is asked for."""

    def __init__(self, tasks: int, text: str) -> None:
        self.tasks, self.text = tasks, text

    @cached_property
    def raw(self) -> list[Any]:
        return list(json.loads(self.text))

    def get(self, n: int) -> Measure:
        raw, is_task = self.raw[n], n < self.tasks
        found: Measure = TASK.build(raw) if is_task else TARGET.build(knowledge.exact(raw))
        return found


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _text(measure: Measure) -> str:
    return "\n".join(map(fold, phrases(measure)))
