"""A workbook: the matrix with filters and a frozen head."""

from __future__ import annotations

from plancmp.model.coverage import Matrix
from plancmp.render import View
from plancmp.render.spreadsheet import Sheet, sheet, workbook

SUFFIX = ".xlsx"


def render(matrix: Matrix, view: View) -> bytes:
    return workbook([Sheet("matrix", sheet(matrix, view), (8, 8, 44), frozen=3)], view)
