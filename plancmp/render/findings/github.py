"""Workflow commands that GitHub shows as annotations on the changed lines."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.model.finding import Finding
from plancmp.render import View
from plancmp.render.advice import hint, message

SUFFIX = ".github"
_COMMANDS = {"note": "notice"}


def render(findings: Sequence[Finding], view: View) -> str:
    return "".join(_line(f, view) for f in findings)


def _line(f: Finding, view: View) -> str:
    text = ". ".join(filter(None, (message(f, view), hint(f, view))))
    place = f"file={_property(f.path)},line={f.line},col={f.column},title={_property(f.rule)}"
    return f"::{_COMMANDS.get(f.severity, f.severity)} {place}::{_data(text)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
