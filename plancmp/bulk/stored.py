"""Files that are whole or not there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from plancmp.errors import UnwritableOutput


def write_once(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    """A file under a name made of what it depends on: of two processes that write it the last
    wins, with the same content.
    """
    with in_place(path) as beside, beside.open("wb") as file:
        write(file)


@contextmanager
def in_place(path: Path) -> Iterator[Path]:
    """A path beside it to write to, which takes its place at the end; UnwritableOutput when that
    cannot be done.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        os.close(handle)
        beside = Path(name)
        try:
            yield beside
            beside.chmod(0o666 & ~_umask())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise UnwritableOutput("cannot-write", path=path, why=error.strerror or error) from error


def _umask() -> int:
    current = os.umask(0o022)
    os.umask(current)
    return current
