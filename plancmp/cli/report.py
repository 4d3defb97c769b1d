"""plancmp report PLAN…"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from plancmp.cli import options


@click.command(name="report", short_help="A briefing pack: HTML, PDF, Word, Excel, Markdown.")
@click.argument("plans", nargs=-1, required=True)
@click.option("--for", "focus", metavar="PLAN", help="Make it a pack for this plan: its gaps first.")
@click.option(
    "--templates",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of templates that win over the packaged ones.",
)
@options.where
@options.crosswalks
@options.quiet
@options.output("pack")
def command(
    plans: tuple[str, ...],
    focus: str | None,
    templates: Path | None,
    quiet: bool,
    where: Any,
    **out: Any,
) -> None:
    """A briefing pack over two or more plans.

    Key findings, coverage matrix, targets with charts, gaps, themes and instruments, everything side by side, audit, method,
    sources. Without -o and -f it is written to reports/, as HTML.
    """
    from plancmp import api
    from plancmp.cli.progress import Progress

    names = [name for name in (focus, *plans) if name]
    if not out["output"] and not out["fmt"]:
        stem = "-".join(dict.fromkeys(Path(name).stem for name in names))
        out["output"] = Path("reports", f"{stem}.html")
    options.format_name("pack", out["fmt"], out["output"])
    with Progress(len(plans), silent=quiet) as progress:
        result = api.report(plans, focus, progress.pair, **where)
        options.write(result, templates=templates, **out)
    if out["output"] and not quiet:
        click.echo(out["output"], err=True)
