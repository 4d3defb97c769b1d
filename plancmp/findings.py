"""What findings mean: their rules, their fingerprint, the exit code they ask for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from plancmp import knowledge
from plancmp.model.finding import Finding


def rule(name: str) -> Mapping[str, Any]:
    """The entry of a rule of `validate`, `verify` or `audit`."""
    entry: Mapping[str, Any] = rules()[name]
    return entry


def rules() -> dict[str, Mapping[str, Any]]:
    """Every rule with its texts."""
    return {**knowledge.common("rules"), **knowledge.common("audit")}


def fingerprint(finding: Finding) -> str:
    """12 hex digits that stay the same when wording changes or lines move."""
    subject = finding.subject or finding.path
    parts = (finding.rule, subject, *(f"{key}={value}" for key, value in finding.args))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def exit_code(findings: Iterable[Finding]) -> int:
    """0 without errors, 1 with errors, 2 when something could not be read."""
    errors = [f for f in findings if f.severity == "error"]
    unreadable = any(rule(f.rule).get("unreadable") for f in errors)
    return 2 if unreadable else int(bool(errors))
