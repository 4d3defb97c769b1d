"""The progress of several plans as CSV, for spreadsheets and statistics."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.model.progress import Course
from plancmp.render import View
from plancmp.render.sheets import files

SUFFIX = ".csv"


def render(courses: Sequence[Course], view: View) -> str:
    return files.csv("tracks", courses, view)
