"""A comparison as Markdown."""

from __future__ import annotations

from plancmp.model.comparison import Comparison
from plancmp.render import View
from plancmp.render.sheets import markdown

SUFFIX = ".md"


def render(found: Comparison, view: View) -> str:
    return markdown.text("diff", found, view)
