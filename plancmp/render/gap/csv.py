"""The gaps as CSV, for spreadsheets and statistics."""

from __future__ import annotations

from plancmp.model.coverage import Gaps
from plancmp.render import View
from plancmp.render.sheets import files

SUFFIX = ".csv"


def render(gaps: Gaps, view: View) -> str:
    return files.csv("gap", gaps, view)
