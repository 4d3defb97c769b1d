"""One self-contained page: works from disk, asks the network for nothing."""

from __future__ import annotations

from plancmp.model.pack import Pack
from plancmp.render import View
from plancmp.render.extras import needed

SUFFIX = ".html"


def render(pack: Pack, view: View) -> str:
    with needed("html", "jinja2"):
        from plancmp.render.webpage import page  # noqa: PLC0415 - an extra
    return page(pack, view, "screen")
