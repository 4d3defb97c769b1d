"""JSON Schema of a plan file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from plancmp.cli.common import language, options
from plancmp.cli.common.commands import Command

if TYPE_CHECKING:
    from plancmp.api import Where


@click.command(cls=Command, short_help=__doc__)
@options.sectors
@language.option
def command(where: Where, **_: object) -> None:
    """Print the JSON Schema of a plan file, for editors."""
    from plancmp.domain import domains
    from plancmp.planfile.schema import of_all
    from plancmp.render.jsontext import dumps

    click.echo(dumps(of_all(domains(tuple(map(Path, where["sectors"]))))), nl=False)
