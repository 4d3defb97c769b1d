"""JSON: what two files of decisions say differently."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plancmp.model.review import Change
from plancmp.render import View
from plancmp.render.journal.json import name
from plancmp.render.jsontext import dumps

SUFFIX = ".json"


def render(found: Sequence[Change], view: View) -> str:
    return dumps(data(found, view))


def data(found: Sequence[Change], view: View) -> dict[str, Any]:
    """An object a pair."""
    return {
        "changes": [
            {
                "a": name(change.subject[0]),
                "b": name(change.subject[1]),
                "old": change.old,
                "new": change.new,
            }
            for change in found
        ]
    }
