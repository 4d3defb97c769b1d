"""What plans answer as JSON: the plans, then their tasks and targets, the best first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from plancmp.model.answers import Answer, Answers, PlanAnswers
from plancmp.model.plan import Target
from plancmp.planfile.fields import TARGET, TASK
from plancmp.render import View, words
from plancmp.render.jsontext import dumps

SUFFIX = ".json"


def render(answers: Answers, view: View) -> str:
    return dumps(data(answers, view))


def data(answers: Answers, view: View) -> dict[str, Any]:
    """The contract's object."""
    return {
        "query": answers.query,
        "searched": answers.searched,
        "plans": [_plan(each) for each in answers.plans],
        "tasks": [_told(p, a) for p, a in _each(answers.plans) if not a.is_target],
        "targets": [_told(p, a) for p, a in _each(answers.plans) if a.is_target],
        "nearest": [_near(p, a) for p, a in _each(answers.nearest)],
    }


def _each(plans: Sequence[PlanAnswers]) -> Iterator[tuple[str, Answer]]:
    for each in plans:
        for answer in each.answers:
            yield each.plan.id, answer


def _plan(each: PlanAnswers) -> dict[str, Any]:
    plan = each.plan
    return {
        "id": plan.id,
        "name": plan.short_name,
        "level": plan.jurisdiction.level or None,
        "sector": plan.sector,
        "status": plan.coding.status,
        "start": plan.start,
        "end": plan.end,
        "answer": each.degree,
    }


def _told(plan: str, answer: Answer) -> dict[str, Any]:
    content = (TARGET if isinstance(answer.measure, Target) else TASK).json(answer.measure)
    return {"plan": plan, **_how(answer), **content}


def _near(plan: str, answer: Answer) -> dict[str, Any]:
    measure = answer.measure
    return {
        "plan": plan,
        "kind": "target" if answer.is_target else "task",
        "id": measure.id,
        "title": words.title(measure),
        "share": round(answer.share, 3),
        "phrase": answer.phrase,
        "lines": [list(span) for span in measure.lines],
    }


def _how(answer: Answer) -> dict[str, Any]:
    return {
        "answer": answer.degree,
        "share": round(answer.share, 3),
        "phrase": answer.phrase,
    }
