"""A draft plan file from a document: txt, docx, html, pdf."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command
from plancmp.cli.common.completion import PLAN

if TYPE_CHECKING:
    from plancmp.cli.common.output import Output
    from plancmp.session import Where


@click.command(cls=Command, short_help=__doc__)
@click.argument("document", metavar="DOC", type=options.PATH)
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
@click.option(
    "--actuals",
    is_flag=True,
    help="Actual figures from a report instead, of the targets of --plan.",
)
@click.option("--plan", type=PLAN, help="With --actuals: of which plan.", metavar="PLAN")
@options.where
@options.quiet
@options.output("draft")
def command(
    document: Path, actuals: bool, plan: str | None, where: Where, out: Output, **how: Any
) -> None:
    """Draft a plan file.

    Title, period, sections, one task for each paragraph that promises something, every figure.

    What the program was not sure of stands under check; the status is draft until a person has
    reviewed it. The ledger says what became of every figure that the document prints.

    With --actuals, the figures that a report (a statistical communique, a summary of the year)
    states of the targets of a plan, with their lines.
    """
    if actuals or plan:
        _actuals(document, plan if actuals else None, where, out)
        return
    from plancmp import api
    from plancmp.cli.common.output import today
    from plancmp.render import View, ledger

    out = _in_format(out)
    name = out.path.stem if out.path else ""
    made = api.draft(document, name=name, today=today(), **how, **where)
    out.write(made)
    for key, values in made.notes:
        out.tell(key, **values)
    out.tell("told", text=ledger.summary(made.ledger, View(out.lang)))


def _actuals(document: Path, plan: str | None, where: Where, out: Output) -> None:
    from plancmp import tracking
    from plancmp.cli.common.figures import of_figures
    from plancmp.errors import UsageError

    if not plan:
        raise UsageError("actuals-need-plan")
    out = of_figures(out)
    made, domain = tracking.draft_actuals(document, plan, **where)
    out.show(made, domain=domain)
    found = {actual.target for actual in made.actuals.figures}
    counts = {"n": len(made.actuals.figures), "found": len(found), "all": len(made.plan.targets)}
    out.tell("drafted-actuals", plan=made.plan.short_name, **counts)


def _in_format(out: Output) -> Output:
    """Plan files have any suffix but that of JSON."""
    from dataclasses import replace

    of_json = out.path is not None and out.path.suffix.lower() == ".json"
    return replace(out, fmt=out.fmt or ("json" if of_json else "text"))
