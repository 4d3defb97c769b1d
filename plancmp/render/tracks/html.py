"""The progress of several plans as one page without script or network."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.model.progress import Course
from plancmp.render import View
from plancmp.render.tables import page

SUFFIX = ".html"


def render(courses: Sequence[Course], view: View) -> str:
    return page("tracks", courses, view)
