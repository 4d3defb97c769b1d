"""JSON by the contract: keys are added, never renamed."""

from __future__ import annotations

import json
from typing import Any, Literal

from plancmp.compare.summary import summarise
from plancmp.model import Alignment, Diff, Growth, Target
from plancmp.render import View
from plancmp.render.words import remarks
from plancmp.units import number

SUFFIX = ".json"


def render(diff: Diff, view: View) -> str:
    return json.dumps(data(diff, view), ensure_ascii=False, indent=2) + "\n"


def data(diff: Diff, view: View) -> dict[str, Any]:
    """The contract's object."""
    return {
        "a": diff.a.id,
        "b": diff.b.id,
        "tasks": [_pair(p) for p in diff.tasks],
        "targets": _targets(diff, view),
        "only_a": _only(diff, "a"),
        "only_b": _only(diff, "b"),
        "summary": summarise(diff),
        "drafts": [plan.id for plan in (diff.a, diff.b) if plan.is_draft],
    }


def _pair(pair: Alignment) -> dict[str, Any]:
    return {
        "a": pair.a,
        "b": pair.b,
        "relation": pair.relation,
        "score": pair.score,
        "origin": pair.origin,
    }


def _targets(diff: Diff, view: View) -> list[dict[str, Any]]:
    ours: dict[str, Target] = {t.id: t for t in diff.a.targets}
    theirs: dict[str, Target] = {t.id: t for t in diff.b.targets}
    rows = []
    for pair in diff.targets:
        verdict, x, y = pair.verdict, ours[pair.alignment.a], theirs[pair.alignment.b]
        rows.append(
            {
                **_pair(pair.alignment),
                "comparable": verdict.comparable,
                "unit": verdict.unit or None,
                "a_value": number(verdict.a_value),
                "b_value": number(verdict.b_value),
                "stronger": verdict.stronger,
                "a_growth": _growth(verdict.a_growth),
                "b_growth": _growth(verdict.b_growth),
                "reasons": list(remarks(diff, verdict.reasons, x, y, view.lang)),
                "cautions": list(remarks(diff, verdict.cautions, x, y, view.lang)),
                "reason_ids": list(verdict.reasons),
                "caution_ids": list(verdict.cautions),
            }
        )
    return rows


def _growth(growth: Growth | None) -> dict[str, Any] | None:
    if growth is None:
        return None
    return {
        "change": number(growth.change),
        "yearly": number(growth.yearly),
        "points": growth.points,
    }


def _only(diff: Diff, side: Literal["a", "b"]) -> dict[str, list[str]]:
    return {"tasks": list(diff.only(side, "tasks")), "targets": list(diff.only(side, "targets"))}
