"""What an audit finds as a table, with the lines of the document."""

from __future__ import annotations

from plancmp.findings import fingerprint
from plancmp.model.finding import Finding
from plancmp.model.pack import Audit
from plancmp.render import View, words
from plancmp.render.advice import hint, message
from plancmp.render.sheets import common
from plancmp.render.spreadsheet import Sheet, Value

_HEADS = (
    "severity",
    "rule",
    "meaning",
    "table-advice",
    "lines",
    "table-file-line",
    "table-fingerprint",
)


def title(audit: Audit, view: View) -> str:
    return f"{common.named(audit.plan, view)}  {audit.plan.title}"


def notices(audit: Audit, view: View) -> tuple[str, ...]:
    return common.notices((audit.plan,), (), view)


def looked_at(audit: Audit, view: View) -> tuple[str, ...]:
    return ()


def sheets(audit: Audit, view: View) -> tuple[Sheet, ...]:
    return (main(audit, view),)


def main(audit: Audit, view: View) -> Sheet:
    """One row a finding."""
    rows = tuple(_finding(finding, view) for finding in audit.findings)
    heads = common.heads(view, *_HEADS)
    return Sheet(view.say("table-findings"), heads, rows, (10, 24, 60, 40, 14, 12, 16), 2)


def _finding(finding: Finding, view: View) -> tuple[Value, ...]:
    told = (view.say(finding.severity), finding.rule, message(finding, view), hint(finding, view))
    return (
        *told,
        words.span(finding.source_lines).replace("-", "–"),
        finding.line,
        fingerprint(finding),
    )
