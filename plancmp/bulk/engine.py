"""Where the work is done: in processes of this machine, or by the workers of a Dask cluster.

What is handed over and back is small, the results stand in files that all can see, so that every
engine does the same and work that is done twice changes nothing.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

from plancmp.errors import PlancmpError, UnreadableInput
from plancmp.render.extras import needed

RETRIES, WAIT = 3, "10s"
"""How often work is done again that failed, and how long a cluster is waited for."""
Given = TypeVar("Given")
Made = TypeVar("Made")
Tell = Callable[[int, int], None]
"""Hears how many pieces of work are done, of how many."""


def cores() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Engine(Protocol):
    """Does pieces of work, wherever."""

    jobs: int
    """How many it does at once."""

    def each(self, work: Callable[[Given], Made], given: Sequence[Given], tell: Tell) -> list[Made]:
        """What comes of each, in their order."""


class Processes:
    """Of this machine; started when there is work for two."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def each(self, work: Callable[[Given], Made], given: Sequence[Given], tell: Tell) -> list[Made]:
        """What comes of each; one after another, here, where that is as good."""
        tell(0, len(given))
        if min(self.jobs, len(given)) < 2:
            return [_told(work(one), n, len(given), tell) for n, one in enumerate(given, 1)]
        context = multiprocessing.get_context("spawn")
        self._pool = self._pool or ProcessPoolExecutor(self.jobs, context, _leave_interrupts)
        futures, done = [self._pool.submit(work, one) for one in given], 0
        try:
            for done, each in enumerate(as_completed(futures), 1):
                each.result()
                tell(done, len(given))
        except BrokenProcessPool as error:
            raise PlancmpError("worker-died", done=done - 1) from error
        return [each.result() for each in futures]

    def close(self) -> None:
        """Ends the processes; what has not begun is not done."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    """Ctrl-C reaches all processes: the first one says what becomes of the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _told(made: Made, done: int, of: int, tell: Tell) -> Made:
    tell(done, of)
    return made


@contextmanager
def processes(jobs: int = 0) -> Iterator[Processes]:
    """jobs: processes at once; 0 for as many as this one may use."""
    does = Processes(jobs or cores())
    try:
        yield does
    finally:
        does.close()


class Dask:
    """The workers of a cluster, which see the same files under the same names."""

    def __init__(self, client: Any) -> None:
        self.client = client
        self.jobs = max(sum(client.ncores().values()), 1)

    def each(self, work: Callable[[Given], Made], given: Sequence[Given], tell: Tell) -> list[Made]:
        """What comes of each; what a dead worker was doing is done by another."""
        from distributed import as_completed as completed  # noqa: PLC0415 - an extra

        tell(0, len(given))
        futures = self.client.map(work, given, pure=False, retries=RETRIES)
        for done, each in enumerate(completed(futures), 1):
            each.result()
            tell(done, len(given))
        found: list[Made] = self.client.gather(futures)
        return found


@contextmanager
def dask(scheduler: str = "", jobs: int = 0) -> Iterator[Dask]:
    """scheduler: address of a cluster; empty for workers of this machine. UnreadableInput when
    nobody answers there.
    """
    with needed("--engine dask", "distributed", "distributed"):
        from distributed import Client, LocalCluster  # noqa: PLC0415 - an extra
    try:
        if scheduler:
            with Client(scheduler, timeout=WAIT) as client:
                yield Dask(client)
            return
    except OSError as error:
        raise UnreadableInput("no-scheduler", address=scheduler, why=error) from error
    workers = jobs or cores()
    with (
        LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        yield Dask(client)
