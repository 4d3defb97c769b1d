"""The progress of one plan as one page without script or network."""

from __future__ import annotations

from plancmp.model.progress import Course
from plancmp.render import View
from plancmp.render.tables import page

SUFFIX = ".html"


def render(course: Course, view: View) -> str:
    return page("track", course, view)
