"""What is weak in a plan, rule by rule, with the lines of its document; what was not judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.findings import rules
from plancmp.knowledge import told
from plancmp.model.finding import Finding
from plancmp.model.pack import Audit
from plancmp.render import View
from plancmp.render.advice import hint, message, source
from plancmp.render.terminal import heading, notices, paint, paragraph

SUFFIX = ".txt"


def render(audit: Audit, view: View) -> str:
    period = view.say("in-brackets", text=audit.plan.period) if audit.plan.period else ""
    lines = [paragraph(f"{audit.plan.short_name}  {audit.plan.title}{period}", view, indent=0)]
    lines += notices((audit.plan,), (), view)
    for rule in dict.fromkeys(finding.rule for finding in _worst_first(audit.wrong)):
        lines += ["", *_rule([f for f in audit.wrong if f.rule == rule], view)]
    if audit.unjudged:
        lines += ["", heading(view.say("audit-unjudged"), view)]
        lines += [paint(paragraph(message(f, view), view), "dim", view) for f in audit.unjudged]
    return "\n".join(lines) + "\n"


def _worst_first(findings: Sequence[Finding]) -> list[Finding]:
    """In the order of the file of rules, which has the gravest first."""
    order = list(rules())
    return sorted(findings, key=lambda finding: (finding.severity, order.index(finding.rule)))


def _rule(findings: Sequence[Finding], view: View) -> Iterator[str]:
    """The rule and what to do, once; then what it finds."""
    severity, rule = findings[0].severity, findings[0].rule
    style = "red" if severity == "error" else "yellow"
    advice = hint(findings[0], view)
    named = {"severity": view.say(severity), "title": told(rules()[rule], view.lang, "title_")}
    yield paint(view.say("rule-head", **named, rule=rule), style, view)
    if advice:
        yield paint(paragraph(view.say("hint", hint=advice), view), "dim", view)
    for finding in findings:
        place = source(finding, view)
        where = view.say("in-brackets", text=place) if place else ""
        yield paragraph(f"{message(finding, view)}{where}", view, indent=4)
