"""A list of gaps as a workbook, a sheet a table."""

from __future__ import annotations

from plancmp.model.coverage import Gaps
from plancmp.render import View
from plancmp.render.sheets import files

SUFFIX = ".xlsx"


def render(gaps: Gaps, view: View) -> bytes:
    return files.xlsx("gap", gaps, view)
