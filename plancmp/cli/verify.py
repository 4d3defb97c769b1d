"""plancmp verify PLAN --source DOC"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from plancmp.cli import options


@click.command(name="verify", short_help="Check a plan against its document.")
@click.argument("plan")
@click.option(
    "--source",
    required=True,
    type=click.Path(path_type=Path),
    help="The document that was coded, or the folder that holds PLAN.txt.",
)
@options.where
@options.quiet
@options.output("findings")
def command(plan: str, source: Path, quiet: bool, where: Any, **out: Any) -> int:
    """Check a plan against its document: every figure, name and title must stand in the lines that the plan names."""
    from plancmp import api
    from plancmp.findings import exit_code

    result = api.verify(plan, source, **where)
    options.write(result, automatic=options.on_github(out), **out)
    if result.value and not quiet:
        options.count(result.value, out["lang"])
    elif not quiet:
        options.tell("verified", out["lang"], figures=result.figures, names=result.names)
    return exit_code(result.value)
