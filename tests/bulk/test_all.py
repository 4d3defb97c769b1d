"""align --all: every aligned pair of all plans in one table."""

from __future__ import annotations

import csv
import shutil
from itertools import combinations
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

import plancmp
from plancmp.aligning import align_all
from plancmp.bulk import tile
from plancmp.bulk.table import COLUMNS
from tests import fixtures
from tests.conftest import Run

PACKAGED = fixtures.ROOT / "data" / "plans"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The packaged plans, in a folder of their own."""
    place = tmp_path / "plans"
    shutil.copytree(PACKAGED, place, ignore=shutil.ignore_patterns("README*"))
    return place


def _told(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _asked(a: str, b: str) -> list[tuple[Any, ...]]:
    """What `diff` says of two plans, as rows of the table."""
    found = plancmp.diff(a, b).value
    pairs = [("task", p) for p in found.tasks] + [("target", t.alignment) for t in found.targets]
    rows = [
        (a, b, kind, p.a.id, p.b.id, p.relation, p.score, p.same, p.origin) for kind, p in pairs
    ]
    return sorted(rows, key=str)


def _row(told: dict[str, str]) -> tuple[Any, ...]:
    same = float(told["same"]) if told["same"] else None
    names = tuple(told[name] for name in COLUMNS[:6])
    return (*names, float(told["score"]), same, told["origin"])


def test_all_that_diff_aligns_is_there(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    result = run("align", "--all", "--jobs", "1", "-o", path, "--lang", "en")
    rows = _told(path)
    assert result.code == 0
    assert "5 plans, 10 pairs compared" in result.err
    assert f"{len(rows)} aligned pairs" in result.err
    for a, b in combinations(fixtures.PLANS, 2):
        found = [_row(row) for row in rows if (row["plan_a"], row["plan_b"]) == (a, b)]
        assert sorted(found, key=str) == _asked(a, b)
    assert {row["origin"] for row in rows} == {"matcher", "reviewed"}


def test_without_what_people_decided(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    assert run("align", "--all", "--jobs", "1", "--ignore-crosswalks", "-o", path, "-q").code == 0
    assert {row["origin"] for row in _told(path)} == {"matcher"}


def test_however_it_is_made_it_is_the_same(tmp_path: Path, monkeypatch: Any) -> None:
    made = [tmp_path / f"{name}.tsv" for name in ("one", "two", "kept", "small")]
    monkeypatch.setenv("PLANCMP_CACHE", str(tmp_path / "one"))
    assert align_all(made[0], jobs=1).rows == len(_told(made[0]))
    monkeypatch.setenv("PLANCMP_CACHE", str(tmp_path / "two"))
    align_all(made[1], jobs=2)
    align_all(made[2], jobs=1)
    monkeypatch.setattr("plancmp.bulk.everything.SIDE", 2)
    align_all(made[3], jobs=1)
    assert len({path.read_bytes() for path in made}) == 1


def test_nothing_need_be_kept(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("PLANCMP_CACHE", "")
    assert align_all(tmp_path / "pairs.csv", jobs=1).pairs == 10


def test_what_was_compared_is_not_compared_again(folder: Path, monkeypatch: Any) -> None:
    asked: list[tile.Asked] = []
    make = tile.rows_of

    def heard(each: tile.Asked) -> Any:
        asked.append(each)
        return make(each)

    monkeypatch.setattr(tile, "rows_of", heard)
    monkeypatch.setenv("PLANCMP_CACHE", str(folder.parent / "own"))
    for n, expected in enumerate((1, 1, 2)):
        align_all(folder.parent / f"{n}.tsv", jobs=1, plans=[folder])
        assert len(asked) == expected
        if n == 1:
            path = folder / "heyuan.yaml"
            path.write_text(path.read_text("utf-8").replace("质押", "抵押"), "utf-8")


def test_parquet_and_csv_say_the_same(tmp_path: Path) -> None:
    made = [tmp_path / f"pairs.{suffix}" for suffix in ("parquet", "csv", "tsv")]
    for path in made:
        align_all(path, jobs=1)
    table = pyarrow.parquet.read_table(made[0])
    assert tuple(table.column_names) == COLUMNS
    rows = [tuple(row.values()) for row in table.to_pylist()]
    assert rows == [_row(row) for row in _told(made[2])]
    assert made[1].read_text("utf-8") == made[2].read_text("utf-8").replace("\t", ",")


def test_what_it_would_take(run: Run) -> None:
    told = run("align", "--all", "--dry-run", "--jobs", "1", "--lang", "en").out
    assert told.startswith("5 plans, 10 pairs to compare")
    assert "MB of memory" in told


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (("--all",), 2, "-o is missing"),
        (("--all", "-o", "x.docx"), 2, "x.docx"),
        (("chaozhou", "--all", "-o", "x.tsv"), 2, "--all takes no plan"),
        (("chaozhou",), 2, "align takes two plans, or --all"),
        (("--all", "-o", "x.tsv", "--plans", "nowhere"), 2, "nowhere is not a folder"),
        (("--all", "--jobs", "1", "-o", "/proc/x.tsv"), 2, "/proc/x.tsv"),
    ],
)
def test_wrong_usage(run: Run, argv: tuple[str, ...], code: int, said: str) -> None:
    result = run("align", *argv, "--lang", "en")
    assert result.code == code
    assert said in result.err


def test_one_plan_is_too_few(run: Run, folder: Path) -> None:
    for name in fixtures.PLANS[1:]:
        (folder / f"{name}.yaml").unlink()
    result = run("align", "--all", "--plans", folder, "-o", folder / "x.tsv", "--lang", "en")
    assert result.code == 2
    assert not (folder / "x.tsv").exists()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("theme: ", "thema: ", "thema"), ("aliases: [潮州", "aliases: [河源", "河源")],
)
def test_wrong_files(run: Run, folder: Path, old: str, new: str, said: str) -> None:
    path = folder / "chaozhou.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    result = run("align", "--all", "--jobs", "1", "--plans", folder, "-o", folder / "x.tsv")
    assert result.code == 1
    assert said in result.err
    assert [p.name for p in folder.iterdir() if "x.tsv" in p.name] == []
