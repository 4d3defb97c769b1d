"""Word, for bureaus that edit: real headings, repeated heads, charts, links inside, page numbers;
in the bureau's own template, where there is one.
"""

from __future__ import annotations

from dataclasses import replace

from plancmp.model.pack import Pack
from plancmp.render import View
from plancmp.render.archive import timeless
from plancmp.render.blocks import Chart
from plancmp.render.briefing import tell
from plancmp.render.extras import needed
from plancmp.render.pictures import letters
from plancmp.render.typefaces import asked_for

SUFFIX = ".docx"


def render(pack: Pack, view: View) -> bytes:
    """Without charts where no font of this machine can write their names."""
    with needed("docx", "python-docx"):
        from plancmp.render.word_document import write  # noqa: PLC0415 - an extra
    briefing = tell(pack, view, brief=True)
    blocks = (block for section in briefing.sections for block in section.blocks)
    face = letters(block.svg for block in blocks if isinstance(block, Chart))
    if face is None:
        briefing = tell(pack, view, brief=True, charts=False)
    if view.style == "gongwen":
        briefing = replace(briefing, colophon=asked_for(view))
    return timeless(write(briefing, view, face), view.date)
