"""JSON by the contract: keys are added, never renamed."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from plancmp.compare.reviewed import reviewed
from plancmp.compare.summary import summarise
from plancmp.model.comparison import Alignment, Comparison, Growth, Side, TargetPair
from plancmp.render import View
from plancmp.render.jsontext import dumps
from plancmp.render.words import remarks
from plancmp.units import number

SUFFIX = ".json"


def render(found: Comparison, view: View) -> str:
    return dumps(data(found, view))


def data(found: Comparison, view: View) -> dict[str, Any]:
    """The contract's object."""
    return {
        "a": found.a.id,
        "b": found.b.id,
        "tasks": [_task(p) for p in found.tasks],
        "targets": [_target(found, pair, view) for pair in found.targets],
        "only_a": _only(found, "a"),
        "only_b": _only(found, "b"),
        "confirmed_absent": [{"plan": e.plan, "measure": str(e.measure)} for e in found.absent],
        "summary": summarise(found),
        "drafts": [plan.id for plan in (found.a, found.b) if plan.is_draft],
        "cautions": list(found.cautions),
        "reviewed": asdict(reviewed([found])),
    }


def _pair(pair: Alignment) -> dict[str, Any]:
    return {
        "a": pair.a.id,
        "b": pair.b.id,
        "relation": pair.relation,
        "score": pair.score,
        "origin": pair.origin,
    }


def _task(pair: Alignment) -> dict[str, Any]:
    return {**_pair(pair), "same": pair.same}


def _target(found: Comparison, pair: TargetPair, view: View) -> dict[str, Any]:
    verdict = pair.verdict
    return {
        **_pair(pair.alignment),
        "comparable": verdict.comparable,
        "unit": verdict.unit or None,
        "a_value": number(verdict.a_value),
        "b_value": number(verdict.b_value),
        "stronger": verdict.stronger,
        "direction": verdict.direction,
        "undecided": verdict.undecided or None,
        "a_growth": _growth(verdict.a_growth),
        "b_growth": _growth(verdict.b_growth),
        "reasons": list(remarks(found, pair, verdict.reasons, view)),
        "cautions": list(remarks(found, pair, verdict.cautions, view)),
        "reason_ids": list(verdict.reasons),
        "caution_ids": list(verdict.cautions),
    }


def _growth(growth: Growth | None) -> dict[str, Any] | None:
    if growth is None:
        return None
    return {
        "change": number(growth.change),
        "yearly": number(growth.yearly),
        "points": growth.points,
    }


def _only(found: Comparison, side: Side) -> dict[str, list[str]]:
    return {
        "tasks": [ref.id for ref in found.only(side, "tasks")],
        "targets": [ref.id for ref in found.only(side, "targets")],
    }
