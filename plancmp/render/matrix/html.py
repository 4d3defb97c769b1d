"""A coverage matrix as one page without script or network."""

from __future__ import annotations

from plancmp.model.coverage import Matrix
from plancmp.render import View
from plancmp.render.tables import page

SUFFIX = ".html"


def render(matrix: Matrix, view: View) -> str:
    return page("matrix", matrix, view)
