"""Write files whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from plancmp.errors import UnwritableOutput


def save(path: Path, content: str | bytes) -> None:
    """Write a file, with the folders above it: beside it first, then in its place, so that a
    failure leaves the old one.

    A device or pipe is written to as it is. UnwritableOutput when that cannot be done.
    """
    raw = content if isinstance(content, bytes) else content.encode("utf-8")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            path.write_bytes(raw)
        else:
            _replace(path.resolve(), raw)
    except OSError as error:
        raise UnwritableOutput("cannot-write", path=path, why=error.strerror or error) from error


def _replace(path: Path, raw: bytes) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    import tempfile  # noqa: PLC0415 - only where something is written

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(mode)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0o022)
    os.umask(current)
    return current
