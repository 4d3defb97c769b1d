"""A coverage matrix as a workbook, a sheet a table."""

from __future__ import annotations

from plancmp.model.coverage import Matrix
from plancmp.render import View
from plancmp.render.sheets import files

SUFFIX = ".xlsx"


def render(matrix: Matrix, view: View) -> bytes:
    return files.xlsx("matrix", matrix, view)
