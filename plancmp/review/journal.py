"""The journal of two plans: `A--B.decisions.jsonl`, one line a decision, only ever appended to.

A line is on disk before anybody is told that it was taken. Writers lock the folder, so that two of
them neither begin two journals nor mix their lines; a line that a crash cut off is closed by the
next writer, named by every reader, and costs no other line.
"""

from __future__ import annotations

import json
import math
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple, get_args

from plancmp.errors import UnreadableInput, UnwritableOutput
from plancmp.model.decision import Act, Entry, Verdict
from plancmp.model.plan import MeasureRef

SUFFIX = ".decisions.jsonl"
MAX_BYTES = 100_000_000
"""Some 300,000 decisions on one pair of plans."""
_ONE_WRITE = 4096
"""Bytes that a file system takes whole or not at all, also when the process is killed."""
_WORD = r"[a-z0-9]+(-[a-z0-9]+)*"
_NAME = re.compile(rf"{_WORD}(:{_WORD})?")
_TIME = re.compile(r"\?|[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+(Z|[+-][0-9:]+)?)?")


def _is_text(value: Any) -> bool:
    """Whether something is text that can be written to a file."""
    return isinstance(value, str) and not any("\ud800" <= sign <= "\udfff" for sign in value)


def _is_number(value: Any) -> bool:
    return value is None or (type(value) in (int, float) and 0 <= value < math.inf)


_FORMS: dict[str, Callable[[Any], bool]] = {
    "id": _is_text,
    "act": _is_text,
    "reviewer": _is_text,
    "time": lambda value: isinstance(value, str) and bool(_TIME.fullmatch(value)),
    "a": lambda value: isinstance(value, str) and bool(_NAME.fullmatch(value)),
    "b": lambda value: isinstance(value, str) and bool(_NAME.fullmatch(value)),
    "verdict": _is_text,
    "seconds": _is_number,
    "a_text": _is_text,
    "b_text": _is_text,
    "score": lambda value: _is_number(value) and (value or 0) <= 1,
    "shown": lambda value: isinstance(value, bool),
    "note": _is_text,
    "undoes": _is_text,
}


class Read(NamedTuple):
    """What a journal holds."""

    entries: tuple[Entry, ...]
    """In the order in which they were taken, each once."""
    broken: tuple[str, ...]
    """Lines that are no entry: PATH:LINE."""


def paths(folder: Path, a: str, b: str) -> list[Path]:
    """The journals of two plans, whichever was named first; mostly none or one."""
    named = {folder / f"{one}--{two}{SUFFIX}" for one, two in ((a, b), (b, a))}
    return sorted(path for path in named if path.exists())


def held(folder: Path, a: str, b: str) -> Read:
    """All lines about two plans; of two journals in the order of their times."""
    found = [read(path) for path in paths(folder, a, b)]
    entries = [entry for each in found for entry in each.entries]
    if len(found) > 1:
        entries.sort(key=lambda entry: entry.time)
    return Read(tuple(entries), tuple(place for each in found for place in each.broken))


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
    plans = path.name.removesuffix(SUFFIX).split("--")
    for number, line in enumerate(raw.split(b"\n"), 1):
        if line.strip():
            entry = _entry(line)
            if entry is None or _is_alien(entry, plans) or entries.get(entry.id, entry) != entry:
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
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            _sync(folder.parent)
        with locked(folder):
            path = next(iter(paths(folder, a, b)), folder / f"{a}--{b}{SUFFIX}")
            if raw:
                (_add if len(raw) <= _ONE_WRITE else _add_many)(path, raw)
    except (OSError, UnwritableOutput) as error:
        why = error.strerror if isinstance(error, OSError) else error.values["why"]
        raise UnwritableOutput("cannot-decide", path=folder, why=why or error) from error
    return path


def new(act: Act, reviewer: str, **more: Any) -> Entry:
    """An entry of now."""
    import secrets  # noqa: PLC0415 - not where decisions are only read

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
                if fresh:
                    path.unlink()
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
    kept = {name: told[name] for name in told if told[name] not in ("", None)}
    if not entry.shown:
        del kept["shown"]
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
    if not isinstance(told, dict):
        return None
    known = {name: told[name] for name in _FORMS if name in told}
    if not all(_FORMS[name](value) for name, value in known.items()):
        return None
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


def _is_alien(entry: Entry, plans: Sequence[str]) -> bool:
    """Whether a line is about other plans than those after which its journal is named."""
    named = [side.plan for side in (entry.a, entry.b) if side]
    return len(plans) == 2 and not set(named) <= set(plans)


def _is_whole(entry: Entry) -> bool:
    """Whether the parts that such an act needs are there and make sense together."""
    if not (entry.id and entry.reviewer and entry.time) or entry.act not in get_args(Act):
        return False
    if entry.act == "undo":
        return bool(entry.undoes)
    if not entry.a or not entry.b or not entry.a.id or entry.verdict not in get_args(Verdict):
        return False
    return (entry.verdict == "absent") == (not entry.b.id) and entry.a.plan != entry.b.plan
