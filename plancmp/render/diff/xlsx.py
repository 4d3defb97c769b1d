"""A comparison as a workbook, a sheet a table."""

from __future__ import annotations

from plancmp.model.comparison import Comparison
from plancmp.render import View
from plancmp.render.sheets import files

SUFFIX = ".xlsx"


def render(found: Comparison, view: View) -> bytes:
    return files.xlsx("diff", found, view)
