"""What the spreadsheet formats share: plain rows, text that stays text, workbooks with filters."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plancmp.render import View
from plancmp.render.archive import timeless
from plancmp.render.extras import needed

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a workbook."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    widths: tuple[int, ...] = (12,)
    """In characters; the last is that of all further columns."""
    frozen: int = 1
    """How many columns stay in sight."""


def csv_text(sheet: Sheet) -> str:
    """The rows under their heads, with a byte order mark, so that spreadsheets read the Chinese."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerows(map(harmless, row) for row in (sheet.heads, *sheet.rows))
    return f"\ufeff{buffer.getvalue()}"


def harmless(value: Value) -> Value:
    """Text that would run as a formula, marked as text by an apostrophe (OWASP: CSV injection)."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def workbook(sheets: Iterable[Sheet], view: View) -> bytes:
    """Each sheet with a filter, a frozen head and wrapped text; no cell is a formula."""
    with needed("xlsx", "openpyxl"):
        from openpyxl import Workbook  # noqa: PLC0415 - an extra
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return timeless(buffer.getvalue(), view.date)


def _fill(page: Worksheet, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 - an extra
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    wrapped = Alignment(vertical="top", wrap_text=True)
    plain, bold = Font(), Font(bold=True)
    for at, row in enumerate((sheet.heads, *sheet.rows), 1):
        for column, value in enumerate(row, 1):
            cell = page.cell(at, column)
            _put(cell, value)
            cell.alignment = wrapped
            cell.font = bold if at == 1 else plain
    for column in range(1, len(sheet.heads) + 1):
        width = sheet.widths[min(column, len(sheet.widths)) - 1]
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = f"{get_column_letter(sheet.frozen + 1)}2"
    page.auto_filter.ref = page.dimensions


def _put(cell: Cell | MergedCell, value: Value) -> None:
    """A text stays a text, also one like a formula; what no workbook may hold is replaced."""
    if isinstance(value, str):
        kept = "".join(c if c >= " " or c in "\t\n\r" else "\ufffd" for c in value)
        cell.value = kept
        cell.data_type = "s"
    else:
        cell.value = value
