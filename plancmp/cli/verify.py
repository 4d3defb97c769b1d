"""Check a plan against its document."""

from __future__ import annotations

from pathlib import Path
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
    "--source",
    required=True,
    type=options.PATH,
    metavar="DOC",
    help="The document that was coded, or the folder that holds PLAN.txt.",
)
@options.where
@options.quiet
@options.output("findings")
def command(plan: str, source: Path, where: Where, out: Output) -> int:
    """Check a plan against its document.

    Every figure, name and title must stand in the lines that the plan names.
    """
    from plancmp import api
    from plancmp.findings import exit_code

    result = api.verify(plan, source, **where)
    out.for_checks().write(result)
    if result.value:
        out.count(result.value)
    else:
        out.tell("verified", figures=result.figures, names=result.names)
    return exit_code(result.value)
