"""The progress of one plan as Markdown."""

from __future__ import annotations

from plancmp.model.progress import Course
from plancmp.render import View
from plancmp.render.sheets import markdown

SUFFIX = ".md"


def render(course: Course, view: View) -> str:
    return markdown.text("track", course, view)
