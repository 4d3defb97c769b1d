"""Every rule of validate, verify and audit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command

if TYPE_CHECKING:
    from plancmp.cli.common.output import Output


@click.command(cls=Command, short_help=__doc__)
@options.output("checks")
def command(out: Output) -> None:
    """List every rule that validate, verify and audit apply."""
    from plancmp.findings import rules

    out.show(rules())
