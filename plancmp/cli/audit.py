"""plancmp audit PLAN"""

from __future__ import annotations

from typing import Any

import click

from plancmp.cli import options


@click.command(name="audit", short_help="Weaknesses and contradictions of one plan.")
@click.argument("plan")
@click.option(
    "--fail-on",
    type=click.Choice(["warning", "error"]),
    help="Exit 1 when there are findings of this severity or worse.",
)
@options.where
@options.quiet
@options.output("audit")
def command(plan: str, fail_on: str | None, quiet: bool, where: Any, **out: Any) -> int:
    """Judge one plan: blank, declining, contradictory or unreported targets, and what the safeguards leave out."""
    from plancmp import api

    result = api.audit(plan, **where)
    options.write(result, automatic=options.on_github(out), **out)
    findings = result.value.findings
    if not quiet:
        options.count(findings, out["lang"])
    worst = {f.severity for f in findings}
    return int("error" in worst or bool(worst)) if fail_on == "warning" else int(
        fail_on == "error" and "error" in worst
    )
