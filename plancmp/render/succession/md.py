"""What became of a plan's measures as Markdown, with the table of old and new."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.compare.redline import Edit
from plancmp.model.succession import Succession
from plancmp.render import View, redlines
from plancmp.render.redlines import Passage
from plancmp.render.sheets import markdown, succession

SUFFIX = ".md"
_MARKS = {"deleted": ("~~", "~~"), "inserted": ("<ins>", "</ins>")}


def render(found: Succession, view: View) -> str:
    *tables, plain = succession.sheets(found, view)
    told = (*succession.notices(found, view), *succession.looked_at(found, view))
    lines = "".join(f"- {markdown.plain(text)}\n" for text in told)
    made = redlines.rows(found, view)
    rows = (tuple(_cell(*cell) for cell in row.cells) for row in made)
    notes = "".join(f"- {markdown.plain(text)}\n" for text in redlines.notes(found, view))
    parts = (
        f"# {markdown.plain(succession.title(found, view))}\n",
        lines,
        *(markdown.table(sheet, view) for sheet in tables),
        markdown.marked(plain.name, plain.heads, rows),
        notes,
    )
    return "\n".join(filter(None, parts))


def _cell(titles: Sequence[str], passages: Sequence[Passage]) -> str:
    heads = (f"**{markdown.plain(text)}**" for text in titles)
    told = ("".join(map(_edit, passage)) for passage in passages)
    return "<br>".join((*heads, *told))


def _edit(edit: Edit) -> str:
    """Marks stand inside of blanks, where Markdown takes them for marks."""
    before, after = _MARKS.get(edit.kind, ("", ""))
    shown = markdown.plain(edit.text.strip())
    return f"{before}{shown}{after}" if shown else edit.text
