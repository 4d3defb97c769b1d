"""Aligned and one-sided measures as CSV, for spreadsheets and statistics."""

from __future__ import annotations

from plancmp.model.comparison import Comparison
from plancmp.render import View
from plancmp.render.sheets import files

SUFFIX = ".csv"


def render(found: Comparison, view: View) -> str:
    return files.csv("diff", found, view)
