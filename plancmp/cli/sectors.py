"""The sector packs, and whether they are well formed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command

if TYPE_CHECKING:
    from plancmp.cli.common.output import Output
    from plancmp.session import Where


@click.command(cls=Command, short_help=__doc__)
@options.sectors
@options.output("sectors")
def command(where: Where, out: Output) -> None:
    """List and check the sector packs: the knowledge of each field."""
    from plancmp import api

    out.write(api.sectors(**where))
