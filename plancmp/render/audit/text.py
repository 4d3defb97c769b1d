"""What is weak in a plan, with the lines of its document; then what to do about it."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.model.finding import Finding
from plancmp.model.pack import Audit
from plancmp.render import View
from plancmp.render.advice import hint, message, source
from plancmp.render.terminal import heading, notices, paint, paragraph

SUFFIX = ".txt"


def render(audit: Audit, view: View) -> str:
    period = view.say("in-brackets", text=audit.plan.period) if audit.plan.period else ""
    lines = [heading(f"{audit.plan.short_name}  {audit.plan.title}{period}", view)]
    lines += notices((audit.plan,), (), view)
    for finding in audit.findings:
        lines += _finding(finding, view)
    return "\n".join(lines) + "\n"


def _finding(finding: Finding, view: View) -> Iterator[str]:
    style = "red" if finding.severity == "error" else "yellow"
    place = source(finding, view)
    where = view.say("in-brackets", text=place) if place else ""
    yield paragraph(f"{view.say(finding.severity)}: {message(finding, view)}{where}", view)
    advice = hint(finding, view)
    rule = paint(finding.rule, style, view)
    yield paint(paragraph(f"{rule}  {advice}".rstrip(), view, indent=4), "dim", view)
