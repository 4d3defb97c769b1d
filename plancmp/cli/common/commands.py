"""Commands whose help follows the reader: click's in English, `data/knowledge/help/` in others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plancmp.cli.common import language

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class _Told(click.Command):
    """What a command and a group have in common."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # click forgets it where an option is misused
            raise

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if language.of(ctx) == language.ENGLISH:
            super().format_usage(ctx, formatter)
        else:
            from plancmp.cli.common import helppage

            formatter.write(helppage.usage(self, ctx, formatter.width))

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if language.of(ctx) == language.ENGLISH:
            super().format_help(ctx, formatter)
        else:
            from plancmp.cli.common import helppage

            formatter.write(helppage.page(self, ctx, formatter.width))


class Command(_Told):
    """One command; what is left over on its line is an error that can be told in any language."""

    allow_extra_args = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            from plancmp.cli.common.usage import ExtraArguments

            raise ExtraArguments(rest, ctx)
        return rest


class Group(_Told, click.Group):
    """A group that can say what its commands do without importing them."""

    def summary(self, name: str) -> str:
        """What the command of this name does, in one line of English."""
        raise NotImplementedError

    def summaries(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Every command with its line, in the reader's language."""
        names = self.list_commands(ctx)
        if language.of(ctx) == language.ENGLISH:
            return [(name, self.summary(name)) for name in names]
        from plancmp.cli.common import helppage

        return [(name, helppage.summary(name, ctx) or self.summary(name)) for name in names]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(self.summaries(ctx))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        known = self.list_commands(ctx)
        if args[0] not in known and not ctx.resilient_parsing:
            from plancmp.cli.common.usage import UnknownCommand

            raise UnknownCommand(args[0], known, ctx)
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        told = (each for each in self.summaries(ctx) if each[0].startswith(incomplete))
        commands = [CompletionItem(name, help=line) for name, line in told]
        return [*commands, *click.Command.shell_complete(self, ctx, incomplete)]
