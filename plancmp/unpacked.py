"""Workbooks from other people's machines -> plain cells, within bounds.

No formula is worked out, no link followed; parts are unpacked only as far as a form can need, and
no area of a sheet is filled because the file says that it is one.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plancmp.errors import MissingTool, PlancmpError, UnreadableInput

MAX_BYTES = 50_000_000
"""Of a workbook, unpacked."""
MAX_CELLS = 200_000
_ROWS, _COLUMNS = 1_048_576, 100
"""How far a sheet is read: no spreadsheet has more rows; columns beyond these are passed over."""
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How an old .xls and an encrypted .xlsx begin."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_RETURN = "_x000D_"
"""How Excel keeps the first half of a line end that was pasted in."""
_CELL = re.compile(rb"<(?:\w+:)?(?:c|row)[\s/>]")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?\bref\s*=\s*[\"']([A-Z]+)(\d+):([A-Z]+)(\d+)")


@dataclass(frozen=True, slots=True)
class Cell:
    text: str = ""
    formula: bool = False
    number: float | None = None
    """Where the cell holds one."""
    percent: bool = False
    """Whether the number is shown as a percentage, a hundred times as large."""


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    cells: Mapping[int, Cell]
    """By column, from 1; those that hold something."""


@dataclass(frozen=True, slots=True)
class Area:
    """Cells that are merged into one."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet."""

    title: str
    rows: list[Row] = field(default_factory=list)
    """Those that hold something."""
    merged: list[Area] = field(default_factory=list)

    def place(self, row: int, column: int) -> str:
        """As a spreadsheet calls it: Sheet!C12."""
        return f"{self.title}!{_letters(column)}{row}"


def _letters(column: int) -> str:
    told = ""
    while column:
        column, rest = divmod(column - 1, 26)
        told = chr(ord("A") + rest) + told
    return told


def _number(letters: bytes) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + letter - ord("A") + 1
    return found


def tables(path: Path) -> tuple[Table, ...]:
    """The sheets of a workbook. UnreadableInput for what is none, or passes the bounds."""
    raw = _raw(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with zipfile.ZipFile(io.BytesIO(raw)) as archive:
                _check(archive, path)
            return tuple(_tables(raw))
    except PlancmpError:
        raise
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        raise UnreadableInput("not-a-workbook", path=path, why=why[:120]) from error


def _raw(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(path)
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableInput("cannot-read", path=path, why=error.strerror or error) from error
    if raw.startswith(_OLE) and _ENCRYPTED in raw:
        raise UnreadableInput("encrypted-document", path=path)
    return raw


def _too_large(path: Path) -> UnreadableInput:
    size = MAX_BYTES // 1_000_000
    return UnreadableInput("workbook-too-large", path=path, limit=size, cells=MAX_CELLS)


def _check(archive: zipfile.ZipFile, path: Path) -> None:
    """Sizes as the archive tells them, beyond which nothing is unpacked; cells and rows; no
    declarations, by which a short text could become a long one.
    """
    if sum(item.file_size for item in archive.infolist()) > MAX_BYTES:
        raise _too_large(path)
    cells = 0
    for item in archive.infolist():
        data = archive.read(item).replace(b"\0", b"")
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise UnreadableInput("not-a-workbook", path=path, why=f"DTD in {item.filename}")
        cells += sum(1 for _ in _CELL.finditer(data))
    if cells > MAX_CELLS:
        raise _too_large(path)


def _tables(raw: bytes) -> Iterator[Table]:
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - an extra
    except ImportError as error:
        package = {"package": "openpyxl", "extra": "report"}
        raise MissingTool("not-installed", what="xlsx", **package) from error
    # Read-only: otherwise areas that are merged or linked are filled cell by cell, a million of
    # them where a file says so.
    book = load_workbook(io.BytesIO(raw), read_only=True, data_only=False, keep_links=False)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for sheet in book.worksheets:
            part: Any = sheet
            data = archive.read(part._worksheet_path)
            yield Table(sheet.title, list(_rows(sheet)), list(_areas(data)))


def _areas(data: bytes) -> Iterator[Area]:
    for left, top, right, bottom in _MERGED.findall(data):
        yield Area(_number(left), int(top), _number(right), int(bottom))


def _rows(sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()
    before: Any = None
    for number, cells in enumerate(sheet.iter_rows(max_col=_COLUMNS), 1):
        if number > _ROWS:
            raise ValueError("more rows than a sheet can have")
        if cells is before:
            continue  # the one row that stands for all that the file leaves out
        before = cells
        held = {column: _cell(c) for column, c in enumerate(cells, 1) if c.value is not None}
        if held:
            yield Row(number, held)


def _cell(cell: Any) -> Cell:
    if cell.data_type == "f":
        return Cell("", formula=True)
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        percent = "%" in str(cell.number_format)
        return Cell(f"{value:.15g}", number=float(value), percent=percent)
    return Cell(str(value).replace(_RETURN, ""))
