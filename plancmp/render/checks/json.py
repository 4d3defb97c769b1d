"""The rules as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plancmp.knowledge import told
from plancmp.render import View
from plancmp.render.jsontext import dumps

SUFFIX = ".json"


def render(rules: Mapping[str, Mapping[str, Any]], view: View) -> str:
    return dumps(data(rules, view))


def data(rules: Mapping[str, Mapping[str, Any]], view: View) -> list[dict[str, Any]]:
    """Every rule with its severity, text and advice."""
    lang = view.lang
    return [
        {
            "rule": n,
            "severity": e["severity"],
            "text": told(e, lang),
            "hint": told(e, lang, "hint_"),
        }
        for n, e in rules.items()
    ]
