"""The plans that can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command

if TYPE_CHECKING:
    from plancmp.cli.common.output import Output
    from plancmp.session import Where


@click.command(cls=Command, short_help=__doc__)
@options.where
@options.output("plans")
def command(where: Where, out: Output) -> None:
    """List the plans that can be compared."""
    from plancmp import api

    out.write(api.plans(**where))
