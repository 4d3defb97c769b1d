"""The findings of an audit as those of `validate`."""

from __future__ import annotations

from typing import Any

from plancmp.model.pack import Audit
from plancmp.render import View
from plancmp.render.findings import json as findings

SUFFIX = findings.SUFFIX


def data(audit: Audit, view: View) -> list[dict[str, Any]]:
    """The contract's list."""
    return findings.data(audit.findings, view)


def render(audit: Audit, view: View) -> str:
    return findings.render(audit.findings, view)
