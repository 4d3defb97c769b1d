"""Bytes of a plan file -> text, or the finding that says why not."""

from __future__ import annotations

from pathlib import Path

from plancmp.model.finding import Finding

MAX_BYTES = 5_000_000
"""A plan of 200 tasks has 60 kB; what is beyond this is not a plan."""

_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def text_of(path: Path, *, marked: bool = False) -> str | Finding:
    """The text of a UTF-8 file; marked: it may begin with a byte order mark, as Excel writes it."""
    try:
        if path.is_dir():
            return _finding(path, "is-a-directory")
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return _finding(path, "missing-file")
    except PermissionError:
        return _finding(path, "no-permission")
    except OSError as error:
        return _finding(path, "unreadable", why=error.strerror or str(error))
    if len(raw) > MAX_BYTES:
        return _finding(path, "too-large", limit=f"{MAX_BYTES // 1_000_000} MB")
    return _decode(path, raw.removeprefix(b"\xef\xbb\xbf") if marked else raw)


def _decode(path: Path, raw: bytes) -> str | Finding:
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _finding(path, "not-utf-8", encoding=name)
    if raw.startswith(b"\xef\xbb\xbf"):
        return _finding(path, "byte-order-mark")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        return _finding(path, "not-utf-8", before.count(b"\n") + 1, column, encoding=_guess(raw))
    if "\x00" in text:
        return _finding(
            path, "not-utf-8", encoding="UTF-16" if raw.count(b"\x00") > len(raw) // 8 else "binary"
        )
    return text if text.strip() else _finding(path, "empty-file")


def _guess(raw: bytes) -> str:
    if raw.count(b"\x00") > len(raw) // 8:
        return "UTF-16"
    for name in ("gb18030", "big5"):
        try:
            raw.decode(name)
        except UnicodeDecodeError:
            continue
        return "GBK" if name == "gb18030" else "Big5"
    return "binary"


def _finding(path: Path, rule: str, line: int = 1, column: int = 1, **args: str) -> Finding:
    return Finding(rule, "error", str(path), line, column, tuple(args.items()))
