"""JSON: the lines of a journal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plancmp.model.decision import Entry
from plancmp.model.plan import MeasureRef
from plancmp.render import View
from plancmp.render.jsontext import dumps

SUFFIX = ".json"


def render(entries: Sequence[Entry], view: View) -> str:
    return dumps(data(entries, view))


def data(entries: Sequence[Entry], view: View) -> dict[str, Any]:
    """An object a line."""
    return {"entries": [_entry(entry) for entry in entries]}


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "act": entry.act,
        "time": entry.time,
        "reviewer": entry.reviewer,
        "a": name(entry.a),
        "b": name(entry.b),
        "verdict": entry.verdict,
        "seconds": entry.seconds,
        "score": entry.score,
        "shown": entry.shown,
        "note": entry.note,
        "undoes": entry.undoes or None,
    }


def name(ref: MeasureRef | None) -> str | None:
    """chaozhou:funding; a plan alone where it has nothing."""
    return None if ref is None else str(ref) if ref.id else ref.plan
