"""What became of a plan's measures as CSV, for spreadsheets and statistics."""

from __future__ import annotations

from plancmp.model.succession import Succession
from plancmp.render import View
from plancmp.render.sheets import files

SUFFIX = ".csv"


def render(found: Succession, view: View) -> str:
    return files.csv("succession", found, view)
