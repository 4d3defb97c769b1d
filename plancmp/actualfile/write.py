"""Actual figures as YAML, one a line; what is loaded from it are the same figures."""

from __future__ import annotations

from plancmp.actualfile.fields import FILE
from plancmp.model.actual import Actuals
from plancmp.planfile.write import flow

SCHEMA = "# yaml-language-server: $schema=../schema/actuals.schema.json"


def dump(found: Actuals) -> str:
    """The text of a file of figures."""
    content = FILE.plain(found) or {}
    lines = [SCHEMA, f"plan: {flow(content['plan'])}"]
    entries = content["actuals"]
    lines.append("actuals:" if entries else "actuals: []")
    lines += [f"  - {flow(entry)}" for entry in entries]
    return "\n".join(lines) + "\n"
