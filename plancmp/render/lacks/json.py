"""What many plans have and one lacks, as JSON."""

from __future__ import annotations

from typing import Any

from plancmp.model.topics import Lack, Lacks
from plancmp.render import View
from plancmp.render.jsontext import dumps

SUFFIX = ".json"


def render(found: Lacks, view: View) -> str:
    return dumps(data(found, view))


def data(found: Lacks, view: View) -> dict[str, Any]:
    """The contract's object."""
    return {
        "plan": found.plan.id,
        "among": found.among,
        "others": [plan.id for plan in found.others],
        "topics": found.topics,
        "lacks": [_lack(lack, found) for lack in found.lacks],
    }


def _lack(lack: Lack, found: Lacks) -> dict[str, Any]:
    topic = lack.topic
    return {
        "state": "partial" if lack.part else "missing",
        "own": lack.part.id if lack.part else None,
        "kind": topic.kind,
        "label": topic.label,
        "theme": topic.theme,
        "plan": topic.lead.plan,
        "id": topic.lead.id,
        "lines": [list(span) for span in topic.lines],
        "share": round(len(topic.full) / len(found.others), 4),
        "full": list(topic.full),
        "partial": [plan for plan in topic.partial if plan != found.plan.id],
    }
