"""Decide which measures of two plans belong together."""

from __future__ import annotations

import importlib
import pkgutil

import click

from plancmp.cli import reviewing
from plancmp.cli.common import language
from plancmp.cli.common.commands import Group

SITTING = "pair"
"""The command of `plancmp review A B`."""


class _Review(Group):
    """Commands are the modules of `reviewing`; two plans alone are the command for a pair."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        known = self.list_commands(ctx)
        asks = {"-h", "--help"} & set(args[:1])
        if args and not asks and args[0] not in known:
            args = [SITTING, *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(info.name.rstrip("_") for info in pkgutil.iter_modules(reviewing.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        found = next(
            info.name
            for info in pkgutil.iter_modules(reviewing.__path__)
            if info.name.rstrip("_") == cmd_name
        )
        command: click.Command = importlib.import_module(f"{reviewing.__name__}.{found}").command
        return command

    def summary(self, name: str) -> str:
        command = self.get_command(click.Context(self), name)
        return (command.short_help or "") if command else ""


@click.group(cls=_Review, short_help=__doc__)
@language.option
def command(lang: str) -> None:
    """Decide which measures of two plans belong together.

    plancmp review A B shows one pair after the other on the terminal, with --desk in a browser;
    plancmp review pair --help has its options. A decision is a line of a journal and wins over the
    program in every other command.
    """
