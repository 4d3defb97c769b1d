"""Bugs, Ctrl-C, full disks, readers that go away: never a traceback on the screen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from plancmp import api, knowledge
from tests.conftest import Run

PLANCMP = [sys.executable, "-m", "plancmp"]


@pytest.mark.parametrize(("lang", "words"), [("en", "this is a bug"), ("zh", "程序出错")])
def test_a_bug_is_one_line_and_a_file(
    lang: str, words: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("boom")

    monkeypatch.setattr(api, "diff", broken)
    result = run("diff", "chaozhou", "heyuan", "--lang", lang)
    assert (result.code, result.out, result.err.count("\n")) == (3, "", 1)
    assert words in result.err
    path = Path(next(word for word in result.err.split() if word.endswith(".txt")))
    told = path.read_text("utf-8")
    path.unlink()
    assert told.startswith("plancmp ")
    assert "ZeroDivisionError: boom" in told


def test_a_bug_in_the_words_is_still_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(api, "plans", broken)
    monkeypatch.setattr(knowledge, "common", broken)
    result = run("list")
    assert (result.code, result.err.count("\n")) == (3, 1)
    Path(result.err.split()[-1]).unlink()


def test_a_bug_where_nothing_can_be_written(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    def full(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(api, "plans", broken)
    monkeypatch.setattr("tempfile.mkstemp", full)
    assert run("list").code == 3


@pytest.mark.parametrize(("lang", "words"), [("en", "interrupted"), ("zh", "已中断")])
def test_interrupt(lang: str, words: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "diff", interrupted)
    result = run("diff", "chaozhou", "heyuan", "--lang", lang)
    assert (result.code, result.out, result.err) == (130, "", f"plancmp: {words}\n")


@pytest.mark.parametrize(("lang", "words"), [("en", ": no luck"), ("zh", "：no luck")])
def test_a_failure_of_the_system(
    lang: str, words: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "no luck", "a-file")

    monkeypatch.setattr(api, "plans", denied)
    result = run("list", "--lang", lang)
    assert (result.code, result.err) == (2, f"plancmp: a-file{words}\n")


def test_findings_of_an_invalid_plan_stand_between_error_and_hint(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("id: bad\nid: bad\n", "utf-8")
    lines = run("show", path).err.splitlines()
    assert lines[0] == f"plancmp: {path} is not a valid plan file"
    assert any("duplicate-key" in line for line in lines[1:-1])
    assert lines[-1] == f"hint: plancmp validate {path}"


def piped(words: list[str], reader: list[str]) -> tuple[int, bytes]:
    """The exit code and stderr of a command whose output somebody else reads."""
    with (
        subprocess.Popen(
            [*PLANCMP, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as command,
        subprocess.Popen(reader, stdin=command.stdout, stdout=subprocess.DEVNULL),
    ):
        assert command.stdout
        assert command.stderr
        command.stdout.close()
        err = command.stderr.read()
    return command.returncode, err


@pytest.mark.parametrize("reader", [["head", "-1"], ["true"]])
@pytest.mark.parametrize("line", ["diff chaozhou heyuan", "show guangdong -f json", "--help"])
def test_a_reader_that_goes_away_is_no_failure(line: str, reader: list[str]) -> None:
    assert piped(line.split(), reader) == (0, b"")


# how a shell closes or fills a stream, exit code, stderr
STREAMS = [
    ("list >&-", 2, b"plancmp: stdout is closed"),
    ("--help >&-", 0, b""),
    ("frob 2>&-", 2, b""),
    ("list >/dev/full", 2, b"plancmp: No space left on device"),
]


@pytest.mark.parametrize(("line", "code", "words"), STREAMS)
def test_closed_and_full_streams(line: str, code: int, words: bytes) -> None:
    if "/dev/full" in line and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    done = subprocess.run(
        ["sh", "-c", f"{' '.join(PLANCMP)} {line}"], capture_output=True, check=False
    )
    assert done.returncode == code
    assert words in done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


@pytest.mark.parametrize("line", ["--help", "diff --help", "diff chaozhou heyuan"])
def test_light_start(line: str) -> None:
    code = "import sys; from plancmp.cli import call; call(sys.argv[1:]); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, *line.split()], capture_output=True, text=True, check=True
    )
    heavy = {"pandas", "numpy", "jinja2", "weasyprint", "sklearn", "jsonschema"}
    if "--help" in line:
        heavy |= {"yaml", "rapidfuzz", "plancmp.knowledge", "plancmp.errors", "plancmp.render"}
    assert not heavy & set(done.stdout.splitlines()[-1].split())
