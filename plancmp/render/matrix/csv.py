"""The rows of a matrix as CSV, for spreadsheets and statistics."""

from __future__ import annotations

from plancmp.model.coverage import Matrix
from plancmp.render import View
from plancmp.render.sheets import files

SUFFIX = ".csv"


def render(matrix: Matrix, view: View) -> str:
    return files.csv("matrix", matrix, view)
