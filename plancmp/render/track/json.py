"""The progress of one plan as JSON by the contract, with all that its states are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from plancmp.compare.progress.counts import counts
from plancmp.model.progress import Course, Progress
from plancmp.render import View
from plancmp.render import progress_words as told
from plancmp.render.jsontext import dumps
from plancmp.units import number

SUFFIX = ".json"
BINDINGS = ("binding", "expected", "unstated")


def render(course: Course, view: View) -> str:
    return dumps(data(course, view))


def data(course: Course, view: View) -> dict[str, Any]:
    """The contract's object."""
    apart = {binding: _counts(course.of(binding)) for binding in BINDINGS}
    return {
        "plan": course.plan.id,
        "as_of": course.as_of,
        "targets": [_target(each, view) for each in course.targets],
        "summary": {**_counts(course.targets), **apart},
        "drafts": [course.plan.id] if course.plan.is_draft else [],
    }


def _counts(found: Iterable[Progress]) -> dict[str, Any]:
    counted = counts(found)
    return {
        "targets": counted.targets,
        "judged": counted.judged,
        "on_schedule": counted.good,
        "states": dict(counted.states),
    }


def _target(found: Progress, view: View) -> dict[str, Any]:
    figures = ("actual", "progress", "elapsed", "ratio", "required_yearly", "observed_yearly")
    more = ("projected", "required_rate", "observed_rate")
    return {
        **_asked(found),
        "state": found.state,
        "ahead": found.ahead,
        "kind": found.kind,
        "reason": found.reason,
        "why": told.why(found, view),
        "actual_year": found.year,
        **{key: told.number(getattr(found, key)) for key in (*figures, *more)},
        "status": found.figure.status if found.figure else None,
        "source": found.figure.source if found.figure else None,
        "first_met": found.first_met,
        "missing": list(found.missing),
        "cautions": list(found.cautions),
        "milestone": asdict(found.milestone) if found.milestone else None,
    }


def _asked(found: Progress) -> dict[str, Any]:
    """What the plan prints, with the baseline that counts."""
    target = found.target
    base = target.baseline
    return {
        "id": target.id,
        "name": target.name,
        "unit": target.unit,
        "basis": target.basis,
        "binding": target.binding,
        "comparator": target.comparator,
        "value": number(target.value),
        "value_max": number(target.value_max),
        "target_year": target.year,
        "baseline": told.number(found.start) if found.start is not None else None,
        "baseline_year": base.year if base else None,
        "direction": found.way,
    }
