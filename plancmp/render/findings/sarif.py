"""SARIF 2.1.0 (OASIS), for code-scanning services."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from plancmp import __version__
from plancmp.findings import fingerprint, rule
from plancmp.knowledge import told
from plancmp.model.finding import Finding
from plancmp.render import View
from plancmp.render.advice import hint, message

SUFFIX = ".sarif"
_PLACE = re.compile(r"\{\w+\}")


def render(findings: Sequence[Finding], view: View) -> str:
    rules = sorted({f.rule for f in findings})
    driver = {
        "name": "plancmp",
        "version": __version__,
        "rules": [_rule(name, view) for name in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(f, rules, view) for f in findings],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(name: str, view: View) -> dict[str, Any]:
    entry = rule(name)
    return {
        "id": name,
        "shortDescription": {"text": _PLACE.sub("…", told(entry, view.lang))},
        "help": {"text": _PLACE.sub("…", told(entry, view.lang, "hint_"))},
        "defaultConfiguration": {"level": entry["severity"]},
    }


def _result(f: Finding, rules: list[str], view: View) -> dict[str, Any]:
    text = ". ".join(filter(None, (message(f, view), hint(f, view))))
    uri = (
        PurePath(f.path).as_uri()
        if PurePath(f.path).is_absolute()
        else quote(PurePath(f.path).as_posix())
    )
    place = {
        "artifactLocation": {"uri": uri},
        "region": {"startLine": f.line, "startColumn": f.column},
    }
    return {
        "ruleId": f.rule,
        "ruleIndex": rules.index(f.rule),
        "level": f.severity,
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"plancmp/v1": fingerprint(f)},
    }
