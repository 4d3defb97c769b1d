"""How far the targets of a plan have come."""

from __future__ import annotations

from dataclasses import replace
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
@options.actuals
@click.option(
    "--full", is_flag=True, help="The sentence of every target, also of those on schedule."
)
@click.option(
    "--form",
    is_flag=True,
    help="The figures instead, with a row for each year without one: a table to fill in (xlsx, "
    "csv) or the YAML file.",
)
@options.where
@options.quiet
@options.output("track")
def command(
    plans: tuple[str, ...],
    actuals: tuple[Path, ...],
    as_of: int | None,
    full: bool,
    form: bool,
    where: Where,
    out: Output,
) -> None:
    """How far each target has come, and whether that is on schedule.

    Of several plans: how many targets of each, and the indicators that they share. Nothing is
    judged by a file of figures with errors.
    """
    from plancmp import tracking
    from plancmp.cli.common.figures import tell

    if form:
        _form(plans, actuals, as_of, where, out)
    elif len(plans) > 1:
        several = tracking.track_all(plans, actuals, as_of=as_of, **where)
        replace(out, kind="tracks").write(several)
        tell(several, out)
    else:
        made = tracking.track(plans[0], actuals, as_of=as_of, **where)
        out.write(made, detail="full" if full else "brief")
        tell(made, out)


def _form(
    plans: tuple[str, ...], actuals: tuple[Path, ...], as_of: int | None, where: Where, out: Output
) -> None:
    from plancmp import tracking
    from plancmp.cli.common.figures import of_figures
    from plancmp.errors import UsageError

    if len(plans) > 1:
        raise UsageError("form-one-plan")
    out = of_figures(out)
    made, domain = tracking.form(plans[0], actuals, as_of=as_of, **where)
    out.show(made, domain=domain)
