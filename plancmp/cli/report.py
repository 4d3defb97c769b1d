"""A briefing pack: HTML, PDF, Word, slides, Excel, Markdown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command
from plancmp.cli.common.completion import PLAN

_SECTIONS = (
    "Only these, in this order, of: brief, overview, findings, matrix, targets, gaps, profiles, "
    "cards, detail, audit, method, sources."
)
MOST = 6
"""Plans after which a file is named."""
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
@click.option("--brief", is_flag=True, help="One or two pages that can be read alone.")
@click.option("--sections", metavar="NAME,…", help=_SECTIONS)
@click.option(
    "--style",
    type=click.Choice(("report", "gongwen")),
    default="report",
    help="gongwen: as Chinese offices write official documents.",
)
@click.option(
    "--letterhead",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="YAML with name, number, to and logo of whose paper it is.",
)
@click.option("--top", type=click.IntRange(1), metavar="N", help="Length of lists of gaps.")
@options.sources
@options.where
@options.crosswalks
@options.quiet
@options.output("pack")
def command(
    plans: tuple[str, ...],
    focus: str | None,
    templates: Path | None,
    where: Where,
    out: Output,
    **chosen: Any,
) -> None:
    """A briefing pack over two or more plans.

    The brief, key findings, coverage matrix, targets with charts, gaps, themes and instruments, a
    page for each plan, everything side by side, audit, method, sources. Without -o and -f it is
    written to reports/, as HTML.
    """
    from plancmp import api
    from plancmp.cli.common.progress import Progress

    if not out.path and not out.fmt:
        out = out.to(Path("reports", f"{_name(focus, plans)}.html"))
    out.check()
    shown = {"templates": templates, "most": chosen["top"], **_shown(out.lang, **chosen)}
    with Progress(len(plans), silent=out.quiet) as progress:
        result = api.report(plans, focus, progress.pair, sources=chosen["sources"], **where)
        out.write(result, **shown)
    if out.path and not out.quiet:
        click.echo(out.path, err=True)


def _name(focus: str | None, plans: tuple[str, ...]) -> str:
    """Of the file, after the plans; many are counted."""
    names = list(dict.fromkeys(Path(name).stem for name in (focus, *plans) if name))
    return "-".join(names) if len(names) <= MOST else f"{'-'.join(names[:MOST])}-{len(names)}"


def _shown(lang: str, style: str, letterhead: Path | None, **chosen: Any) -> dict[str, Any]:
    """How the pack is told and dressed."""
    from plancmp.errors import UsageError

    if style == "gongwen" and lang != "zh":
        raise UsageError("gongwen-is-chinese", lang=lang)
    shown: dict[str, Any] = {"sections": _sections(**chosen), "style": style}
    if letterhead:
        from plancmp.letterhead import read

        shown["letterhead"] = read(letterhead)
    return shown


def _sections(*, brief: bool, sections: str | None, **_: Any) -> tuple[str, ...]:
    """The sections that are asked for; none for all. UsageError for one that is not there."""
    from plancmp.errors import UsageError
    from plancmp.render.sections import FOR_ALL

    if brief and sections:
        raise UsageError("brief-or-sections")
    names = (
        ("brief",) if brief else tuple(filter(None, map(str.strip, (sections or "").split(","))))
    )
    unknown = [name for name in names if name not in FOR_ALL]
    if unknown:
        raise UsageError("no-such-section", name=unknown[0], known=", ".join(FOR_ALL))
    return tuple(dict.fromkeys(names))
