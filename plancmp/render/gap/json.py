"""JSON by the contract, with the reasons of each priority."""

from __future__ import annotations

from typing import Any

from plancmp.model.coverage import Gap, Gaps
from plancmp.render import View
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
        "gaps": [_gap(gap, view) for gap in gaps.gaps],
        "only_here": list(own),
        "upper_level": {line.key: list(line.labels) for line in gaps.upper_level} or None,
        "drafts": [plan.id for plan in (gaps.plan, *gaps.against) if plan.is_draft],
        "cautions": list(gaps.cautions),
    }


def _gap(gap: Gap, view: View) -> dict[str, Any]:
    reasons = (
        {"reason": view.say(r.key, **dict(r.values)), "points": r.points} for r in gap.reasons
    )
    return {
        "kind": gap.kind,
        "of": gap.of,
        "label": gap.label,
        "theme": gap.theme,
        "measures": [ref.id for ref in gap.measures],
        "peers": [{"plan": p.plan, "measures": [ref.id for ref in p.measures]} for p in gap.peers],
        "priority": gap.priority,
        "reasons": list(reasons),
    }
