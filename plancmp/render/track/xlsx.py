"""The progress of one plan as a workbook, a sheet a table."""

from __future__ import annotations

from plancmp.model.progress import Course
from plancmp.render import View
from plancmp.render.sheets import files

SUFFIX = ".xlsx"


def render(course: Course, view: View) -> bytes:
    return files.xlsx("track", course, view)
