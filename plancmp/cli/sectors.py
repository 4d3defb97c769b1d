"""plancmp sectors"""

from __future__ import annotations

from typing import Any

import click

from plancmp.cli import options


@click.command(name="sectors", short_help="The sector packs, and whether they are well formed.")
@options.sectors
@options.output("sectors")
def command(where: Any, **out: Any) -> None:
    """List and check the sector packs: the knowledge of each field."""
    from plancmp import api

    options.write(api.sectors(**where), **out)
