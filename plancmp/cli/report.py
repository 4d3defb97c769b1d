"""A briefing pack: HTML, PDF, Word, slides, Excel, Markdown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command
from plancmp.cli.common.completion import PLAN

_SECTIONS = (
    "Only these, in this order, of: brief, overview, findings, progress, matrix, targets, gaps, "
    "profiles, cards, detail, audit, method, sources, evaluation."
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
@click.option(
    "--brief",
    is_flag=True,
    help="One or two pages that can be read alone; of one plan its evaluation.",
)
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
@click.option(
    "--actuals",
    multiple=True,
    type=options.PATH,
    metavar="FILE",
    help="Actual figures (yaml, csv, xlsx), or a folder of such files: adds how far the targets "
    "have come; repeatable.",
)
@options.as_of
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
    """A briefing pack over two or more plans, or over one with actual figures.

    The brief, key findings, coverage matrix, targets with charts, gaps, themes and instruments, a
    page for each plan, everything side by side, audit, method, sources. Without -o and -f it is
    written to reports/, as HTML. With --actuals it says how far the targets have come; with --brief
    the pack of one plan is its evaluation.
    """
    from plancmp import api
    from plancmp.cli.common.progress import Progress

    if not out.path and not out.fmt:
        out = out.to(Path("reports", f"{_name(focus, plans)}.html"))
    out.check()
    shown = {"templates": templates, "most": chosen["top"], **_shown(out.lang, **chosen)}
    with Progress(len(plans), silent=out.quiet) as progress:
        result = api.report(plans, focus, progress.pair, **_known(chosen), **where)
        shown["sections"] = _fitting(shown["sections"], alone=len(result.value.plans) == 1)
        out.write(result, **shown)
    if out.path and not out.quiet:
        click.echo(out.path, err=True)


def _known(chosen: dict[str, Any]) -> dict[str, Any]:
    """What is told beside the plans."""
    return {key: chosen[key] for key in ("actuals", "as_of", "sources")}


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


def _sections(
    *, brief: bool, sections: str | None, actuals: tuple[Path, ...], **_: Any
) -> tuple[str, ...]:
    """The sections that are asked for; none for all. UsageError for one that is not there."""
    from plancmp.errors import UsageError
    from plancmp.render.sections import FROM_FIGURES, KNOWN

    if brief and sections:
        raise UsageError("brief-or-sections")
    asked = ["brief"] if brief else list(filter(None, map(str.strip, (sections or "").split(","))))
    if unknown := [name for name in asked if name not in KNOWN]:
        raise UsageError("no-such-section", name=unknown[0], known=", ".join(KNOWN))
    if not actuals and (unfounded := [name for name in asked if name in FROM_FIGURES]):
        raise UsageError("section-from-figures", name=unfounded[0])
    return tuple(dict.fromkeys(asked))


def _fitting(names: tuple[str, ...], *, alone: bool) -> tuple[str, ...]:
    """Of a pack of one plan the brief is its evaluation. UsageError for what needs two plans."""
    from plancmp.errors import UsageError
    from plancmp.render.sections import ALONE

    if not alone:
        return names
    names = tuple("evaluation" if name == "brief" else name for name in names)
    if unknown := [name for name in names if name not in ALONE]:
        raise UsageError("no-such-section", name=unknown[0], known=", ".join(ALONE))
    return tuple(dict.fromkeys(names))
