"""One self-contained page: works from disk, asks the network for nothing."""

from __future__ import annotations

from plancmp.model.pack import Pack
from plancmp.render import View
from plancmp.render.page import html

SUFFIX = ".html"


def render(pack: Pack, view: View) -> str:
    return html(pack, view, "screen")
