"""Topics of a corpus as JSON."""

from __future__ import annotations

from typing import Any

from plancmp.model.topics import Topic, Topics
from plancmp.render import View
from plancmp.render.jsontext import dumps

SUFFIX = ".json"


def render(found: Topics, view: View) -> str:
    return dumps(data(found, view))


def data(found: Topics, view: View) -> dict[str, Any]:
    """The contract's object."""
    return {
        "plans": [plan.id for plan in found.plans],
        "topics": [_topic(topic, found) for topic in found.topics],
    }


def _topic(topic: Topic, found: Topics) -> dict[str, Any]:
    return {
        "plan": topic.lead.plan,
        "id": topic.lead.id,
        "kind": topic.kind,
        "label": topic.label,
        "theme": topic.theme,
        "lines": [list(span) for span in topic.lines],
        "common": found.common(topic),
        "full": list(topic.full),
        "partial": list(topic.partial),
    }
