"""plancmp audit PLAN"""

from __future__ import annotations

from pathlib import Path
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
@options.folders
@options.quiet
@options.output("findings")
def command(
    plan: str, fail_on: str | None, folders: tuple[Path, ...], quiet: bool, **out: Any
) -> int:
    """Judge one plan: blank, declining, contradictory or unreported targets, and what the safeguards leave out."""
    from plancmp import library
    from plancmp.auditing import audit

    findings = audit(library.get(plan, folders))
    options.write("findings", findings, **(out | {"fmt": out["fmt"] or options.automatic(out)}))
    if not quiet:
        options.count(findings, out["lang"])
    worst = {f.severity for f in findings}
    return int(fail_on is not None and ("error" in worst or (fail_on == "warning" and bool(worst))))
