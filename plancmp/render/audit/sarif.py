"""The findings of an audit as those of `validate`."""

from __future__ import annotations

from plancmp.model.pack import Audit
from plancmp.render import View
from plancmp.render.findings import sarif as findings

SUFFIX = findings.SUFFIX


def render(audit: Audit, view: View) -> str:
    return findings.render(audit.findings, view)
