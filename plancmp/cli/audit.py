"""Weaknesses and contradictions of one plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command
from plancmp.cli.common.completion import PLAN

if TYPE_CHECKING:
    from plancmp.cli.common.output import Output
    from plancmp.session import Where


@click.command(cls=Command, short_help=__doc__)
@click.argument("plan", type=PLAN)
@click.option(
    "--fail-on",
    type=click.Choice(["warning", "error"]),
    help="Exit 1 when there are findings of this severity or worse.",
)
@options.where
@options.quiet
@options.output("audit")
def command(plan: str, fail_on: str | None, where: Where, out: Output) -> int:
    """Judge one plan.

    Blank, declining, contradictory or unreported targets, and what the safeguards leave out.
    """
    from plancmp import api

    result = api.audit(plan, **where)
    findings = result.value.findings
    out.for_checks().write(result)
    out.count(findings)
    failing = {"warning": ("warning", "error"), "error": ("error",)}.get(fail_on or "", ())
    return int(any(finding.severity in failing for finding in findings))
