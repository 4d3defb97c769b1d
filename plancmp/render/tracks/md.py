"""The progress of several plans as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.model.progress import Course
from plancmp.render import View
from plancmp.render.sheets import markdown

SUFFIX = ".md"


def render(courses: Sequence[Course], view: View) -> str:
    return markdown.text("tracks", courses, view)
