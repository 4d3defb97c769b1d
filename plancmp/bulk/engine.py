"""Where the work is done: in processes of this machine. The work is handed over by name and its
results stand in files, so that every engine does the same.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from typing import Protocol, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")
Tell = Callable[[int, int], None]
"""Hears how many pieces of work are done, of how many."""


class Engine(Protocol):
    """Does pieces of work, wherever."""

    def each(self, work: Callable[[Given], Made], given: Sequence[Given], tell: Tell) -> list[Made]:
        """What comes of each, in their order."""


class Processes:
    """Of this machine."""

    def __init__(self, jobs: int, pool: ProcessPoolExecutor | None) -> None:
        self.jobs, self.pool = jobs, pool

    def each(self, work: Callable[[Given], Made], given: Sequence[Given], tell: Tell) -> list[Made]:
        """What comes of each; without a pool one after another, here."""
        tell(0, len(given))
        if self.pool is None:
            return [_told(work(one), n, len(given), tell) for n, one in enumerate(given, 1)]
        waiting: set[Future[Made]] = set()
        ordered = [self.pool.submit(work, one) for one in given]
        waiting |= set(ordered)
        while waiting:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            for each in done:
                each.result()
            tell(len(given) - len(waiting), len(given))
        return [each.result() for each in ordered]


def _told(made: Made, done: int, of: int, tell: Tell) -> Made:
    tell(done, of)
    return made


@contextmanager
def processes(jobs: int = 0) -> Iterator[Processes]:
    """jobs: processes at once; 0 for as many as this one may use."""
    jobs = jobs or len(os.sched_getaffinity(0))
    if jobs == 1:
        yield Processes(1, None)
        return
    pool = ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))
    try:
        yield Processes(jobs, pool)
    finally:
        pool.shutdown(cancel_futures=True)
