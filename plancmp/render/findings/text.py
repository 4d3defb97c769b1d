"""`path:line:column rule message`, with a hint below."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.model.finding import Finding
from plancmp.render import View
from plancmp.render.advice import hint, message
from plancmp.render.terminal import paint

SUFFIX = ".txt"


def render(findings: Sequence[Finding], view: View) -> str:
    lines: list[str] = []
    for finding in findings:
        style = "red" if finding.severity == "error" else "yellow"
        place = f"{finding.path}:{finding.line}:{finding.column}"
        kind = "" if finding.severity == "error" else f"{view.say('warning')}: "
        lines.append(f"{place} {paint(finding.rule, style, view)} {kind}{message(finding, view)}")
        if advice := hint(finding, view):
            lines.append(paint("    " + view.say("hint", hint=advice), "dim", view))
    return "".join(line + "\n" for line in lines)
