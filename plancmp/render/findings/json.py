"""JSON by the contract: a list of findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plancmp.findings import fingerprint
from plancmp.model.finding import Finding
from plancmp.render import View
from plancmp.render.advice import hint, message
from plancmp.render.jsontext import dumps

SUFFIX = ".json"


def render(findings: Sequence[Finding], view: View) -> str:
    return dumps(data(findings, view))


def data(findings: Sequence[Finding], view: View) -> list[dict[str, Any]]:
    """The contract's list."""
    return [_finding(f, view) for f in findings]


def _finding(f: Finding, view: View) -> dict[str, Any]:
    return {
        "rule": f.rule,
        "severity": f.severity,
        "message": message(f, view),
        "hint": hint(f, view),
        "path": f.path,
        "line": f.line,
        "column": f.column,
        "subject": f.subject,
        "source_lines": [list(span) for span in f.source_lines],
        "fingerprint": fingerprint(f),
    }
