"""What became of measures over several plans as CSV, for spreadsheets and statistics."""

from __future__ import annotations

from plancmp.model.succession import Lineage
from plancmp.render import View
from plancmp.render.sheets import files

SUFFIX = ".csv"


def render(found: Lineage, view: View) -> str:
    return files.csv("lineage", found, view)
