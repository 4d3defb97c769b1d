"""What others have and a plan lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command
from plancmp.cli.common.completion import PLAN, PLANS

if TYPE_CHECKING:
    from plancmp.cli.common.output import Output
    from plancmp.session import Where


@click.command(cls=Command, short_help=__doc__)
@click.argument("plan", type=PLAN)
@click.option(
    "--against",
    required=True,
    type=PLANS,
    metavar="PLAN,…",
    help="Plans to compare with, comma-separated; `peers` stands for those of the same level "
    "and sector whose period overlaps.",
)
@options.where
@options.crosswalks
@options.output("gap")
def command(plan: str, against: str, where: Where, out: Output) -> None:
    """What other plans have and this one lacks.

    What it does not do, does in part, promises less of, or leaves without a number.
    """
    from plancmp import api

    names = [name.strip() for name in against.split(",") if name.strip()]
    out.write(api.gap(plan, names, **where))
