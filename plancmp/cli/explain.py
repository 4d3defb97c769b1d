"""plancmp explain A:ID B:ID"""

from __future__ import annotations

from typing import Any

import click

from plancmp.cli import options


@click.command(name="explain", short_help="Why two tasks have their score.")
@click.argument("a", metavar="A:ID")
@click.argument("b", metavar="B:ID")
@options.where
@options.crosswalks
@options.output("explanation")
def command(a: str, b: str, where: Any, **out: Any) -> None:
    """Say why two tasks have their score: the phrases that met, and what each piece of evidence did.

    A task is named by its plan and its id (chaozhou:technology-transfer) or its first line (chaozhou:194).
    """
    from plancmp import api

    options.write(api.explain(*_named(a), *_named(b), **where), **out)


def _named(name: str) -> tuple[str, str]:
    from plancmp.errors import UsageError

    plan, _, task = name.rpartition(":")
    if not plan or not task:
        raise UsageError("names-no-task", name=name)
    return plan, task
