"""JSON Schema of a plan file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from plancmp import resources
from plancmp.cli.common import language, options
from plancmp.cli.common.commands import Command

if TYPE_CHECKING:
    from plancmp.session import Where

_OUTPUTS = resources.data("schema", "output")
_KINDS = sorted(file.name.partition(".")[0] for file in _OUTPUTS.iterdir())


@click.command(cls=Command, short_help=__doc__)
@click.option(
    "--of",
    "kind",
    type=click.Choice(_KINDS),
    metavar="KIND",
    help="Of a kind of JSON output: diff, gap, matrix, plan …",
)
@click.option("--actuals", is_flag=True, help="Of a file of actual figures.")
@click.option("--reference", is_flag=True, help="The fields of a plan file as a Markdown table.")
@options.sectors
@language.option
def command(kind: str | None, actuals: bool, reference: bool, where: Where, **_: object) -> None:
    """Print the JSON Schema of a plan file, for editors, or of a kind of JSON output."""
    from plancmp.actualfile import fields
    from plancmp.domain import domains
    from plancmp.planfile.reference import markdown
    from plancmp.planfile.schema import of_all
    from plancmp.render.jsontext import dumps

    if reference:
        text = markdown()
    elif kind:
        text = _OUTPUTS.joinpath(f"{kind}.schema.json").read_text("utf-8")
    elif actuals:
        text = dumps(fields.schema())
    else:
        text = dumps(of_all(domains(tuple(map(Path, where["sectors"])))))
    click.echo(text, nl=False)
