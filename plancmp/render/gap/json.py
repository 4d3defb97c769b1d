"""JSON by the contract, with the reasons of each priority."""

from __future__ import annotations

import json
from typing import Any

from plancmp.knowledge import say
from plancmp.model import Gap, Gaps
from plancmp.render import View

SUFFIX = ".json"


def render(gaps: Gaps, view: View) -> str:
    return json.dumps(data(gaps, view), ensure_ascii=False, indent=2) + "\n"


def data(gaps: Gaps, view: View) -> dict[str, Any]:
    """The contract's object."""
    return {
        "plan": gaps.plan.id,
        "against": [plan.id for plan in gaps.against],
        "gaps": [_gap(gap, view) for gap in gaps.gaps],
        "only_here": [
            {"id": row.id, "label": row.label, "theme": row.theme, "of": row.kind}
            for row in gaps.own
        ],
        "upper_level": {key: list(labels) for key, labels in gaps.upper_level} or None,
        "drafts": [plan.id for plan in (gaps.plan, *gaps.against) if plan.is_draft],
    }


def _gap(gap: Gap, view: View) -> dict[str, Any]:
    return {
        "kind": gap.kind,
        "of": gap.of,
        "label": gap.label,
        "theme": gap.theme,
        "measures": list(gap.measures),
        "peers": [{"plan": plan, "measures": list(measures)} for plan, measures in gap.peers],
        "priority": gap.priority,
        "reasons": [
            {"reason": say(r.key, view.lang, **dict(r.values)), "points": r.points}
            for r in gap.reasons
        ],
    }
