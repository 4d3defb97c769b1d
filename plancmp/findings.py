"""What findings mean: their words, their fingerprint, the exit code they ask for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from plancmp.knowledge import table
from plancmp.model import Finding, Lang

LONGEST = 200


def rule(name: str) -> Mapping[str, Any]:
    """The entry of a rule of `validate`, `verify` or `audit`."""
    entry: Mapping[str, Any] = rules()[name]
    return entry


def rules() -> dict[str, Mapping[str, Any]]:
    """Every rule with its texts."""
    return {**table("rules"), **table("audit")}


def message(finding: Finding, lang: Lang) -> str:
    """The finding in words."""
    return str(rule(finding.rule)[lang]).format(**_shown(finding))


def hint(finding: Finding, lang: Lang) -> str:
    """What to do next; empty when there is nothing to suggest."""
    entry, args = rule(finding.rule), _shown(finding)
    needs = entry.get("hint_needs")
    if needs and not args.get(needs):
        return ""
    return str(entry.get(f"hint_{lang}", "")).format(**args)


def _shown(finding: Finding) -> dict[str, str]:
    """The values of a message without control characters (they could steer a terminal), and not too long."""
    texts = {
        key: "".join(c if c.isprintable() else "\ufffd" for c in value)
        for key, value in finding.args
    }
    return {
        key: text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
        for key, text in texts.items()
    }


def fingerprint(finding: Finding) -> str:
    """12 hex digits that stay the same when wording changes or lines move."""
    parts = (finding.rule, finding.subject or finding.path, *(f"{k}={v}" for k, v in finding.args))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def exit_code(findings: Iterable[Finding]) -> int:
    """0 without errors, 1 with errors, 2 when something could not be read."""
    errors = [f for f in findings if f.severity == "error"]
    unreadable = any(rule(f.rule).get("unreadable") for f in errors)
    return 2 if unreadable else int(bool(errors))
