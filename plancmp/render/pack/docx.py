"""Word, for bureaus that edit: real headings, repeated heads, links inside, page numbers."""

from __future__ import annotations

from plancmp.model.pack import Pack
from plancmp.render import View
from plancmp.render.archive import timeless
from plancmp.render.briefing import tell
from plancmp.render.extras import needed

SUFFIX = ".docx"


def render(pack: Pack, view: View) -> bytes:
    with needed("docx", "python-docx"):
        from plancmp.render.word_document import write  # noqa: PLC0415 - an extra
    return timeless(write(tell(pack, view, brief=True, charts=False), view), view.date)
