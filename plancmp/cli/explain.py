"""plancmp explain A:ID B:ID"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plancmp.cli import options

if TYPE_CHECKING:
    from plancmp.model import Plan, Task


@click.command(name="explain", short_help="Why two tasks have their score.")
@click.argument("a", metavar="A:ID")
@click.argument("b", metavar="B:ID")
@options.folders
@options.output("explanation")
def command(a: str, b: str, folders: tuple[Path, ...], **out: Any) -> None:
    """Say why two tasks have their score: the phrases that met, and what each piece of evidence did.

    A task is named by its plan and its id (chaozhou:technology-transfer) or its first line (潮州:194).
    """
    from plancmp.match.explain import explain

    options.write("explanation", explain(*_task(a, folders), *_task(b, folders)), **out)


def _task(name: str, folders: tuple[Path, ...]) -> tuple[Plan, Task]:
    from plancmp import library

    plan_name, _, task_name = name.rpartition(":")
    if not plan_name or not task_name:
        raise click.UsageError(
            f"{name} names no task: write PLAN:ID, like chaozhou:technology-transfer"
        )
    plan = library.get(plan_name, folders)
    return plan, library.task(plan, task_name)
