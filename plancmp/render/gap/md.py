"""A list of gaps as Markdown."""

from __future__ import annotations

from plancmp.model.coverage import Gaps
from plancmp.render import View
from plancmp.render.sheets import markdown

SUFFIX = ".md"


def render(gaps: Gaps, view: View) -> str:
    return markdown.text("gap", gaps, view)
