"""The progress of one plan as CSV, for spreadsheets and statistics."""

from __future__ import annotations

from plancmp.model.progress import Course
from plancmp.render import View
from plancmp.render.sheets import files

SUFFIX = ".csv"


def render(course: Course, view: View) -> str:
    return files.csv("track", course, view)
