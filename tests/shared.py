"""Files that take long to make and are the same for every worker: made by the first who asks."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def folder(factory: pytest.TempPathFactory, name: str) -> Path:
    """A folder of this run that all its workers see."""
    base = factory.getbasetemp()
    place = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    place.mkdir(exist_ok=True)
    return place


def made(path: Path, make: Callable[[Path], object]) -> Path:
    """The file; where it is not there yet, `make` writes it. Others wait meanwhile."""
    with path.with_suffix(f"{path.suffix}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            part = path.with_name(f"part-{path.name}")
            make(part)
            part.rename(path)
    return path
