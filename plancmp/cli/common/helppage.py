"""A page of help in another language than English, from `data/knowledge/help/`; imported on demand.

Widths are those of a terminal, where a Chinese character takes two columns. What the file does not
know stays English.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import click

from plancmp import knowledge, resources
from plancmp.cli.common import language
from plancmp.render.width import width as columns
from plancmp.render.width import wrap

_TERM = 30
"""A longer term stands on a line of its own, its text below."""


def words() -> Mapping[str, Any]:
    """The whole of the file for the language of this command line."""
    return of_language(language.current())


@cache
def of_language(lang: str) -> Mapping[str, Any]:
    """`data/knowledge/help/<language>.yaml`."""
    return knowledge.read(resources.data("knowledge", "help", f"{lang}.yaml"), "help")


def summary(command: str, ctx: click.Context) -> str:
    """What a command of a group does, in one line; empty when the file does not know it."""
    name = " ".join((*_path(ctx), command))
    return str(words()["commands"].get(name, {}).get("short", ""))


def page(command: click.Command, ctx: click.Context, width: int) -> str:
    """The help of a command."""
    paragraphs = _entry(ctx).get("long") or (command.help or "").split("\n\n")
    told = "\n\n".join(_paragraph(text, width) for text in paragraphs)
    options = _section("options", _options(command, ctx), width)
    parts = [usage(command, ctx, width).rstrip(), told, options]
    if isinstance(command, click.Group):
        rows = [(name, summary(name, ctx)) for name in command.list_commands(ctx)]
        parts.append(_section("commands", rows, width))
    return "\n\n".join(parts) + "\n"


def usage(command: click.Command, ctx: click.Context, width: int) -> str:
    """How a command is called."""
    told = words()["words"]
    arguments = (p for p in command.get_params(ctx) if isinstance(p, click.Argument))
    pieces = [f"[{told['options']}]", *(argument(p, ctx) for p in arguments)]
    if isinstance(command, click.Group):
        pieces += [told["command"], f"[{told['arguments']}]..."]
    line = f"{told['usage']}{ctx.command_path} {' '.join(pieces)}"
    return "\n".join(_hung(line, width, "    ")) + "\n"


def _hung(text: str, width: int, indent: str) -> list[str]:
    """Lines of which all but the first are indented."""
    first, *rest = wrap(text, width - len(indent))
    return [first, *(indent + line for line in rest)]


def argument(param: click.Parameter, ctx: click.Context | None) -> str:
    """What an argument is called in usage and errors."""
    told = _entry(ctx).get("arguments", {}).get(param.name) or param.human_readable_name
    if param.nargs != 1:
        told = f"{told}..."
    return told if param.required else f"[{told}]"


def limits(kind: click.ParamType[Any]) -> str:
    """The numbers that an option takes; empty for one that takes no number."""
    if not isinstance(kind, click.IntRange | click.FloatRange):
        return ""
    name = "at-least" if kind.max is None else "range"
    return str(words()["words"][name]).format(low=kind.min, high=kind.max)


def _entry(ctx: click.Context | None) -> Mapping[str, Any]:
    """What the file says of the command of a context."""
    names = _path(ctx)
    known: Mapping[str, Any] = words()["commands"] if names else words()
    entry: Mapping[str, Any] = known.get(" ".join(names) or "group", {})
    return entry


def _path(ctx: click.Context | None) -> list[str]:
    """The names of a command and of the groups above it, without the program's."""
    names: list[str] = []
    while ctx and ctx.parent:
        names.insert(0, ctx.info_name or "")
        ctx = ctx.parent
    return names


def _options(command: click.Command, ctx: click.Context) -> Iterator[tuple[str, str]]:
    for param in command.get_params(ctx):
        record = param.get_help_record(ctx)
        if isinstance(param, click.Option) and record:
            yield _term(param, record[0]), option_text(param, ctx)


def option_text(param: click.Option, ctx: click.Context) -> str:
    """What an option does: in the words of its command, else in those for every command."""
    name = max(param.opts, key=len).lstrip("-")
    own, shared = _entry(ctx).get("options", {}), words()["shared"]
    text = str(own.get(name) or shared.get(name) or param.help or "")
    required = words()["words"]["required"] if param.required else ""
    marks = [mark for mark in (limits(param.type), required) if mark]
    return text + "".join(words()["words"]["mark"].format(text=mark) for mark in marks)


def _term(param: click.Option, english: str) -> str:
    """The names of an option and of its value."""
    value = param.metavar
    if not value:
        return english
    return f"{english.removesuffix(value)}{words()['metavars'].get(value, value)}"


def _paragraph(text: str, width: int) -> str:
    return "\n".join("  " + line for line in wrap(text, width - 2))


def _section(name: str, entries: Iterable[tuple[str, str]], width: int) -> str:
    rows = list(entries)
    first = min(max(columns(term) for term, _ in rows), _TERM)
    lines = [words()["words"]["section"].format(name=words()["words"][name])]
    for term, text in rows:
        head = f"  {term}"
        told = wrap(text, width - first - 4)
        if told and columns(term) <= first:
            head += " " * (first - columns(term) + 2) + told.pop(0)
        lines += [head, *(" " * (first + 4) + line for line in told)]
    return "\n".join(lines)
