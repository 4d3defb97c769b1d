"""Killed at any moment: every decision that was acknowledged is there, and files are whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plancmp.review import crosswalk, journal
from plancmp.review.derive import derive
from tests.review.lines import JOURNAL, SSSOM, A, B, X, entry, plans

TIMES = int(os.environ.get("PLANCMP_KILLS", "40"))
"""How often a process is killed; 200 by hand."""

DECIDING = """
import sys
from pathlib import Path
from plancmp.library import Library
from plancmp.review.derive import derive
from plancmp.review.sitting import Desk
folder, long = Path(sys.argv[1]), sys.argv[2] == "long"
a, b = map(Library().get, ("chaozhou", "qingyuan"))
desk = Desk(folder, a, b, "ann")
pairs = [(a.ref(x), b.ref(y)) for x in a.tasks for y in b.tasks]
print("ready", flush=True)
for i, (x, y) in enumerate(pairs):
    note = "x" * (6000 if long and i % 3 == 0 else i % 1500)
    print(desk.decide(x, y, "same" if i % 2 else "none", note=note).id, flush=True)
    if i % 5 == 4:
        desk.undo()
    if i % 7 == 6:
        derive(folder, a, b, "1")
"""
DERIVING = """
import sys
from pathlib import Path
from plancmp.library import Library
from plancmp.review.derive import derive
a, b = map(Library().get, ("chaozhou", "qingyuan"))
print("ready", flush=True)
for number in range(10**6):
    derive(Path(sys.argv[1]), a, b, str(number))
"""


def _killed(code: str, after: float, *argv: object) -> list[str]:
    """What a process printed that was killed so many seconds after it was ready."""
    with subprocess.Popen(
        [sys.executable, "-c", code, *map(str, argv)], stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout
        assert running.stdout.readline() == "ready\n"
        time.sleep(after)
        running.send_signal(signal.SIGKILL)
        told = running.stdout.read()
        assert running.wait() == -signal.SIGKILL
    return [line for line in told.splitlines(keepends=True) if line.endswith("\n")]


def _check_whole(folder: Path) -> None:
    """A crosswalk is there with all of its rows, or not at all."""
    if (folder / SSSOM).exists():
        held = crosswalk.read_sssom(folder / SSSOM, (A, B))
        assert not held.edited


@pytest.mark.parametrize("long", ["short", "long"])
def test_while_deciding(long: str, tmp_path: Path) -> None:
    """Again and again in one folder: each process goes on where the one before was killed."""
    seeded = random.Random(20260131)
    acknowledged: set[str] = set()
    torn: set[str] = set()
    path = tmp_path / JOURNAL
    for _ in range(TIMES * 7 // 20):
        told = _killed(DECIDING, seeded.uniform(0, 0.06), tmp_path, long)
        acknowledged |= {line.strip() for line in told}
        raw = path.read_bytes() if path.exists() else b""
        if raw and not raw.endswith(b"\n"):
            torn.add(f"{path}:{raw.count(10) + 1}")
        read = journal.held(tmp_path, A, B)
        assert acknowledged <= {each.id for each in read.entries}
        assert set(read.broken) <= torn
        _check_whole(tmp_path)
    assert acknowledged


def test_while_deriving(tmp_path: Path) -> None:
    seeded = random.Random(20260201)
    held = plans()
    lines = [
        entry(b=held[B].ref(task), verdict=verdict, note=str(i))
        for i, task in enumerate(held[B].tasks)
        for verdict in (("same", "none") if i % 2 else ("none", "same"))
    ]
    journal.append(tmp_path, A, B, [*lines, entry(a=X, verdict="partial")])
    before = (tmp_path / JOURNAL).read_bytes()
    for _ in range(TIMES * 6 // 20):
        _killed(DERIVING, seeded.uniform(0, 0.03), tmp_path)
        assert (tmp_path / JOURNAL).read_bytes() == before
        _check_whole(tmp_path)
    assert derive(tmp_path, held[A], held[B], "1") == tmp_path / SSSOM
    _check_whole(tmp_path)
    parts = {path.name for path in tmp_path.iterdir()} - {JOURNAL, SSSOM}
    assert all(name.startswith(f".{SSSOM}.") and name.endswith(".part") for name in parts)
