"""plancmp draft DOC"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from plancmp.cli import options


@click.command(name="draft", short_help="A draft plan file from a document: txt, docx, html, pdf.")
@click.argument("document", metavar="DOC", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this plan file instead of stdout.",
)
@click.option(
    "--update",
    type=click.Path(path_type=Path),
    metavar="PLAN.yaml",
    help="Keep the coder's work of this plan file where the document's text is unchanged.",
)
@click.option(
    "--old",
    type=click.Path(path_type=Path),
    metavar="DOC",
    help="With --update: the document that was coded; else it is looked for, by its hash, beside PLAN.yaml and DOC.",
)
@click.option("--part", type=click.IntRange(min=1), default=1, help="Which plan of a notice.")
@click.option("--sector", default="", help="Sector pack; default: by the document.")
@options.where
@options.quiet
@options.labels
def command(document: Path, output: Path | None, quiet: bool, lang: str | None, **how: Any) -> None:
    """Draft a plan file: title, period, sections, one task for each paragraph that promises something, every figure.

    What the program was not sure of stands under check; the status is draft until a person has reviewed it.
    """
    from plancmp import api
    from plancmp.files import save

    name = output.stem if output else ""
    made = api.draft(document, name=name, today=options.today(), **how.pop("where"), **how)
    if output:
        save(output, made.text)
    else:
        click.echo(made.text, nl=False)
    if not quiet:
        for key, values in made.notes:
            options.tell(key, lang, **values)
