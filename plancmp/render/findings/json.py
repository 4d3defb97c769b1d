"""JSON by the contract: a list of findings."""

from __future__ import annotations

import json
from collections.abc import Sequence

from plancmp.findings import fingerprint, hint, message
from plancmp.model import Finding
from plancmp.render import View

SUFFIX = ".json"


def render(findings: Sequence[Finding], view: View) -> str:
    rows = [
        {
            "rule": f.rule,
            "severity": f.severity,
            "message": message(f, view.lang),
            "hint": hint(f, view.lang),
            "path": f.path,
            "line": f.line,
            "column": f.column,
            "subject": f.subject,
            "fingerprint": fingerprint(f),
        }
        for f in findings
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
