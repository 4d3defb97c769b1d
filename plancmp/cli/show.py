"""One plan: its targets and tasks."""

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
@click.argument("plan", metavar="PLAN[:ID]", type=PLAN)
@options.where
@options.output("plan")
def command(plan: str, where: Where, out: Output) -> None:
    """Show one plan: its targets, and its tasks by theme with their actions.

    PLAN:ID shows one measure, named by its id or, of a task, its first line.
    """
    from plancmp import api

    name, colon, measure = plan.rpartition(":")
    if colon and name and not Path(plan).exists():
        out.write(api.load(name, measure, **where))
    else:
        out.write(api.load(plan, **where))
