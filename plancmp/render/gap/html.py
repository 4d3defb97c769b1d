"""A list of gaps as one page without script or network."""

from __future__ import annotations

from plancmp.model.coverage import Gaps
from plancmp.render import View
from plancmp.render.tables import page

SUFFIX = ".html"


def render(gaps: Gaps, view: View) -> str:
    return page("gap", gaps, view)
