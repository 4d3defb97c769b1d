"""A comparison as one page without script or network."""

from __future__ import annotations

from plancmp.model.comparison import Comparison
from plancmp.render import View
from plancmp.render.tables import page

SUFFIX = ".html"


def render(found: Comparison, view: View) -> str:
    return page("diff", found, view)
