"""A briefing pack: HTML, PDF, Word, Excel, Markdown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command
from plancmp.cli.common.completion import PLAN

if TYPE_CHECKING:
    from plancmp.cli.common.output import Output
    from plancmp.session import Where


@click.command(cls=Command, short_help=__doc__)
@click.argument("plans", nargs=-1, required=True, type=PLAN)
@click.option(
    "--for",
    "focus",
    type=PLAN,
    metavar="PLAN",
    help="Make it a pack for this plan: its gaps first.",
)
@click.option(
    "--templates",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder of templates that win over the packaged ones.",
)
@options.where
@options.crosswalks
@options.quiet
@options.output("pack")
def command(
    plans: tuple[str, ...], focus: str | None, templates: Path | None, where: Where, out: Output
) -> None:
    """A briefing pack over two or more plans.

    Key findings, coverage matrix, targets with charts, gaps, themes and instruments, everything
    side by side, audit, method, sources. Without -o and -f it is written to reports/, as HTML.
    """
    from plancmp import api
    from plancmp.cli.common.progress import Progress

    if not out.path and not out.fmt:
        names = [Path(name).stem for name in (focus, *plans) if name]
        out = out.to(Path("reports", f"{'-'.join(dict.fromkeys(names))}.html"))
    out.check()
    with Progress(len(plans), silent=out.quiet) as progress:
        result = api.report(plans, focus, progress.pair, **where)
        out.write(result, templates=templates)
    if out.path and not out.quiet:
        click.echo(out.path, err=True)
