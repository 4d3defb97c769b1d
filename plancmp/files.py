"""Write files whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from plancmp.errors import UnwritableOutput


def save(path: Path, content: str | bytes) -> None:
    """Write a file, with the folders above it: beside it first, then in its place, so that a
    failure leaves the old one.

    A device or pipe is written to as it is. UnwritableOutput when that cannot be done.
    """
    raw = content if isinstance(content, bytes) else content.encode("utf-8")
    if path.exists() and not path.is_file():
        with _told(path):
            path.write_bytes(raw)
    else:
        write(path, lambda file: file.write(raw))


def write(path: Path, put: Callable[[IO[bytes]], object]) -> None:
    """The same for a program that writes to an open file. Of two processes the last wins."""
    with in_place(path) as beside, beside.open("wb") as file:
        put(file)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def in_place(path: Path) -> Iterator[Path]:
    """A path beside a file, to write to, which takes its place at the end; the folders above it
    are made. UnwritableOutput when that cannot be done.
    """
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        place = path.resolve()
        mode = place.stat().st_mode & 0o777 if place.exists() else 0o666 & ~_umask()
        import tempfile  # noqa: PLC0415 - only where something is written

        handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.", suffix=".part")
        os.close(handle)
        beside = Path(name)
        try:
            yield beside
            beside.chmod(mode)
            beside.replace(place)
        finally:
            beside.unlink(missing_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnwritableOutput("cannot-write", path=path, why=error.strerror or error) from error


def _umask() -> int:
    current = os.umask(0o022)
    os.umask(current)
    return current
