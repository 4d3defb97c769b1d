"""The journal of two plans: `A--B.decisions.jsonl`, one line a decision, only ever appended to.

A line is on disk before anybody is told that it was taken. Writers lock the folder, so that two of
them neither begin two journals nor mix their lines; a line that a crash cut off is closed by the
next writer, named by every reader, and costs no other line.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple, get_args

from plancmp.errors import UnreadableInput, UnwritableOutput
from plancmp.model.plan import MeasureRef
from plancmp.model.review import Act, Entry, Verdict

SUFFIX = ".decisions.jsonl"
MAX_BYTES = 100_000_000
"""Some 300,000 decisions on one pair of plans."""
_ONE_WRITE = 4096
"""Bytes that a file system takes whole or not at all, also when the process is killed."""
_FORMS: dict[str, tuple[type, ...]] = {
    "id": (str,),
    "act": (str,),
    "reviewer": (str,),
    "time": (str,),
    "a": (str,),
    "b": (str,),
    "verdict": (str,),
    "seconds": (int, float, type(None)),
    "a_text": (str,),
    "b_text": (str,),
    "score": (int, float, type(None)),
    "shown": (bool,),
    "note": (str,),
    "undoes": (str,),
}


class Read(NamedTuple):
    """What a journal holds."""

    entries: tuple[Entry, ...]
    """In the order in which they were taken, each once."""
    broken: tuple[str, ...]
    """Lines that are no entry: PATH:LINE."""


def paths(folder: Path, a: str, b: str) -> list[Path]:
    """The journals of two plans, whichever was named first; mostly none or one."""
    named = (folder / f"{one}--{two}{SUFFIX}" for one, two in ((a, b), (b, a)))
    return [path for path in dict.fromkeys(named) if path.exists()]


def read(path: Path) -> Read:
    """All lines of a journal. UnreadableInput when the file cannot be read at all."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableInput("journal-too-large", path=path, limit=MAX_BYTES // 1_000_000)
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableInput("cannot-read", path=path, why=error.strerror or error) from error
    entries: dict[str, Entry] = {}
    broken = []
    for number, line in enumerate(raw.split(b"\n"), 1):
        if line.strip():
            entry = _entry(line)
            if entry is None:
                broken.append(f"{path}:{number}")
            else:
                entries.setdefault(entry.id, entry)
    return Read(tuple(entries.values()), tuple(broken))


def append(folder: Path, a: str, b: str, entries: Sequence[Entry]) -> Path:
    """Put entries at the end of the journal of two plans, all or none, and on disk; the journal.

    UnwritableOutput when that cannot be done; then the journal is as it was.
    """
    raw = b"".join(_line(entry) for entry in entries)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder):
            path = next(iter(paths(folder, a, b)), folder / f"{a}--{b}{SUFFIX}")
            if raw:
                (_add if len(raw) <= _ONE_WRITE else _add_many)(path, raw)
    except OSError as error:
        why = error.strerror or error
        raise UnwritableOutput("cannot-decide", path=folder, why=why) from error
    return path


def new(act: Act, reviewer: str, **more: Any) -> Entry:
    """An entry of now."""
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return Entry(secrets.token_hex(8), act, reviewer, now, **more)


def _add(path: Path, raw: bytes) -> None:
    fresh = not path.exists()
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666)
    try:
        size = os.fstat(handle).st_size
        if size and not _ends_whole(handle, size):
            raw = b"\n" + raw
        try:
            if os.write(handle, raw) != len(raw):
                raise OSError(28, "No space left on device")
            os.fsync(handle)
        except OSError:
            with suppress(OSError):
                os.ftruncate(handle, size)
            raise
    finally:
        os.close(handle)
    if fresh:
        _sync(path.parent)


def _add_many(path: Path, raw: bytes) -> None:
    """More than one write takes: beside the journal first, then in its place."""
    from plancmp.files import save  # noqa: PLC0415 - rarely

    old = path.read_bytes() if path.exists() else b""
    save(path, old + (b"\n" if old and not old.endswith(b"\n") else b"") + raw)
    _sync(path.parent)


def _ends_whole(handle: int, size: int) -> bool:
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1) == b"\n"


def _sync(folder: Path) -> None:
    """Make a new name in a folder last; some systems cannot, and need not."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """One writer at a time in a folder, where the system has such locks; nothing is left behind."""
    try:
        import fcntl  # noqa: PLC0415 - not everywhere
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _line(entry: Entry) -> bytes:
    told = {name: _plain(getattr(entry, name)) for name in _FORMS}
    kept = {name: value for name, value in told.items() if value not in ("", None)}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _plain(value: Any) -> Any:
    if isinstance(value, MeasureRef):
        return str(value) if value.id else value.plan
    return value


def _entry(line: bytes) -> Entry | None:
    """None for a line that is no entry."""
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or not all(
        isinstance(value, _FORMS.get(name, (object,))) for name, value in told.items()
    ):
        return None
    known = {name: told[name] for name in _FORMS if name in told}
    for side in ("a", "b"):
        known[side] = ref(known[side]) if known.get(side) else None
    try:
        entry = Entry(**known)
    except TypeError:
        return None
    return entry if _is_whole(entry) else None


def ref(written: str) -> MeasureRef:
    """chaozhou:funding, or a plan alone."""
    plan, _, measure = written.partition(":")
    return MeasureRef(plan, measure)


def _is_whole(entry: Entry) -> bool:
    """Whether the parts that such an act needs are there and make sense together."""
    if not (entry.id and entry.reviewer and entry.time) or entry.act not in get_args(Act):
        return False
    if entry.act == "undo":
        return bool(entry.undoes)
    if not entry.a or not entry.b or not entry.a.id or entry.verdict not in get_args(Verdict):
        return False
    return (entry.verdict == "absent") == (not entry.b.id) and entry.a.plan != entry.b.plan
