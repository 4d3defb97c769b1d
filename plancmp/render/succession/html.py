"""What became of a plan's measures as one page without script or network: the table of old and new
first, with what was struck out and written in.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from plancmp.compare.redline import Edit
from plancmp.model.succession import Succession
from plancmp.render import View, redlines
from plancmp.render.redlines import Passage
from plancmp.render.sheets import succession
from plancmp.render.spreadsheet import Sheet
from plancmp.render.tables import listed, marked, put_together, table

SUFFIX = ".html"
_TAGS = {"deleted": "del", "inserted": "ins"}


def render(found: Succession, view: View) -> str:
    summary, *_, plain = succession.sheets(found, view)
    told = (*succession.notices(found, view), *succession.looked_at(found, view))
    lines = listed((*told, *redlines.notes(found, view)), view)
    body = (*lines, table(summary, view), _redlined(found, plain, view))
    return put_together(succession.title(found, view), body, view)


def _redlined(found: Succession, plain: Sheet, view: View) -> str:
    made = redlines.rows(found, view)
    rows = (tuple(_cell(*cell) for cell in row.cells) for row in made)
    return marked(plain.name, plain.heads, rows, view)


def _cell(titles: Sequence[str], passages: Sequence[Passage]) -> str:
    """Titles in bold; paragraphs below, with what was deleted and inserted marked as such."""
    heads = (f"<strong>{escape(text)}</strong>" for text in titles)
    told = ("".join(map(_edit, passage)) for passage in passages)
    return "<br>".join((*heads, *told))


def _edit(edit: Edit) -> str:
    tag = _TAGS.get(edit.kind)
    shown = escape(edit.text)
    return f"<{tag}>{shown}</{tag}>" if tag else shown
