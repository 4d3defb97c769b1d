"""The objects of `diff`, `matrix`, `gap` and `track`, and the findings of `audit`, in one."""

from __future__ import annotations

from typing import Any

from plancmp.findings import fingerprint
from plancmp.model.finding import Finding
from plancmp.model.pack import Pack
from plancmp.render import View
from plancmp.render.advice import message
from plancmp.render.diff import json as diff
from plancmp.render.gap import json as gap
from plancmp.render.jsontext import dumps
from plancmp.render.matrix import json as matrix
from plancmp.render.track import json as track

SUFFIX = ".json"


def render(pack: Pack, view: View) -> str:
    return dumps(data(pack, view))


def data(pack: Pack, view: View) -> dict[str, Any]:
    """The contract's objects, by command."""
    plans = (
        {
            "id": plan.id,
            "title": plan.title,
            "status": plan.coding.status,
            "file_sha256": pack.digests[plan.id],
        }
        for plan in pack.plans
    )
    audits = {a.plan.id: [_finding(found, view) for found in a.findings] for a in pack.audits}
    return {
        "plans": list(plans),
        "focus": pack.focus or None,
        "matrix": matrix.data(pack.matrix, view),
        "diffs": [diff.data(found, view) for found in pack.comparisons],
        "gaps": [gap.data(gaps, view) for gaps in pack.gaps],
        "audit": audits,
        "progress": [track.data(course, view) for course in pack.courses],
    }


def _finding(found: Finding, view: View) -> dict[str, Any]:
    return {
        "rule": found.rule,
        "severity": found.severity,
        "message": message(found, view),
        "fingerprint": fingerprint(found),
    }
