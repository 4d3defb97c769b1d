"""What was worked out once and can be worked out again: kept in the user's cache folder between
runs.

Entries are named by the hash of everything that they depend on, so that a stale one is never read.
The folder may be deleted at any time; `PLANCMP_CACHE` names another, and an empty `PLANCMP_CACHE`
keeps nothing.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from plancmp.version import VERSION

_NOTHING = object()


def remember(kind: str, key: str, make: Callable[[], Any]) -> Any:
    """What `make` returns: lists, dicts with texts as keys, texts, numbers, true, false, null.

    kind: the folder; key: hex digits that stand for everything that the value depends on.
    """
    found = recall(kind, key, _NOTHING)
    if found is not _NOTHING:
        return found
    value = make()
    if place := _place(kind, key):
        with suppress(OSError):
            _write(place, json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    return value


def recall(kind: str, key: str, default: Any = None) -> Any:
    """What `remember` has kept; default: where there is nothing."""
    if place := _place(kind, key):
        with suppress(OSError, ValueError):
            return json.loads(place.read_bytes())
    return default


def _place(kind: str, key: str) -> Path | None:
    place = folder()
    return place and place / kind / f"{key}.json"


@cache
def code(*modules: str) -> str:
    """What tells whether modules or packages of the program are the ones of the run before, on
    this machine or on another: version and bytes.
    """
    package = Path(__file__).parent
    told = [VERSION]
    for name in modules:
        files = sorted((package / name).glob("*.py")) or [package / f"{name}.py"]
        with suppress(OSError):
            told += [f"{f.name} {sha256(f.read_bytes()).hexdigest()}" for f in files]
    return " ".join(told)


def folder() -> Path | None:
    """The cache folder of this user and program; None where nothing is kept."""
    chosen = os.environ.get("PLANCMP_CACHE")
    if chosen is not None:
        return Path(chosen) if chosen else None
    home = os.environ.get("XDG_CACHE_HOME")
    if home:
        return Path(home) / "plancmp"
    if sys.platform in ("darwin", "win32"):
        from platformdirs import user_cache_path  # noqa: PLC0415 - Linux needs no library for this

        return user_cache_path("plancmp", appauthor=False)
    with suppress(RuntimeError):
        return Path.home() / ".cache" / "plancmp"
    return None


def _write(path: Path, text: str) -> None:
    """Beside it first, so that another process never reads a part."""
    import tempfile  # noqa: PLC0415 - rarely needed

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
