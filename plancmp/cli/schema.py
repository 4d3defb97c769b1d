"""plancmp schema"""

from __future__ import annotations

import click


@click.command(name="schema", short_help="JSON Schema of a plan file.")
def command() -> None:
    """Print the JSON Schema of a plan file, for editors."""
    import json

    from plancmp.planfile.schema import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
