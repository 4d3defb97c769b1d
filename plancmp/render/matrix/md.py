"""A coverage matrix as Markdown."""

from __future__ import annotations

from plancmp.model.coverage import Matrix
from plancmp.render import View
from plancmp.render.sheets import markdown

SUFFIX = ".md"


def render(matrix: Matrix, view: View) -> str:
    return markdown.text("matrix", matrix, view)
