"""Actual figures as a workbook to fill in, with a list of the words of each status."""

from __future__ import annotations

import io
from collections.abc import Sequence

from plancmp import knowledge
from plancmp.model.actual import Form
from plancmp.render import View
from plancmp.render.archive import timeless
from plancmp.render.sheets import files
from plancmp.render.sheets.figures import CHOICES, COLUMNS

SUFFIX = ".xlsx"


def render(form: Form, view: View) -> bytes:
    plain = files.xlsx("figures", form, view)
    from openpyxl import load_workbook  # noqa: PLC0415 - an extra, asked for above
    from openpyxl.utils import get_column_letter  # noqa: PLC0415
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    made = load_workbook(io.BytesIO(plain))
    page = made.worksheets[0]
    last = max(page.max_row, 2)
    for key, codes in CHOICES.items():
        words = ",".join(_words(codes, view))
        choice = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True)
        letter = get_column_letter(COLUMNS.index(key) + 1)
        choice.add(f"{letter}2:{letter}{last}")
        page.add_data_validation(choice)
    buffer = io.BytesIO()
    made.save(buffer)
    return timeless(buffer.getvalue(), view.date)


def _words(codes: str, view: View) -> Sequence[str]:
    return [view.word(codes, code) for code in knowledge.common("terms")[codes]]
