"""What this machine can do, and how to install what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command

if TYPE_CHECKING:
    from plancmp.cli.common.output import Output


@click.command(cls=Command, short_help=__doc__)
@options.output("abilities")
def command(out: Output) -> int:
    """Check the parts that need more than the core. Exit 1 when something is missing."""
    from plancmp.abilities import examine

    found = examine()
    out.show(found)
    return int(not all(ability.ready for ability in found))
