"""Wrong usage: click's words in English, those of `data/knowledge/help/` in others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from plancmp.cli.common import language

if TYPE_CHECKING:
    from plancmp.render.wording import Lang

_HELP: Any = getattr(click.exceptions, "NoArgsIsHelpError", ())
"""Not wrong but asking for help, already in the reader's language; new in click 8.2."""


class ExtraArguments(click.UsageError):
    """More arguments than a command takes."""

    def __init__(self, extra: Sequence[str], ctx: click.Context) -> None:
        self.extra = " ".join(extra)
        super().__init__(f"Got unexpected extra arguments ({self.extra}).", ctx)


class UnknownCommand(click.UsageError):
    """A command that does not exist, and the one that may be meant."""

    def __init__(self, name: str, known: list[str], ctx: click.Context) -> None:
        from plancmp.shape import nearest

        self.name, self.nearest = name, nearest(name, known)
        meant = f" Did you mean '{self.nearest}'?" if self.nearest else ""
        super().__init__(f"No such command '{name}'.{meant}", ctx)


def show(error: click.ClickException, lang: Lang) -> None:
    """Print how the command is called and what was wrong, on stderr."""
    if lang == language.ENGLISH or isinstance(error, _HELP):
        error.show()
        return
    from plancmp.cli.common.helppage import words

    told = words()["words"]
    if ctx := getattr(error, "ctx", None):
        click.echo(ctx.get_usage(), err=True)
        click.echo(told["try"].format(command=f"{ctx.command_path} --help"), err=True)
        click.echo(err=True)
    click.echo(told["error"].format(message=_message(error)), err=True)


def _message(error: click.ClickException) -> str:
    """What was wrong, in Chinese; click's English where it says something that nobody foresaw."""
    from plancmp.cli.common.helppage import words

    told = words()["errors"]
    key, values = _case(error)
    meant = " / ".join(_possible(error))
    return str(told[key]).format(**values) + (told["nearest"].format(names=meant) if meant else "")


def _possible(error: click.ClickException) -> list[str]:
    if isinstance(error, UnknownCommand):
        return [error.nearest]
    return getattr(error, "possibilities", None) or []


def _case(error: click.ClickException) -> tuple[str, dict[str, str]]:
    """The key of the words for an error, and what to fill in; made from what the error carries."""
    found: tuple[str, dict[str, str]] = "other", {"message": error.format_message()}
    match error:
        case ExtraArguments():
            found = "extra-arguments", {"arguments": error.extra}
        case UnknownCommand():
            found = "no-such-command", {"name": error.name}
        case click.NoSuchOption():
            found = "no-such-option", {"name": error.option_name}
        case click.MissingParameter(param=click.Parameter() as param):
            found = f"missing-{param.param_type_name}", {"name": _name(param, error.ctx)}
        case click.BadParameter(param=click.Parameter() as param):
            why = _why(param.type, error)
            found = "bad-value", {"name": _name(param, error.ctx), "why": why}
        case click.BadOptionUsage():
            found = _misused(error), {"name": error.option_name}
        case click.UsageError(ctx=click.Context(command=click.Group())):
            found = "missing-command", {}
    return found


def _name(param: click.Parameter, ctx: click.Context | None) -> str:
    from plancmp.cli.common.helppage import argument

    return max(param.opts, key=len) if isinstance(param, click.Option) else argument(param, ctx)


def _why(kind: click.ParamType[Any], error: click.BadParameter) -> str:
    """What a value has to be."""
    from plancmp.cli.common.helppage import limits, words

    told = words()["errors"]
    if isinstance(kind, click.Choice):
        return str(told["one-of"]).format(choices=" / ".join(map(str, kind.choices)))
    if numbers := limits(kind):
        return str(told["a-number"]).format(limits=numbers)
    if isinstance(kind, click.Path):
        return str(told["a-folder" if not kind.file_okay else "a-file"])
    return error.message


def _misused(error: click.BadOptionUsage) -> str:
    """Whether an option lacks its value or has one that it does not take."""
    params = error.ctx.command.params if error.ctx else ()
    flags = [p for p in params if isinstance(p, click.Option) and p.is_flag]
    return "takes-no-value" if any(error.option_name in p.opts for p in flags) else "needs-value"
