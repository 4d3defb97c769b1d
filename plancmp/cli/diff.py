"""plancmp diff A B"""

from __future__ import annotations

from typing import Any

import click

from plancmp.cli import options


@click.command(name="diff", short_help="Compare two plans side by side.")
@click.argument("a")
@click.argument("b")
@options.where
@options.crosswalks
@options.output("diff")
@click.option("--exit-code", is_flag=True, help="Exit 1 when the plans differ.")
def command(a: str, b: str, exit_code: bool, where: Any, **out: Any) -> int:
    """Compare two plans side by side: what both do, what only A or only B does, whose targets are stronger."""
    from plancmp import api
    from plancmp.compare.summary import differs

    result = api.diff(a, b, **where)
    options.write(result, **out)
    return int(exit_code and differs(result.value))
