"""Commands that read actual figures: what is odd about these, and how they are written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from plancmp.cli.common.output import Output

if TYPE_CHECKING:
    from plancmp.track_results import FiguresResult


def of_figures(out: Output) -> Output:
    """The output for figures; UsageError for a format that they do not have."""
    from plancmp.errors import UsageError
    from plancmp.formats import names

    out = replace(out, kind="figures")
    if out.fmt and out.fmt not in names("figures"):
        raise UsageError("form-formats", format=out.fmt, known=", ".join(names("figures")))
    out.check()
    return out


def tell(result: FiguresResult, out: Output) -> None:
    """What is odd about the figures, on stderr."""
    from plancmp.render import View, renderer

    if result.findings and not out.quiet:
        told = renderer("findings", "text").render(result.findings, View(out.lang))
        click.echo(told, err=True, nl=False)
