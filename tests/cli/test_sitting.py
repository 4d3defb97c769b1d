"""Deciding on the terminal, with real keys on a pseudo-terminal."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from fcntl import ioctl
from pathlib import Path

import pytest
from wcwidth import wcswidth

from tests.conftest import Run

ESCAPES = re.compile(r"\x1b\[[?0-9;]*[A-Za-z]")
HOME, BELOW = "\x1b[H", "\x1b[J"
"""With which a screen begins and ends."""
JOURNAL = "chaozhou--heyuan.decisions.jsonl"


class Terminal:
    """plancmp on a pseudo-terminal; what it draws is read, keys are pressed."""

    def __init__(self, folder: Path, *argv: str, columns: int = 100, rows: int = 40) -> None:
        self.columns, self.rows = columns, rows
        self.master, slave = pty.openpty()
        self.resize(columns, rows)
        self.before = termios.tcgetattr(self.master)
        command = [sys.executable, "-m", "plancmp", "review", *argv, "--reviewer", "Ann"]
        environment = {**os.environ, "PYTHONPATH": str(Path.cwd()), "TERM": "xterm"}
        environment.pop("COLUMNS", None)
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, cwd=folder, env=environment
        )
        os.close(slave)
        self.text = ""

    def resize(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def wait(self, wanted: str, seconds: float = 30.0) -> str:
        """What is drawn last, once it has this text."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if wanted in self.screen() and BELOW in self.text.split(HOME)[-1]:
                return self.screen()
            ready, _, _ = select.select([self.master], [], [], 0.1)
            if ready:
                try:
                    self.text += os.read(self.master, 65536).decode("utf-8", "replace")
                except OSError:
                    break
        raise AssertionError(f"{wanted!r} is not on the screen:\n{self.screen()}")

    def screen(self) -> str:
        """The last whole screen, without what moves the cursor."""
        drawn = self.text.split(HOME)[-1]
        return ESCAPES.sub("", drawn).replace("\r\n", "\n")

    def press(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def end(self) -> int:
        code = self.process.wait(30)
        with suppress(OSError):
            while select.select([self.master], [], [], 0.1)[0]:
                self.text += os.read(self.master, 65536).decode("utf-8", "replace")
        return code

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.master)


Open = Callable[..., Terminal]


@pytest.fixture
def open_terminal(tmp_path: Path) -> Iterator[Open]:
    opened: list[Terminal] = []

    def start(*argv: str, columns: int = 100, rows: int = 40) -> Terminal:
        (tmp_path / "own").mkdir(exist_ok=True)
        asked = ("--lang", "en", "--crosswalks", "own", *argv)
        opened.append(Terminal(tmp_path, "chaozhou", "heyuan", *asked, columns=columns, rows=rows))
        return opened[-1]

    yield start
    for each in opened:
        each.close()


def _verdicts(folder: Path) -> list[str]:
    lines = (folder / "own" / JOURNAL).read_text("utf-8").splitlines()
    return [json.loads(line).get("verdict", "undo") for line in lines]


def test_keys(open_terminal: Open, tmp_path: Path) -> None:
    """Half- and full-width letters, all at once, a note, undo, moving, help, and the end."""
    terminal = open_terminal("--order", "information")
    terminal.wait("pair 1 of")
    terminal.press("spｎＵ")
    terminal.wait(" 4 decided")
    terminal.press("o")
    terminal.wait("note (end with Enter)")
    terminal.press("看过原文\n")
    terminal.wait("note: 看过原文")
    terminal.press("s")
    terminal.wait(" 5 decided")
    terminal.press("z")
    assert "taken back: " in terminal.wait(" 4 decided")
    terminal.press("?")
    terminal.wait("How to decide")
    terminal.press("x")
    terminal.wait(" 4 decided")
    terminal.press("x")
    terminal.wait("No such key")
    terminal.press("q")
    assert terminal.end() == 0
    assert "4 decided now" in terminal.text
    assert _verdicts(tmp_path) == ["same", "partial", "none", "unsure", "same", "undo"]
    lines = (tmp_path / "own" / JOURNAL).read_text("utf-8").splitlines()
    assert json.loads(lines[4])["note"] == "看过原文"
    assert all(json.loads(line)["shown"] for line in lines[:5])
    assert (tmp_path / "own" / "chaozhou--heyuan.sssom.tsv").read_text("utf-8").count("Ann") == 3


def test_moving(open_terminal: Open) -> None:
    terminal = open_terminal("--order", "document")
    terminal.wait("pair 1 of")
    for keys, place in (("jj", 3), ("k", 2), (" ", 3), ("\x1b[B", 4), ("\x1b[A", 3), ("kkkk", 1)):
        terminal.press(keys)
        terminal.wait(f"pair {place} of")
    terminal.press("s")
    terminal.wait("pair 2 of")
    terminal.press("k")
    assert "you said: same" in terminal.wait("pair 1 of")
    terminal.press("p")
    terminal.wait("pair 2 of")
    terminal.press("k")
    terminal.wait("you said: partial")


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_goes_on_at_the_same_pair(
    number: signal.Signals, open_terminal: Open, tmp_path: Path
) -> None:
    first = open_terminal()
    first.wait("pair 1 of")
    first.press(" ss")
    shown = first.wait("pair 4 of")
    first.process.send_signal(number)
    code = first.end()
    assert code in (-number, 128 + number)
    if number != signal.SIGKILL:
        assert termios.tcgetattr(first.master) == first.before
    second = open_terminal()
    again = second.wait("pair 4 of")
    assert again.splitlines()[1] == shown.splitlines()[1]
    assert "2 decided" in again
    second.press("z")
    second.wait("pair 3 of")
    assert _verdicts(tmp_path) == ["same", "same", "undo"]


@pytest.mark.parametrize(("columns", "rows"), [(34, 24), (34, 60), (80, 24), (120, 40), (200, 60)])
def test_fits(columns: int, rows: int, open_terminal: Open) -> None:
    terminal = open_terminal(columns=columns, rows=rows)
    terminal.wait("quit")
    for _ in range(6):
        terminal.press("j")
        time.sleep(0.1)
        lines = terminal.wait("quit").rstrip("\n").split("\n")
        assert max(map(wcswidth, lines)) <= columns
        assert len(lines) < rows


def test_another_size(open_terminal: Open) -> None:
    terminal = open_terminal(columns=120)
    terminal.wait("│")
    terminal.resize(40, 30)
    for _ in range(100):
        terminal.press("x")
        if "│" not in terminal.wait("No such key"):
            return
    raise AssertionError(terminal.screen())


def test_blind(open_terminal: Open, tmp_path: Path) -> None:
    open_one = open_terminal("--blind")
    told = open_one.wait("pair 1 of")
    assert "program:" not in told
    assert "people:" not in told
    assert "= " not in told
    open_one.press("n")
    open_one.wait("pair 2 of")
    line = (tmp_path / "own" / JOURNAL).read_text("utf-8")
    assert "shown" not in json.loads(line)


def test_needs_a_terminal(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("review", "chaozhou", "heyuan", "--reviewer", "Ann")
    assert done.code == 2
    assert "needs a terminal" in done.err
    assert list(tmp_path.iterdir()) == []


def test_adjudicates_what_is_open(
    open_terminal: Open, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    pair = ("chaozhou:funding", "heyuan:funding")
    for name, verdict in (("Bea", "same"), ("Cai", "none")):
        run("review", "decide", *pair, verdict, "--reviewer", name, "--crosswalks", "own")
    command = Terminal(
        tmp_path, "adjudicate", "chaozhou", "heyuan", "--lang", "en", "--crosswalks", "own"
    )
    try:
        told = command.wait("pair 1 of 1")
        assert "Bea says same, Cai says not aligned" in " ".join(told.split())
        command.press("pq")
        assert command.end() == 0
    finally:
        command.close()
    status = run("review", "status", *("chaozhou", "heyuan", "--crosswalks", "own", "-f", "json"))
    assert json.loads(status.out)["disagreements"] == []


def test_a_document_of_neither_plan_is_told(open_terminal: Open, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("别的规划\n", "utf-8")
    told = open_terminal("--source", "other.txt").wait("pair 1 of")
    assert "not the document of either plan" in " ".join(told.split())
