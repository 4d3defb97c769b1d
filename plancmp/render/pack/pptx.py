"""Slides, for those who present: twenty at most, native charts, sources in the notes."""

from __future__ import annotations

from plancmp.model.pack import Pack
from plancmp.render import View
from plancmp.render.extras import needed
from plancmp.render.slides.story import deck

SUFFIX = ".pptx"


def render(pack: Pack, view: View) -> bytes:
    with needed("pptx", "python-pptx"):
        from plancmp.render.slides.draw import write  # noqa: PLC0415 - an extra
    return write(deck(pack, view), view)
