"""The rules as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from plancmp.render import View

SUFFIX = ".json"


def render(rules: Mapping[str, Mapping[str, Any]], view: View) -> str:
    rows = [
        {"rule": n, "severity": e["severity"], "text": e[view.lang], "hint": e[f"hint_{view.lang}"]}
        for n, e in rules.items()
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
