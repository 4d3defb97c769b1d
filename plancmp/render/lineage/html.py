"""What became of measures over several plans as one page without script or network."""

from __future__ import annotations

from plancmp.model.succession import Lineage
from plancmp.render import View
from plancmp.render.tables import page

SUFFIX = ".html"


def render(found: Lineage, view: View) -> str:
    return page("lineage", found, view)
