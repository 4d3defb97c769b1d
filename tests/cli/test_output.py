"""Where a result goes and how it looks: files and their suffixes, colour, width, dates."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

DIFF = ("diff", "chaozhou", "heyuan")


def test_a_file_in_the_format_of_its_suffix(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new" / "diff.json"
    result = run(*DIFF, "-o", path)
    assert (result.code, result.out, result.err) == (0, "", "")
    assert json.loads(path.read_text("utf-8"))["a"] == "chaozhou"


def test_a_format_by_name_wins_over_the_suffix(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "diff.foo"
    assert run(*DIFF, "-o", path, "-f", "json").code == 0
    assert json.loads(path.read_text("utf-8"))["b"] == "heyuan"


def test_an_unknown_suffix_lists_the_known_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "diff.foo"
    result = run(*DIFF, "-o", path)
    assert (result.code, result.out) == (2, "")
    assert {".txt", ".json"} <= set(result.err.splitlines()[0].replace(",", "").split())
    assert not path.exists()


def test_an_unknown_suffix_is_told_before_long_work(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("plancmp.api.report")
    assert run("report", "chaozhou", "heyuan", "-o", tmp_path / "pack.foo").code == 2


def test_a_place_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run(*DIFF, "-o", tmp_path / "file" / "x.json")
    assert result.code == 2
    assert "cannot write" in result.err


# arguments, NO_COLOR, whether stdout is a terminal, whether there is colour
COLOUR = [
    ("", False, False, False),
    ("", False, True, True),
    ("", True, True, False),
    ("--color always", False, False, True),
    ("--color always", True, False, True),
    ("--color always -f json", False, True, False),
    ("--color never", False, True, False),
]


@pytest.mark.parametrize(("words", "no_color", "terminal", "colored"), COLOUR)
def test_colour_only_where_wanted(
    words: str,
    no_color: bool,
    terminal: bool,
    colored: bool,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("plancmp.cli.common.output.is_terminal", lambda _: terminal)
    assert ("\x1b[" in run(*DIFF, *words.split()).out) == colored


def test_width(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = run(*DIFF, "--width", 60).out
    monkeypatch.setenv("COLUMNS", "60")
    assert run(*DIFF).out == narrow
    monkeypatch.setenv("COLUMNS", "200")
    assert run(*DIFF).out != narrow


def test_closed_stdout(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    result = run("list")
    assert result.code == 2
    assert result.err == "plancmp: stdout is closed\nhint: name a file with -o\n"


def test_bytes_are_not_printed_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plancmp.cli.common.output.is_terminal", lambda _: True)
    result = run("matrix", "chaozhou", "heyuan", "-f", "xlsx")
    assert (result.code, result.out) == (2, "")
    assert "xlsx is not text" in result.err


@pytest.mark.parametrize("value", ["yesterday", "1.5", "9" * 30, "-" + "9" * 30])
@pytest.mark.parametrize(("lang", "words"), [("en", "not a number"), ("zh", "不是 1970")])
def test_a_broken_date(
    value: str, lang: str, words: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    result = run(*DIFF, "--lang", lang)
    assert (result.code, result.out) == (2, "")
    assert words in result.err


def test_quiet_silences_notes_and_not_the_result(run: Run) -> None:
    loud, quiet = run("audit", "chaozhou"), run("audit", "chaozhou", "-q")
    assert loud.err
    assert (quiet.out, quiet.err) == (loud.out, "")


def test_annotations_in_the_log_of_a_github_action(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run("audit", "chaozhou").out.startswith("::")
    assert not run("audit", "chaozhou", "-f", "text").out.startswith("::")
    run("audit", "chaozhou", "-o", tmp_path / "x.txt")
    assert not (tmp_path / "x.txt").read_text("utf-8").startswith("::")
    assert os.environ["GITHUB_ACTIONS"]
