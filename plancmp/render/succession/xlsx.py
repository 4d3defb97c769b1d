"""What became of a plan's measures as a workbook, a sheet a table."""

from __future__ import annotations

from plancmp.model.succession import Succession
from plancmp.render import View
from plancmp.render.sheets import files

SUFFIX = ".xlsx"


def render(found: Succession, view: View) -> bytes:
    return files.xlsx("succession", found, view)
