"""plancmp report PLAN…"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from plancmp.cli import options


@click.command(name="report", short_help="A briefing pack: HTML, PDF, Word, Excel, Markdown.")
@click.argument("plans", nargs=-1, required=True)
@click.option(
    "--for", "focus", metavar="PLAN", help="Make it a pack for this plan: its gaps first."
)
@click.option(
    "--templates",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of templates that win over the packaged ones.",
)
@options.folders
@options.crosswalks
@options.quiet
@options.output("pack")
def command(
    plans: tuple[str, ...],
    focus: str | None,
    templates: Path | None,
    folders: tuple[Path, ...],
    crosswalks: tuple[Path, ...],
    ignore_crosswalks: bool,
    quiet: bool,
    **out: Any,
) -> None:
    """A briefing pack over two or more plans.

    Key findings, coverage matrix, targets with charts, gaps, themes and instruments, everything side by side, audit, method,
    sources. Without -o and -f it is written to reports/, as HTML.
    """
    from plancmp import library, pipeline
    from plancmp.cli.progress import Progress

    mine = library.get(focus, folders) if focus else None
    named = tuple(library.get(name, folders).id for name in plans)
    chosen = library.several(
        plans if mine is None or mine.id in named else (focus or "", *plans), folders
    )
    if not out["output"] and not out["fmt"]:
        out["output"] = Path("reports", "-".join(plan.id for plan in chosen) + ".html")
    options.format_name("pack", out["fmt"], out["output"])
    with Progress(len(chosen) * (len(chosen) - 1) // 2, silent=quiet) as progress:
        pack = pipeline.pack(
            chosen,
            mine.id if mine else "",
            options.reviewed(crosswalks, ignore_crosswalks),
            progress.pair,
        )
        options.write("pack", pack, templates=templates, **out)
    if out["output"] and not quiet:
        click.echo(out["output"], err=True)
