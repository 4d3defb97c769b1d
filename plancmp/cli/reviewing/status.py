"""How much is decided, and how far reviewers agree."""

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
@click.argument("a", type=PLAN)
@click.argument("b", type=PLAN)
@options.where
@options.decisions
@options.output("review")
def command(a: str, b: str, where: Where, out: Output) -> None:
    """Say how much of two plans is decided.

    By whom, what is stale because a text has changed since, how far reviewers agree (raw, Cohen's
    kappa, Gwet's AC1), and where they do not.
    """
    from plancmp import deciding

    out.write(deciding.review_status(a, b, **where))
