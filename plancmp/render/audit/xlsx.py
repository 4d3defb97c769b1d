"""The findings of an audit as a workbook, a sheet a table."""

from __future__ import annotations

from plancmp.model.pack import Audit
from plancmp.render import View
from plancmp.render.sheets import files

SUFFIX = ".xlsx"


def render(audit: Audit, view: View) -> bytes:
    return files.xlsx("audit", audit, view)
