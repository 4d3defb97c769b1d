"""Why two tasks have their score."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command
from plancmp.cli.common.completion import MEASURE

if TYPE_CHECKING:
    from plancmp.cli.common.output import Output
    from plancmp.session import Where


@click.command(cls=Command, short_help=__doc__)
@click.argument("a", metavar="A:ID", type=MEASURE)
@click.argument("b", metavar="B:ID", type=MEASURE)
@options.where
@options.crosswalks
@options.output("explanation")
def command(a: str, b: str, where: Where, out: Output) -> None:
    """Say why two tasks have their score.

    The phrases that met, and what each piece of evidence did.

    A task is named by its plan and its id (chaozhou:technology-transfer) or its first line
    (chaozhou:194).
    """
    from plancmp import api
    from plancmp.cli.common.naming import named

    out.write(api.explain(*named(a), *named(b), **where))
