"""What became of measures over several plans as Markdown."""

from __future__ import annotations

from plancmp.model.succession import Lineage
from plancmp.render import View
from plancmp.render.sheets import markdown

SUFFIX = ".md"


def render(found: Lineage, view: View) -> str:
    return markdown.text("lineage", found, view)
