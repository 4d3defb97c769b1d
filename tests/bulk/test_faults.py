"""align --all interrupted, or without room: nothing is lost, doubled or left behind."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plancmp.aligning import align_all

PROGRAM = """
import sys
from plancmp.bulk import everything
from plancmp.cli import run

if __name__ == "__main__":
    everything.SIDE = 1
    run()
"""
"""Many small tiles."""


class Table:
    """A table of the packaged plans, made by a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path, self.cache = folder, folder / "pairs.tsv", folder / "cache"
        (folder / "program.py").write_text(PROGRAM, "utf-8")

    def start(self, before: Callable[[], None] | None = None) -> subprocess.Popen[str]:
        command = [sys.executable, str(self.folder / "program.py"), "align", "--all", "--jobs", "2"]
        return subprocess.Popen(
            [*command, "-o", str(self.path), "--lang", "en"],
            env={**os.environ, "PLANCMP_CACHE": str(self.cache)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            preexec_fn=before,  # noqa: PLW1509 - no thread runs here
        )

    def tiles(self) -> list[Path]:
        return list((self.cache / "bulk" / "tiles").glob("*.npy"))

    def left_behind(self) -> list[Path]:
        return list(self.folder.rglob("*.part"))


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return Table(tmp_path)


def _holds(table: Table, tmp_path: Path) -> None:
    """A run after the fault makes what a run without one makes."""
    again = table.start()
    _, told = again.communicate(timeout=120)
    assert again.returncode == 0, told
    align_all(tmp_path / "whole.tsv", jobs=1)
    assert table.path.read_bytes() == (tmp_path / "whole.tsv").read_bytes()
    assert table.left_behind() == []


def test_interrupted(table: Table, tmp_path: Path) -> None:
    process = table.start()
    end = time.monotonic() + 120
    while len(table.tiles()) < 2 and process.poll() is None and time.monotonic() < end:
        time.sleep(0.005)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130, told
    assert "Traceback" not in told
    assert not table.path.exists()
    assert table.left_behind() == []
    assert table.tiles()
    _holds(table, tmp_path)


def _no_room() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


def test_no_room_for_a_tile(table: Table, tmp_path: Path) -> None:
    process = table.start(_no_room)
    _, told = process.communicate(timeout=120)
    assert process.returncode == 2, told
    assert "Traceback" not in told
    assert "too large" in told
    assert not table.path.exists()
    assert table.left_behind() == []
    _holds(table, tmp_path)
