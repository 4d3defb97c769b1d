"""Journals on disks that are full, folders that are none, and with two writers at once."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plancmp.errors import UnreadableInput, UnwritableOutput
from plancmp.model.decision import Entry
from plancmp.review import journal
from plancmp.review.derive import derive
from tests.conftest import Run
from tests.review.lines import JOURNAL, SSSOM, A, B, X, Y, bytes_of, entry, plans


@pytest.mark.parametrize("what", ["short", "nothing", "write", "fsync"])
@pytest.mark.parametrize("old", [(), (entry(),)], ids=["first", "later"])
def test_full_disk(
    what: str, old: tuple[Entry, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The journal is byte for byte as it was, and where there was none there is none."""
    journal.append(tmp_path, A, B, old)
    before = bytes_of(tmp_path)
    write, taken = os.write, {"short": 20, "nothing": 0}

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    def short(handle: int, raw: bytes) -> int:
        return write(handle, raw[: taken[what]])

    name = "fsync" if what == "fsync" else "write"
    monkeypatch.setattr(os, name, short if what in taken else full)
    with pytest.raises(UnwritableOutput, match="No space left on device"):
        journal.append(tmp_path, A, B, [entry("bob")])
    monkeypatch.undo()
    assert bytes_of(tmp_path) == before


DECIDE = ("review", "decide", str(X), str(Y), "none", "--reviewer", "bob")


@pytest.mark.parametrize("note", ["", "x" * 9000], ids=["one write", "several writes"])
@pytest.mark.parametrize("old", [(), (entry(),)], ids=["first", "later"])
def test_disk_that_is_full_indeed(old: tuple[Entry, ...], note: str, tmp_path: Path) -> None:
    """The system stops the file in the middle of the new line."""
    folder = tmp_path / "crosswalks"
    folder.mkdir()
    journal.append(folder, A, B, old)
    before = bytes_of(folder)
    most = sum(map(len, before.values())) + 50
    done = subprocess.run(
        [sys.executable, "-m", "plancmp", *DECIDE, "--note", note],
        cwd=tmp_path,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "could not be kept in crosswalks" in done.stderr
    assert "Traceback" not in done.stderr
    assert bytes_of(folder) == before


def test_folder_that_is_a_file(tmp_path: Path, run: Run) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(UnwritableOutput):
        journal.append(tmp_path / "taken", A, B, [entry()])
    with pytest.raises(UnwritableOutput):
        journal.append(tmp_path / "taken" / "deeper", A, B, [entry()])
    result = run(*DECIDE, "--crosswalks", tmp_path / "taken")
    assert (result.code, result.out) == (2, "")
    assert str(tmp_path / "taken") in result.err
    assert (tmp_path / "taken").read_text() == "a file"


@contextmanager
def _powerless() -> Iterator[None]:
    """Not as somebody who may write everywhere."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


def test_folder_that_nobody_may_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A journal that may be written takes the decision; only the crosswalk beside it fails."""
    monkeypatch.chdir(tmp_path)
    tmp_path.chmod(0o755)
    here, one = Path("crosswalks"), entry()
    long, both = entry("bob", note="x" * 9000), plans()
    path = journal.append(here, A, B, [one, long])
    assert derive(here, both[A], both[B], "1")
    before = bytes_of(here)
    path.chmod(0o644)
    here.chmod(0o555)
    with _powerless():
        for lines in ([entry("bob")], [long]):
            with pytest.raises(UnwritableOutput, match="crosswalks"):
                journal.append(here, A, B, lines)
        with pytest.raises(UnwritableOutput, match="crosswalks"):
            journal.append(here, B, "shanwei", [one])
        with pytest.raises(UnwritableOutput, match="other"):
            journal.append(Path("crosswalks/other"), A, B, [one])
    assert bytes_of(here) == before
    path.chmod(0o666)
    with _powerless():
        journal.append(here, A, B, [entry("bob", "none")])
        with pytest.raises(UnwritableOutput, match=SSSOM) as told:
            derive(here, both[A], both[B], "1")
    assert "kept in the journal" in told.value.hint("en")
    assert len(journal.read(path).entries) == 3
    here.chmod(0o755)


def test_journal_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / JOURNAL).mkdir()
    with pytest.raises(UnwritableOutput):
        journal.append(tmp_path, A, B, [entry()])
    with pytest.raises(UnreadableInput):
        journal.held(tmp_path, A, B)


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = journal.append(tmp_path, A, B, [entry()])
    monkeypatch.setattr(journal, "MAX_BYTES", 100)
    with pytest.raises(UnreadableInput):
        journal.read(path)


WRITER = """
import sys
from pathlib import Path
from plancmp.model.plan import MeasureRef
from plancmp.review import journal
folder, name, first, second = sys.argv[1:]
a, b = MeasureRef("chaozhou", "funding"), MeasureRef("qingyuan", "funding")
for i in range(200):
    line = journal.new("decide", name, a=a, b=b, verdict="same", note=f"{i} " + "x" * (i * 31))
    journal.append(Path(folder), first, second, [line])
"""


def test_two_at_once(tmp_path: Path) -> None:
    """Short lines and long ones, in either order of the plans: one journal, nothing lost or mixed.

    The folder is not there when both begin.
    """
    folder = tmp_path / "new" / "crosswalks"
    orders = {"ann": (A, B), "bob": (B, A)}
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(folder), name, *orders[name]])
        for name in orders
    ]
    assert [each.wait(120) for each in running] == [0, 0]
    assert len(list(folder.iterdir())) == 1
    told = journal.held(folder, A, B)
    assert told.broken == ()
    for name in orders:
        notes = [each.note.split()[0] for each in told.entries if each.reviewer == name]
        assert notes == [str(i) for i in range(200)]
