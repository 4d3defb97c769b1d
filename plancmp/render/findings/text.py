"""`path:line:column rule message`, with a hint below."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.findings import hint, message
from plancmp.knowledge import say
from plancmp.model import Finding
from plancmp.render import View
from plancmp.render.terminal import paint

SUFFIX = ".txt"


def render(findings: Sequence[Finding], view: View) -> str:
    lines: list[str] = []
    for finding in findings:
        style = "red" if finding.severity == "error" else "yellow"
        place = f"{finding.path}:{finding.line}:{finding.column}"
        kind = "" if finding.severity == "error" else f"{say('warning', view.lang)}: "
        lines.append(
            f"{place} {paint(finding.rule, style, view)} {kind}{message(finding, view.lang)}"
        )
        if advice := hint(finding, view.lang):
            lines.append(paint("    " + say("hint", view.lang, hint=advice), "dim", view))
    return "".join(line + "\n" for line in lines)
