"""What became of measures over several plans as a workbook, a sheet a table."""

from __future__ import annotations

from plancmp.model.succession import Lineage
from plancmp.render import View
from plancmp.render.sheets import files

SUFFIX = ".xlsx"


def render(found: Lineage, view: View) -> bytes:
    return files.xlsx("lineage", found, view)
