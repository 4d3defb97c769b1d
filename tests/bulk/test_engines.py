"""Whoever works, and whoever dies at it, the table is the same."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from distributed import LocalCluster

from plancmp.aligning import align_all
from plancmp.bulk.engine import processes
from plancmp.errors import PlancmpError
from tests.conftest import Run


def _half(n: int) -> float:
    return n / 2


def test_processes_keep_the_order() -> None:
    told: list[tuple[int, int]] = []
    for jobs in (1, 2):
        with processes(jobs) as engine:
            made = engine.each(_half, range(20), lambda done, of: told.append((done, of)))
        assert made == [n / 2 for n in range(20)]
        assert (told[0], told[-1]) == ((0, 20), (20, 20))
        told.clear()


def _fails(n: int) -> float:
    return 1 / n


def test_what_fails_is_told() -> None:
    with processes(2) as engine, pytest.raises(ZeroDivisionError):
        engine.each(_fails, (1, 0), lambda _done, _of: None)


def _dies(n: int) -> float:
    if n:
        os._exit(1)
    return 0.0


def test_a_process_that_is_killed_is_told() -> None:
    with processes(2) as engine, pytest.raises(PlancmpError, match="was killed"):
        engine.each(_dies, (0, 1, 1), lambda _done, _of: None)


def test_a_worker_that_is_killed_loses_and_doubles_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    align_all(tmp_path / "local.tsv", jobs=1)
    killed = []
    monkeypatch.setenv("PLANCMP_CACHE", str(tmp_path / "own"))
    monkeypatch.setattr("plancmp.bulk.everything.SIDE", 1)
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:

        def tell(done: int, of: int) -> None:
            if of > 10 and done == 2:
                process = next(iter(cluster.workers.values())).process.pid
                os.kill(process, signal.SIGKILL)
                killed.append(process)

        made = align_all(
            tmp_path / "dask.tsv", scheduler=cluster.scheduler_address, engine="dask", tell=tell
        )
    assert len(killed) == 1
    assert made.pairs == 10
    assert (tmp_path / "dask.tsv").read_bytes() == (tmp_path / "local.tsv").read_bytes()


def test_nobody_at_the_address(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plancmp.bulk.engine.WAIT", "1s")
    path = tmp_path / "x.tsv"
    result = run("align", "--all", "--scheduler", "tcp://127.0.0.1:9", "-o", path, "--lang", "en")
    assert result.code == 2
    assert "no Dask scheduler answers at tcp://127.0.0.1:9" in result.err
    assert not path.exists()
