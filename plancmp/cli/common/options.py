"""Options that several commands share: what is asked, handed over as `where` and `out`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from plancmp.cli.common import language
from plancmp.formats import names

Decorator = Callable[[Any], Any]
_FORMAT = "Format; default: by the suffix of -o, else text."
_WIDTH = "Columns; default: the terminal's."
_OUTPUT = "Write to this file instead of stdout."
_IGNORE = "Show the matcher alone, without reviewed alignments."
FILE = click.Path(dir_okay=False, path_type=Path)
PATH = click.Path(path_type=Path)
_COLOR = click.Choice(["auto", "always", "never"])
_ASKED = ("fmt", "path", "lang", "color", "width", "quiet")
_UNASKED = {"fmt": None, "path": None, "color": "auto", "width": None}
_YEARS = click.IntRange(1949, 2100)
ORDERS = ("score", "document", "information")


def output(kind: str) -> Decorator:
    """-f, -o, --lang, --color, --width for results of this kind, handed over as `out`."""
    asked = [
        click.option("-f", "--format", "fmt", type=click.Choice(names(kind)), help=_FORMAT),
        click.option("-o", "--output", "path", type=FILE, metavar="FILE", help=_OUTPUT),
        language.option,
        click.option("--color", type=_COLOR, default="auto", help="NO_COLOR is honoured."),
        click.option("--width", type=click.IntRange(40, 400), metavar="N", help=_WIDTH),
    ]

    def add(command: Any) -> Any:
        return _all(asked, _output(kind, command))

    return add


def _output(kind: str, command: Any) -> Any:
    @wraps(command)
    def gather(**given: Any) -> Any:
        from plancmp.cli.common.output import Output

        held = {key: given.pop(key) for key in _ASKED if key in given}
        return command(out=Output(kind, **{**_UNASKED, **held}), **given)

    return gather


def told(command: Any) -> Any:
    """--lang alone, handed over as `out`, for what prints notes and no result."""
    return language.option(_output("", command))


def terminal(command: Any) -> Any:
    """--lang and --color, handed over as `out`, for what draws on the screen."""
    color = click.option("--color", type=_COLOR, default="auto", help="NO_COLOR is honoured.")
    return _all([language.option, color], _output("", command))


def sources(command: Any) -> Any:
    """--source: documents, or folders of documents, whose lines are shown."""
    return click.option(
        "--source",
        "sources",
        multiple=True,
        type=PATH,
        metavar="DOC",
        help="A document of a plan, or a folder with PLAN.txt, to show its lines; repeatable.",
    )(command)


def as_of(command: Any) -> Any:
    """--as-of: up to which year figures count."""
    said = "Leave out figures of years after this one."
    return click.option("--as-of", type=_YEARS, metavar="YEAR", help=said)(command)


def actuals(command: Any) -> Any:
    """--actuals and --as-of: what targets had reached, and up to which year."""
    asked = click.option(
        "--actuals",
        multiple=True,
        type=PATH,
        metavar="FILE",
        help="Actual figures (yaml, csv, xlsx), or a folder of such files; repeatable. "
        "Default: actuals/PLAN.yaml.",
    )
    return asked(as_of(command))


class _Verdict(click.Choice[str]):
    """What a pair is, by its code or by what readers call it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value not in self.choices:
            from plancmp import knowledge

            known = knowledge.common("terms")["verdicts"]
            value = next((c for c in self.choices if value in known[c].values()), value)
        return super().convert(value, param, ctx)


VERDICT = _Verdict(("same", "partial", "none", "unsure"))


def order(default: str) -> Decorator:
    """--order of the pairs that are worth a look."""
    return click.option("--order", type=click.Choice(ORDERS), default=default, help="Of the pairs.")


def reviewer(command: Any) -> Any:
    """--reviewer: who decides."""
    return click.option(
        "--reviewer",
        default="",
        callback=_named,
        envvar="PLANCMP_REVIEWER",
        metavar="NAME",
        help="Who decides; also PLANCMP_REVIEWER.",
    )(command)


def _named(_: click.Context, __: click.Parameter, value: str) -> str:
    """Somebody decides, in every command that keeps decisions."""
    if not value:
        from plancmp.errors import UsageError

        raise UsageError("no-reviewer")
    return value


def note(command: Any) -> Any:
    """--note: why."""
    return click.option("--note", default="", metavar="TEXT", help="Why, for others.")(command)


def tell_decided(out: Any, entry: Any, folder: Path) -> None:
    """What was decided of what, and where it is kept."""
    from plancmp.render.wording import word

    pair = " ~ ".join(str(ref).rstrip(":") for ref in (entry.a, entry.b))
    told = {"pair": pair, "verdict": word("verdicts", entry.verdict, out.lang, None)}
    out.tell("decided", path=folder, **told)


def decisions(command: Any) -> Any:
    """--crosswalks alone, handed over in `where`: the folder that takes decisions; stands below
    `where`.
    """
    return _all([_folders("crosswalks", "decisions")], command)


def quiet(command: Any) -> Any:
    """-q; stands above `output`, whose notes it silences."""
    return click.option("-q", "--quiet", is_flag=True, help="No notes on stderr.")(command)


def where(command: Any) -> Any:
    """--plans and --sectors, handed over as `where` with the keywords of the API."""
    return _all([_folders("plans", "plan files"), _SECTORS], _where(command))


def sectors(command: Any) -> Any:
    """--sectors alone, handed over as `where`."""
    return _SECTORS(_where(command))


def crosswalks(command: Any) -> Any:
    """--crosswalks and --ignore-crosswalks, handed over in `where`; stands below it."""
    name = "where_ignore_crosswalks"
    ignore = click.option("--ignore-crosswalks", name, is_flag=True, help=_IGNORE)
    return _all([_folders("crosswalks", "reviewed alignments"), ignore], command)


def _folders(name: str, held: str) -> Decorator:
    variable = f"PLANCMP_{name.upper()}"
    return click.option(
        f"--{name}",
        f"where_{name}",
        multiple=True,
        envvar=variable,
        type=click.Path(path_type=Path),
        metavar="DIR",
        help=f"Folder of {held}, searched first; repeatable. Also {variable}.",
    )


_SECTORS = _folders("sectors", "sector packs")


def _where(command: Any) -> Any:
    @wraps(command)
    def gather(**given: Any) -> Any:
        held = {key: given.pop(key) for key in [*given] if key.startswith("where_")}
        return command(where={k.removeprefix("where_"): v for k, v in held.items()}, **given)

    return gather


def _all(asked: list[Decorator], command: Any) -> Any:
    """Options in the order in which help lists them."""
    for option in reversed(asked):
        command = option(command)
    return command
