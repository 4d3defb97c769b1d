"""The findings of an audit as CSV, for spreadsheets and statistics."""

from __future__ import annotations

from plancmp.model.pack import Audit
from plancmp.render import View
from plancmp.render.sheets import files

SUFFIX = ".csv"


def render(audit: Audit, view: View) -> str:
    return files.csv("audit", audit, view)
