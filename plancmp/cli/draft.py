"""A draft plan file from a document: txt, docx, html, pdf."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plancmp.cli.common import language, options
from plancmp.cli.common.commands import Command

if TYPE_CHECKING:
    from plancmp.api import Where
    from plancmp.render.wording import Lang


@click.command(cls=Command, short_help=__doc__)
@click.argument("document", metavar="DOC", type=options.PATH)
@click.option(
    "-o",
    "--output",
    type=options.FILE,
    metavar="FILE",
    help="Write to this plan file instead of stdout.",
)
@click.option(
    "--update",
    type=options.PATH,
    metavar="PLAN.yaml",
    help="Keep the coder's work of this plan file where the document's text is unchanged.",
)
@click.option(
    "--old",
    type=options.PATH,
    metavar="DOC",
    help="With --update: the document that was coded; else it is looked for, by its hash, "
    "beside PLAN.yaml and DOC.",
)
@click.option(
    "--part", type=click.IntRange(min=1), metavar="N", default=1, help="Which plan of a notice."
)
@click.option("--sector", metavar="NAME", default="", help="Sector pack; default: by the document.")
@options.where
@options.quiet
@language.option
def command(
    document: Path, output: Path | None, quiet: bool, lang: Lang, where: Where, **how: Any
) -> None:
    """Draft a plan file.

    Title, period, sections, one task for each paragraph that promises something, every figure.

    What the program was not sure of stands under check; the status is draft until a person has
    reviewed it.
    """
    from plancmp import api
    from plancmp.cli.common.output import tell, today
    from plancmp.files import save

    name = output.stem if output else ""
    made = api.draft(document, name=name, today=today(), **how, **where)
    if output:
        save(output, made.text)
    else:
        click.echo(made.text, nl=False)
    for key, values in () if quiet else made.notes:
        tell(key, lang, **values)
