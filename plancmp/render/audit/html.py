"""The findings of an audit as one page without script or network."""

from __future__ import annotations

from plancmp.model.pack import Audit
from plancmp.render import View
from plancmp.render.tables import page

SUFFIX = ".html"


def render(audit: Audit, view: View) -> str:
    return page("audit", audit, view)
