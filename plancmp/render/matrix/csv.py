"""CSV with a byte order mark, so that spreadsheets read the Chinese."""

from __future__ import annotations

from plancmp.model.coverage import Matrix
from plancmp.render import View
from plancmp.render.spreadsheet import harmless, sheet

SUFFIX = ".csv"


def render(matrix: Matrix, view: View) -> str:
    return "\ufeff" + harmless(sheet(matrix, view)).to_csv(index=False, lineterminator="\n")
