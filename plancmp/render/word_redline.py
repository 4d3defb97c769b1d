"""The table of old and new, by python-docx."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from docx.shared import Pt, RGBColor

from plancmp.model.succession import Succession
from plancmp.render import View, redlines, word_template, word_xml
from plancmp.render.redlines import Passage, Row
from plancmp.render.sheets import succession

_SIZE = Pt(9)
_COLORS = {"deleted": RGBColor(0xA6, 0x1C, 0x1C), "inserted": RGBColor(0x0B, 0x5C, 0x2E)}
_SHARES = (5, 5, 3)
"""Of the width, by column."""


def write(found: Succession, view: View) -> bytes:
    """The file, dated now: heading, what to know, one table on paper that lies across."""
    document = word_template.begun(view.templates, view.say("office-font"))
    language = view.say("language-tag")
    word_xml.set_language(document, language)
    title = f"{view.say('succession-table')} {succession.title(found, view)}"
    properties = document.core_properties
    properties.title, properties.author, properties.language = title, "plancmp", language
    word_template.turned(document.sections[-1], wide=True)
    if not word_template.has_foot(document):
        word_template.foot(document)
    document.add_heading(title, 1)
    lines = (*succession.notices(found, view), *succession.looked_at(found, view))
    for text in (*lines, *redlines.notes(found, view)):
        document.add_paragraph(text)
    _table(document, redlines.heads(found, view), redlines.rows(found, view))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _table(document: Any, heads: Sequence[str], rows: Iterable[Row]) -> None:
    grid = document.add_table(1, len(heads), style=word_template.GRID)
    grid.autofit = False
    room, _ = word_template.room(document.sections[-1])
    for column, share in zip(grid.columns, _SHARES, strict=True):
        column.width = int(room * share / sum(_SHARES))
        column.cells[0].width = column.width
    word_xml.head(grid.rows[0])
    for cell, text in zip(grid.rows[0].cells, heads, strict=True):
        _said(cell.paragraphs[0], text, bold=True)
    for row in rows:
        cells = grid.add_row().cells
        for cell, (titles, passages) in zip(cells, row.cells, strict=True):
            _fill(cell, titles, passages)


def _fill(cell: Any, titles: Sequence[str], passages: Sequence[Passage]) -> None:
    """Titles in bold, then the passages with their marks."""
    for at, text in enumerate(titles):
        _said(_paragraph(cell, at), text, bold=True)
    for at, passage in enumerate(passages, len(titles)):
        paragraph = _paragraph(cell, at)
        for edit in passage:
            run = _said(paragraph, edit.text)
            if edit.kind != "equal":
                run.font.color.rgb = _COLORS[edit.kind]
                run.font.strike = True if edit.kind == "deleted" else None
                run.underline = True if edit.kind == "inserted" else None


def _paragraph(cell: Any, at: int) -> Any:
    return cell.add_paragraph() if at else cell.paragraphs[0]


def _said(paragraph: Any, text: str, *, bold: bool = False) -> Any:
    run = paragraph.add_run(text)
    run.font.size, run.bold = _SIZE, bold or None
    return run
