"""The objects of `diff`, `matrix` and `gap`, and the findings of `audit`, in one."""

from __future__ import annotations

import json

from plancmp.findings import fingerprint, message
from plancmp.model.pack import Pack
from plancmp.render import View
from plancmp.render.diff import json as diff
from plancmp.render.gap import json as gap
from plancmp.render.matrix import json as matrix

SUFFIX = ".json"


def render(pack: Pack, view: View) -> str:
    result = {
        "plans": [
            {
                "id": plan.id,
                "title": plan.title,
                "status": plan.coding.status,
                "file_sha256": pack.hashes[plan.id],
            }
            for plan in pack.plans
        ],
        "focus": pack.focus or None,
        "matrix": matrix.data(pack.matrix),
        "diffs": [diff.data(each, view) for each in pack.diffs],
        "gaps": [gap.data(each, view) for each in pack.gaps],
        "audit": {
            plan.id: [
                {
                    "rule": f.rule,
                    "severity": f.severity,
                    "message": message(f, view.lang),
                    "fingerprint": fingerprint(f),
                }
                for f in found
            ]
            for plan, found in pack.audits
        },
    }
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"
