"""The cache between runs: never stale, never in the way, and the same answers with and without."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plancmp import knowledge, memory, pipeline
from plancmp.domain import domains
from plancmp.memory import remember
from plancmp.planfile.load import load_plan
from tests import fixtures, packs
from tests.conftest import Write

VALUES: list[Any] = [
    None,
    True,
    3,
    2.5,
    "潮州",
    [],
    {},
    [[0, 1, "same", 0.9, None]],
    {"a": [1, {}]},
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "cache"
    monkeypatch.setenv("PLANCMP_CACHE", str(place))
    return place


class Count:
    """A function that counts its calls."""

    def __init__(self, value: Any = "made") -> None:
        self.calls, self.value = 0, value

    def __call__(self) -> Any:
        self.calls += 1
        return self.value


@pytest.mark.parametrize("value", VALUES)
def test_remembers(value: Any, folder: Path) -> None:
    make = Count(value)
    assert [remember("kind", "00", make) for _ in range(3)] == [value] * 3
    assert make.calls == 1
    assert [p.name for p in folder.rglob("*") if p.is_file()] == ["00.json"]


def test_other_kinds_and_keys_are_other_entries(folder: Path) -> None:
    for i, (kind, key) in enumerate((("a", "00"), ("a", "01"), ("b", "00"))):
        assert remember(kind, key, lambda i=i: i) == i  # type: ignore[misc]
    assert remember("b", "00", Count()) == 2


def test_an_empty_name_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANCMP_CACHE", "")
    monkeypatch.setenv("HOME", str(tmp_path))
    make = Count()
    assert (remember("kind", "00", make), remember("kind", "00", make)) == ("made", "made")
    assert make.calls == 2
    assert list(tmp_path.iterdir()) == []


# what is wrong with an entry: what its file holds
BROKEN = {
    "empty": b"",
    "truncated": b'{"a": [1, 2',
    "binary": bytes(range(256)),
    "other text": b"nothing",
    "not utf-8": "潮州".encode("gbk"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_entry_is_made_again(what: str, folder: Path) -> None:
    remember("kind", "00", Count({"a": [1, 2]}))
    entry = folder / "kind" / "00.json"
    entry.write_bytes(BROKEN[what])
    assert remember("kind", "00", Count("new")) == "new"
    assert json.loads(entry.read_bytes()) == "new"


# what a cache folder may be that is none
PLACES: dict[str, Callable[[Path], Path]] = {
    "a file": lambda tmp: _file(tmp / "file"),
    "below a file": lambda tmp: _file(tmp / "file") / "cache",
    "a device": lambda _: Path(os.devnull),
    "nowhere": lambda _: Path("/proc/plancmp-cache"),
    "too long": lambda tmp: tmp / ("x" * 300),
}


def _file(path: Path) -> Path:
    path.write_text("mine", "utf-8")
    return path


@pytest.mark.parametrize("what", PLACES)
def test_an_unwritable_folder_does_no_harm(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = PLACES[what](tmp_path)
    monkeypatch.setenv("PLANCMP_CACHE", str(place))
    make = Count()
    assert (remember("kind", "00", make), remember("kind", "00", make)) == ("made", "made")
    assert make.calls == 2
    if what == "a file":
        assert place.read_text("utf-8") == "mine"


def test_an_entry_that_is_a_folder(folder: Path) -> None:
    (folder / "kind" / "00.json").mkdir(parents=True)
    assert remember("kind", "00", Count()) == "made"
    assert [p.name for p in (folder / "kind").iterdir()] == ["00.json"]


def test_what_make_raises_is_not_remembered(folder: Path) -> None:
    def fail() -> Any:
        raise ValueError("not this time")

    with pytest.raises(ValueError, match="not this time"):
        remember("kind", "00", fail)
    assert remember("kind", "00", Count()) == "made"


def test_where_it_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANCMP_CACHE", str(tmp_path / "own"))
    assert memory.folder() == tmp_path / "own"
    monkeypatch.delenv("PLANCMP_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert memory.folder() == tmp_path / "xdg" / "plancmp"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    found = memory.folder()
    assert found
    assert found.is_relative_to(tmp_path)


def _entries(folder: Path, kind: str) -> set[str]:
    return {path.name for path in (folder / kind).glob("*.json")}


def test_a_changed_plan_is_read_again(folder: Path, sample: Write) -> None:
    first, _ = load_plan(sample(), fixtures.packs())
    again, _ = load_plan(sample(), fixtures.packs())
    assert first == again
    assert len(_entries(folder, "plans")) == 1
    other, _ = load_plan(sample(("value: 1800", "value: 1900")), fixtures.packs())
    assert other
    assert other.targets[0].value == 1900
    assert len(_entries(folder, "plans")) == 2


def test_a_plan_with_something_to_say_is_never_remembered(folder: Path, sample: Write) -> None:
    for change in (("value: 1800", "value: many"), (", 补贴质押融资利息, 开展银企对接", "")):
        path = sample(change)
        told = [load_plan(path, fixtures.packs())[1] for _ in range(2)]
        assert told[0] == told[1] != ()
    assert _entries(folder, "plans") == set()


def test_the_same_text_under_another_name_is_another_plan(folder: Path, sample: Write) -> None:
    assert load_plan(sample(), fixtures.packs())[1] == ()
    _, findings = load_plan(sample(name="other.yaml"), fixtures.packs())
    assert [finding.rule for finding in findings] == ["id-not-file-name"]


def test_a_changed_pack_is_asked_again(folder: Path, tmp_path: Path) -> None:
    """The plan is the same text; whether it is valid depends on its pack."""
    path = packs.plan(tmp_path, "one", "甲岛", lamps="24", outages="3")
    with_units = packs.pack(tmp_path / "a")
    without = packs.pack(tmp_path / "b", units="盏: {dimension: lamps}\n")
    assert load_plan(path, domains((with_units,)))[1] == ()
    _, findings = load_plan(path, domains((without,)))
    assert [finding.rule for finding in findings] == ["unknown-unit"]


def test_changed_weights_align_again(folder: Path, tmp_path: Path) -> None:
    concepts = "a: {label: 灯, concepts: {lamp: {label: 灯, terms: [灯塔]}}}\n"
    found = []
    for name, cut in (("a", "0.5"), ("b", "1.1")):
        model = f"{{cut: {cut}, bias: 0, weights: {{wording: 9}}}}"
        match = "".join(f"{k}: {{aligned: {model}, same: {model}}}\n" for k in ("coded", "drafted"))
        where = domains((packs.pack(tmp_path / name, concepts=concepts, match=match),))
        one = fixtures.read(_plan(tmp_path, "one"), where)
        two = fixtures.read(_plan(tmp_path, "two"), where)
        found.append(pipeline.matched_tasks(one, two, where.of(one, two)).pairs)
    assert found[0]
    assert found[1] == ()
    assert len(_entries(folder, "alignments")) == 2


def _plan(folder: Path, name: str) -> Path:
    return packs.plan(folder, name, name, lamps="24", outages="3")


def test_changed_code_works_out_again(
    folder: Path, sample: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every entry is named by the state of the modules that made it."""
    plan, other = fixtures.read(sample()), fixtures.plan("shanwei")
    before = {kind: _entries(folder, kind) for kind in ("alignments", "plans", "knowledge")}
    for marker in ("one", "two", "two"):
        for module in ("plancmp.pipeline", "plancmp.planfile.load", "plancmp.knowledge"):
            monkeypatch.setattr(f"{module}.code", _Marker(marker))
        pipeline.matched_tasks(plan, other, fixtures.domain())
        fixtures.read(sample())
        knowledge.read(fixtures.ROOT / "data" / "knowledge" / "limits.yaml", "limits")
    for kind, known in before.items():
        assert len(_entries(folder, kind) - known) == 2, kind


class _Marker:
    def __init__(self, marker: str) -> None:
        self.marker = marker

    def __call__(self, *_: str) -> str:
        return self.marker


def test_the_marker_of_code_tells_modules_apart() -> None:
    marks = {memory.code(name) for name in ("match", "text", "planfile", "planfile/rules", "shape")}
    assert len(marks) == 5
    assert all(" " in mark for mark in marks)


CALL = "import sys; from plancmp.cli import run; run(sys.argv[1:])"


def _run(cache: str, *argv: str) -> tuple[int, str, str]:
    environment = {**os.environ, "PLANCMP_CACHE": cache}
    done = subprocess.run(
        [sys.executable, "-c", CALL, *argv],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        encoding="utf-8",
    )
    return done.returncode, done.stdout, done.stderr


# commands that read plans, packs and alignments
COMMANDS = [
    ("diff", "chaozhou", "heyuan", "-f", "json"),
    ("gap", "shanwei", "--against", "heyuan,guangdong", "-f", "json"),
    ("explain", "chaozhou:187", "heyuan:172", "-f", "json"),
    ("audit", "qingyuan", "-f", "json"),
]


@pytest.mark.parametrize("argv", COMMANDS, ids=lambda argv: argv[0])
def test_the_same_answers_with_and_without(argv: tuple[str, ...], tmp_path: Path) -> None:
    """Cold, warm, spoiled, on a file, and without a cache."""
    cache = tmp_path / "cache"
    without = _run("", *argv)
    assert without[0] == 0, without[2]
    assert _run(str(cache), *argv) == without
    assert list(cache.rglob("*.json"))
    assert _run(str(cache), *argv) == without
    for entry in cache.rglob("*.json"):
        entry.write_text("{", "utf-8")
    assert _run(str(cache), *argv) == without
    assert _run(str(_file(tmp_path / "file")), *argv) == without
