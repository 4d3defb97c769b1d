"""The findings of an audit as Markdown."""

from __future__ import annotations

from plancmp.model.pack import Audit
from plancmp.render import View
from plancmp.render.sheets import markdown

SUFFIX = ".md"


def render(audit: Audit, view: View) -> str:
    return markdown.text("audit", audit, view)
