"""The rules as a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plancmp.knowledge import told
from plancmp.render import View
from plancmp.render.terminal import table

SUFFIX = ".txt"


def render(rules: Mapping[str, Mapping[str, Any]], view: View) -> str:
    headers = [view.say(key) for key in ("rule", "severity", "meaning")]
    rows = [
        [name, view.say(entry["severity"]), told(entry, view.lang)] for name, entry in rules.items()
    ]
    return table(rows, (2,), view, headers, indent=0) + "\n"
