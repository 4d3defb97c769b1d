"""plancmp schema"""

from __future__ import annotations

from typing import Any

import click

from plancmp.cli import options


@click.command(name="schema", short_help="JSON Schema of a plan file.")
@options.sectors
def command(where: Any) -> None:
    """Print the JSON Schema of a plan file, for editors."""
    from pathlib import Path

    from plancmp.domain import domains
    from plancmp.planfile.schema import of_all
    from plancmp.render.jsontext import dumps

    click.echo(dumps(of_all(domains(tuple(map(Path, where["sectors"]))))), nl=False)
