"""The index of a folder: the same answers with and without, whatever becomes of files and index."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import plancmp
from plancmp import textfile
from plancmp.cli.common import progress
from plancmp.shelf import store
from tests import packs
from tests.conftest import SAMPLE, Result, Run

NAMES = ("one", "two", "three")
CITIES = {"one": "甲市", "two": "乙市", "three": "丙市", "four": "丁市"}


def plan(place: Path, name: str, *changes: tuple[str, str]) -> Path:
    text = SAMPLE.replace("id: sample", f"id: {name}").replace("[样例]", f"[{CITIES[name]}]")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = place / f"{name}.yaml"
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def shelf(tmp_path: Path, run: Run) -> Path:
    """A folder of three plans with its index."""
    place = tmp_path / "plans #1?"
    place.mkdir()
    for name in NAMES:
        plan(place, name)
    done = run("index", place)
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("3 plans: 3 read anew, 0 kept, 0 removed; index: ")
    return place


def index(place: Path) -> Path:
    return place / ".plancmp-index.sqlite"


def _same_size_and_time(place: Path) -> None:
    before = (place / "one.yaml").stat()
    plan(place, "one", ("甲市", "辛市"))
    os.utime(place / "one.yaml", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (place / "one.yaml").stat().st_size == before.st_size


def _flip(place: Path, old: str = "甲市", new: str = "庚市") -> None:
    raw = index(place).read_bytes()
    assert old.encode() in raw
    index(place).write_bytes(raw.replace(old.encode(), new.encode()))


def _foreign_base(place: Path) -> None:
    index(place).unlink()
    with closing(sqlite3.connect(index(place))) as base:
        base.execute("CREATE TABLE about (program TEXT)")
        base.execute("CREATE TABLE plans (file TEXT)")
        base.execute("INSERT INTO plans VALUES ('one.yaml')")
        base.commit()


def _folder_there(place: Path) -> None:
    index(place).unlink()
    index(place).mkdir()


def _cut(place: Path) -> None:
    index(place).write_bytes(index(place).read_bytes()[:-5000])


# what becomes of the folder or of its index -> how
CHANGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "a file changed": lambda p: plan(p, "two", ("样例市知识产权规划", "另一规划")),
    "same size and time": _same_size_and_time,
    "alias taken away": lambda p: plan(p, "one", ("aliases: [甲市]\n", "")),
    "a file more": lambda p: plan(p, "four"),
    "a file less": lambda p: (p / "one.yaml").unlink(),
    "a file renamed": lambda p: (p / "one.yaml").rename(p / "four.yaml"),
    "an invalid file": lambda p: plan(p, "one", ("level: city", "level: town")),
    "an invalid file more": lambda p: (p / "x.yaml").write_text("id: x\n"),
    "a folder more": lambda p: (p / "x.yaml").mkdir(),
    "an alias twice": lambda p: plan(p, "one", ("[甲市]", "[甲市, 乙市]")),
    "an alias that is an id": lambda p: plan(p, "one", ("[甲市]", "[甲市, two]")),
    "no index": lambda p: index(p).unlink(),
    "an empty index": lambda p: index(p).write_bytes(b""),
    "no database": lambda p: index(p).write_text("not an index"),
    "another database": _foreign_base,
    "a folder in its place": _folder_there,
    "cut": _cut,
    "other bytes": _flip,
    "other bytes of measures": lambda p: _flip(p, "银企对接", "银企合作"),
}


def answers(place: Path, run: Run) -> list[Result]:
    asked: list[tuple[object, ...]] = [
        ("list", "-f", "json"),
        ("find", "质押融资", "-f", "json"),
        ("show", "甲市"),
        ("show", "one"),
        ("show", "辛市"),
        ("gap", "two", "--against", "peers", "-f", "json"),
    ]
    return [run(*each, "--plans", place) for each in asked]


@pytest.mark.parametrize("change", CHANGES)
def test_answers_are_those_without_an_index(change: str, shelf: Path, run: Run) -> None:
    CHANGES[change](shelf)
    found = answers(shelf, run)
    assert all(each.code in (0, 1, 2) for each in found)
    if index(shelf).is_file():
        index(shelf).unlink()
    assert found == answers(shelf, run)


@pytest.mark.parametrize("change", [c for c in CHANGES if c != "a folder in its place"])
def test_an_update_makes_it_right(change: str, shelf: Path, run: Run) -> None:
    CHANGES[change](shelf)
    done, listed = run("index", shelf), run("list", "--plans", shelf)
    assert done.code == listed.code
    assert listed.err == done.err.partition("\n")[2]
    assert run("index", shelf).err.startswith(done.err.partition(":")[0])


# what becomes of the folder -> what the update counts
COUNTS = {
    "nothing": "3 plans: 0 read anew, 3 kept, 0 removed",
    "a file changed": "3 plans: 1 read anew, 2 kept, 0 removed",
    "a file more": "4 plans: 1 read anew, 3 kept, 0 removed",
    "a file less": "2 plans: 0 read anew, 2 kept, 1 removed",
    "an invalid file": "2 plans: 0 read anew, 2 kept, 1 removed",
    "cut": "3 plans: 3 read anew, 0 kept, 0 removed",
}


@pytest.mark.parametrize("change", COUNTS)
def test_only_what_has_changed_is_read(change: str, shelf: Path, run: Run) -> None:
    CHANGES[change](shelf)
    assert run("index", shelf).err.startswith(COUNTS[change])
    assert ": 0 read anew" in run("index", shelf).err
    assert "read anew" not in run("index", shelf, "-q").err


@pytest.mark.parametrize("later", [0, 10**10], ids=["at once", "later"])
def test_lists_read_no_plan(
    later: int, shelf: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At once after a change the bytes of a file are looked at, later its times alone."""
    now = store.read(shelf)
    store.write(shelf, [row._replace(read_ns=row.read_ns + later) for row in now.values()])
    read: list[str] = []
    real = textfile.text_of

    def text_of(path: Path) -> object:
        read.append(path.stem)
        return real(path)

    monkeypatch.setattr(textfile, "text_of", text_of)
    packaged = ["chaozhou", "guangdong", "heyuan", "qingyuan", "shanwei"]
    asked: dict[tuple[str, ...], list[str]] = {("list",): [], ("show", "甲市"): ["one"]}
    for words, more in asked.items():
        read.clear()
        assert run(*words, "--plans", shelf).code == 0
        assert [name for name in read if name in (*packaged, *NAMES)] == packaged + more


def test_of_another_program_it_is_not_there(
    shelf: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "code", lambda *_: "another")
    assert store.read(shelf) == {}
    assert run("list", "--plans", shelf).code == 0
    assert "3 read anew" in run("index", shelf).err


def test_another_pack_may_find_other_files_wrong(tmp_path: Path, run: Run) -> None:
    place = tmp_path / "plans"
    place.mkdir()
    packs.plan(place, "one", "甲岛", lamps="24", outages="3")
    good = packs.pack(tmp_path / "a")
    bad = packs.pack(tmp_path / "b", units="盏: {dimension: lamps}\n")
    assert run("index", place, "--sectors", good).code == 0
    assert run("list", "--plans", place, "--sectors", good).code == 0
    for words in (("list", "--plans", place, "--sectors", bad), ("list", "--plans", place)):
        found = run(*words)
        assert (found.code, "one.yaml" in found.err) == (1, True)
    assert run("index", place, "--sectors", bad).code == 1


def test_where_nothing_can_be_written(shelf: Path, run: Run) -> None:
    _folder_there(shelf)
    for lang, word in (("en", "only slower"), ("zh", "只是较慢")):
        done = run("index", shelf, "--lang", lang)
        assert (done.code, word in done.err, done.err.count("\n")) == (2, True, 2)
    assert [path.name for path in shelf.glob(".*")] == [".plancmp-index.sqlite"]


@pytest.mark.parametrize("name", ["nowhere", "one.yaml"])
def test_what_is_no_folder(name: str, shelf: Path, run: Run) -> None:
    done = run("index", shelf / name)
    assert (done.code, "is not a folder" in done.err) == (2, True)


CALL = "import sys; from plancmp.cli import run; run(sys.argv[1:])"


def test_two_processes_at_once(shelf: Path, run: Run) -> None:
    """Both write and write again while somebody reads, who never misses a plan."""
    wanted = run("list", "--plans", shelf).out
    line = [sys.executable, "-c", CALL, "index", str(shelf)]
    for _ in range(3):
        both = [subprocess.Popen(line, stderr=subprocess.PIPE, text=True) for _ in range(2)]
        while any(each.poll() is None for each in both):
            assert len(store.read(shelf)) == 3
            assert run("list", "--plans", shelf).out == wanted
        told = [each.communicate()[1] for each in both]
        assert all("3 plans: 0 read anew, 3 kept" in each for each in told)
    assert [path.name for path in shelf.glob(".*")] == [".plancmp-index.sqlite"]


def test_from_python(shelf: Path) -> None:
    plan(shelf, "one", ("level: city", "level: town"))
    done = plancmp.index(shelf)
    assert (done.plans, done.new, done.kept, done.removed) == (2, 0, 2, 1)
    assert [Path(found.path).name for found in done.wrong] == ["one.yaml"]
    (shelf / "one.yaml").unlink()
    found = plancmp.plans(plans=[shelf])
    assert [entry.plan.id for entry in found.entries[:2]] == ["three", "two"]
    assert [len(each.tasks) for each in found.value[:2]] == [e.tasks for e in found.entries[:2]]


def test_long_work_says_how_far_it_is(
    shelf: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(100))
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
    assert "\r" not in run("index", shelf).err
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert "1/3 1 a second, 2 s left" in run("index", shelf).err
    assert run("index", shelf, "-q").err == ""
