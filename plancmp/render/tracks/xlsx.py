"""The progress of several plans as a workbook, a sheet a table."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.model.progress import Course
from plancmp.render import View
from plancmp.render.sheets import files

SUFFIX = ".xlsx"


def render(courses: Sequence[Course], view: View) -> bytes:
    return files.xlsx("tracks", courses, view)
