"""plancmp list"""

from __future__ import annotations

from typing import Any

import click

from plancmp.cli import options


@click.command(name="list", short_help="The plans that can be compared.")
@options.where
@options.output("plans")
def command(where: Any, **out: Any) -> None:
    """List the plans that can be compared."""
    from plancmp import api

    options.write(api.plans(**where), **out)
