"""JSON by the contract, with the reasons of each priority."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from plancmp.model.coverage import Gap, Gaps, UpperLevel
from plancmp.render import View, words
from plancmp.render.jsontext import dumps

SUFFIX = ".json"


def render(gaps: Gaps, view: View) -> str:
    return dumps(data(gaps, view))


def data(gaps: Gaps, view: View) -> dict[str, Any]:
    """The contract's object."""
    own = (
        {"id": row.id, "label": row.label, "theme": row.theme, "of": row.kind} for row in gaps.own
    )
    return {
        "plan": gaps.plan.id,
        "against": [plan.id for plan in gaps.against],
        "gaps": [_gap(rank, gap, view) for rank, gap in enumerate(gaps.gaps, 1)],
        "only_here": list(own),
        "upper_level": {line.key: _titles(gaps, line) for line in gaps.upper_level} or None,
        "drafts": [plan.id for plan in (gaps.plan, *gaps.against) if plan.is_draft],
        "cautions": list(gaps.cautions),
        "reviewed": asdict(gaps.reviewed),
    }


def _titles(gaps: Gaps, line: UpperLevel) -> list[str]:
    plans = {plan.id: plan for plan in (gaps.plan, *gaps.against)}
    return [words.title(plans[ref.plan].measure(ref.id)) for ref in line.measures]


def _gap(rank: int, gap: Gap, view: View) -> dict[str, Any]:
    reasons = (
        {"reason": view.say(r.key, **dict(r.values)), "points": r.points} for r in gap.reasons
    )
    return {
        "id": gap.id,
        "rank": rank,
        "kind": gap.kind,
        "of": gap.of,
        "label": gap.label,
        "theme": gap.theme,
        "measures": [ref.id for ref in gap.measures],
        "peers": [{"plan": p.plan, "measures": [ref.id for ref in p.measures]} for p in gap.peers],
        "near": [ref.id for ref in gap.near],
        "confirmed": gap.confirmed,
        "headline": gap.headline,
        "priority": gap.priority,
        "reasons": list(reasons),
    }
