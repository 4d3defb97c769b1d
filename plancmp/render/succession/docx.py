"""The table of old and new as a Word document: what stood, what stands, what became of it."""

from __future__ import annotations

from plancmp.model.succession import Succession
from plancmp.render import View
from plancmp.render.archive import timeless
from plancmp.render.extras import needed

SUFFIX = ".docx"


def render(found: Succession, view: View) -> bytes:
    with needed("docx", "python-docx"):
        from plancmp.render.word_redline import write  # noqa: PLC0415 - an extra
    return timeless(write(found, view), view.date)
