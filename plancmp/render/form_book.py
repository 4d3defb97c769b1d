"""A form as a workbook: lists to choose from, columns for the program in grey, pages for paper."""

from __future__ import annotations

import io
from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING

from plancmp.render import View
from plancmp.render.archive import timeless
from plancmp.render.form_sheets import ALONE, NOTE, PAIR, SCORE, VERDICT, Page
from plancmp.render.spreadsheet import Value, workbook
from plancmp.text import columns

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_MACHINE = (*PAIR, *ALONE)
_TEXT = "@"
"""The number format in which nothing that somebody types becomes a formula or a number."""
_FORMULA = ("=", "+", "-", "@")
_FILLS = {"asked": "FFF9E5", "machine": "EDEDED"}
_GREY = "8C8C8C"
_A4, _A3 = 9, 8
_WIDEST = 200
"""Characters of a row that can still be read on A4."""
_INCHES = 0.4
"""Of the margins."""
_LINE, _HIGHEST = 17, 405
"""Points of a line, and of the highest row that spreadsheets take."""
_CELL = 1.1
"""How much wider than a column of a terminal a character may be."""


def book(pages: Sequence[Page], view: View) -> bytes:
    """The workbook; the same pages give the same bytes."""
    plain = workbook([page.sheet for page in pages], view)
    from openpyxl import load_workbook  # noqa: PLC0415 - an extra, which `workbook` asked for

    made = load_workbook(io.BytesIO(plain))
    for sheet, page in zip(made.worksheets, pages, strict=True):
        _paper(sheet, page)
        _heights(sheet, page)
        if page.columns:
            _dress(sheet, page)
            _offer(sheet, page, view)
    buffer = io.BytesIO()
    made.save(buffer)
    return timeless(buffer.getvalue(), view.date)


def _dress(sheet: Worksheet, page: Page) -> None:
    """Colours, and text that stays text when somebody types into it."""
    from openpyxl.styles import (  # noqa: PLC0415 - an extra
        Alignment,
        Border,
        Font,
        PatternFill,
        Side,
    )

    fills = {kind: PatternFill("solid", fgColor=color) for kind, color in _FILLS.items()}
    grey, one_line = Font(color=_GREY), Alignment(vertical="top", wrap_text=False)
    line = Side("thin", _GREY)
    frame = Border(line, line, line, line)
    for key, cells in zip(page.columns, sheet.iter_cols(), strict=True):
        for row, cell in enumerate(cells, 1):
            if key in (VERDICT, NOTE):
                cell.fill, cell.border = fills["asked"], frame
            if key in _MACHINE:
                cell.fill, cell.font, cell.alignment = fills["machine"], grey, one_line
            if key == SCORE and row > 1:
                cell.number_format = "0.00"
            elif key in (VERDICT, NOTE, *_MACHINE) or str(cell.value)[:1] in _FORMULA:
                cell.number_format = _TEXT


def _offer(sheet: Worksheet, page: Page, view: View) -> None:
    """A list of the verdicts in every cell that asks for one."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - an extra
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    last = max(len(page.sheet.rows) + 1, 2)
    letter = get_column_letter(page.columns.index(VERDICT) + 1)
    choice = DataValidation(
        type="list",
        formula1='"{}"'.format(",".join(page.words)),
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=view.say(VERDICT),
        error=view.say("form-choose", words=view.join(page.words)),
    )
    choice.add(f"{letter}2:{letter}{last}")
    sheet.add_data_validation(choice)
    seen = get_column_letter(page.columns.index(NOTE) + 1)
    sheet.print_area = f"A1:{seen}{last}"
    sheet.print_title_rows = "1:1"


def _heights(sheet: Worksheet, page: Page) -> None:
    """Rows as high as their text: not every program works that out when it opens a file."""
    keys = page.columns or ("",)
    widths = [w for w, key in zip(_widths(page), keys, strict=True) if key not in _MACHINE]
    for number, row in enumerate((page.sheet.heads, *page.sheet.rows), 1):
        most = max(_lines(value, width) for value, width in zip(row, widths, strict=False))
        sheet.row_dimensions[number].height = min(most * _LINE, _HIGHEST)


def _widths(page: Page) -> list[int]:
    given = page.sheet.widths
    return [given[min(i, len(given) - 1)] for i in range(len(page.sheet.heads))]


def _lines(value: Value, width: int) -> int:
    """How many lines a text takes in a column, one at least."""
    told = str("" if value is None else value).split("\n")
    return sum(max(ceil(columns(line) * _CELL / (width - 1)), 1) for line in told)


def _paper(sheet: Worksheet, page: Page) -> None:
    """Landscape, as wide as the paper, the heads on every page."""
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415 - an extra

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A3 if sum(_widths(page)) > _WIDEST else _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for side in ("left", "right", "top", "bottom"):
        setattr(sheet.page_margins, side, _INCHES)
    sheet.print_options.gridLines = True
    if sheet.oddFooter:
        sheet.oddFooter.center.text = "&P / &N"
