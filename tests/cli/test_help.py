"""Help: of every command, in both languages, at 80 columns, and whatever is broken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click
import pytest
from wcwidth import wcswidth

from plancmp import cli, formats, knowledge
from plancmp.cli import main
from plancmp.cli.common.commands import Group
from plancmp.cli.common.helppage import of_language
from tests.conftest import Run

HELP = of_language("zh")
ROOT = click.Context(main, info_name="plancmp", **main.context_settings)


def command(name: str) -> click.Command:
    found: click.Command = main
    for each in name.split():
        assert isinstance(found, click.Group)
        below = found.get_command(ROOT, each)
        assert below
        found = below
    return found


def names(group: click.Group = main, above: str = "") -> Iterator[str]:
    """Every command, those of groups behind the group."""
    for each in group.list_commands(ROOT):
        name = f"{above} {each}".strip()
        yield name
        below = command(name)
        if isinstance(below, click.Group):
            yield from names(below, name)


NAMES = list(names())


def options(of: click.Command) -> Iterator[click.Option]:
    return (p for p in of.get_params(click.Context(of, parent=ROOT)) if isinstance(p, click.Option))


def key(option: click.Option) -> str:
    return max(option.opts, key=len).lstrip("-")


def own(entry: Any, name: str) -> set[str]:
    return set(entry.get(name, {}))


def test_every_command_has_chinese_help_and_none_is_left_over() -> None:
    assert list(HELP["commands"]) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_option_and_argument_has_a_chinese_text_and_none_is_left_over(name: str) -> None:
    entry, known = HELP["commands"][name], command(name)
    names = {key(option) for option in options(known)}
    arguments = {p.name for p in known.params if isinstance(p, click.Argument)}
    assert own(entry, "arguments") == arguments
    assert own(entry, "options") <= names
    assert names <= own(entry, "options") | set(HELP["shared"])


def test_every_text_of_the_group_and_every_shared_text_is_used() -> None:
    used = {key(option) for name in NAMES for option in options(command(name))}
    assert set(HELP["shared"]) <= used
    group = {key(option) for option in options(main)}
    assert own(HELP["group"], "options") <= group
    assert group <= own(HELP["group"], "options") | set(HELP["shared"])


def test_every_value_has_a_chinese_name_and_none_is_left_over() -> None:
    taken = [o for name in NAMES for o in options(command(name)) if not o.is_flag]
    assert all(o.metavar or isinstance(o.type, click.Choice) for o in taken)
    assert {o.metavar for o in taken if o.metavar} == set(HELP["metavars"])


@pytest.mark.parametrize("name", NAMES)
def test_the_first_line_of_a_module_is_the_line_in_the_list(name: str) -> None:
    group, _, last = name.rpartition(" ")
    above = command(group)
    assert isinstance(above, Group)
    assert command(name).short_help == above.summary(last)
    assert above.summary(last).endswith(".")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["", *NAMES])
def test_help_fits_80_columns(
    name: str, lang: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    words = name.split()
    result = run(*words, "--help", "--lang", lang)
    usage = {"zh": "用法：plancmp", "en": "Usage: plancmp"}[lang]
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(" ".join([usage, *words]))
    assert max(map(wcswidth, result.out.splitlines())) <= 80
    assert result == run("--lang", lang, *words, "-h")


@pytest.mark.parametrize("name", ["", *NAMES])
def test_no_english_sentence_is_left_in_chinese_help(name: str, run: Run) -> None:
    out = run(*name.split(), "--help", "--lang", "zh").out
    for word in ("Usage", "Options", "Commands", "Show", "default", "required", "Folder", "TEXT"):
        assert word not in out


def test_english_help_reads_no_knowledge(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(knowledge, "read", refuse)
    knowledge.common.cache_clear()
    assert run("--help").code == run("diff", "--help").code == 0


def test_a_broken_command_does_not_break_help(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    (tmp_path / "broken.py").write_text('"""Does nothing good."""\n\nimport no_such_module\n')
    monkeypatch.setattr(cli, "__path__", [*cli.__path__, str(tmp_path)])
    for words in (["--help"], ["--help", "--lang", "zh"]):
        assert "broken" in run(*words).out
    result = run("broken")
    assert (result.code, result.err.count("\n")) == (3, 1)


def test_a_kind_without_formats_does_not_break_help(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formats, "_FOLDER", formats._FOLDER / "nowhere")
    formats.names.cache_clear()
    monkeypatch.delitem(__import__("sys").modules, "plancmp.cli.list")
    assert run("--help").code == run("list", "--help").code == 0
    result = run("list")
    assert (result.code, result.err.splitlines()[0]) == (2, "plancmp: no format can show plans")
    formats.names.cache_clear()
