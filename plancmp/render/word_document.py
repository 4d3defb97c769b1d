"""A briefing as a Word document, by python-docx."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt

from plancmp.render import View, word_xml
from plancmp.render.blocks import (
    Block,
    Briefing,
    Bullets,
    Cell,
    Entry,
    Heading,
    Link,
    Paragraph,
    Section,
    Table,
    Text,
    Topic,
)

SHORT, LONG, MARGIN = Mm(210), Mm(297), Mm(18)
SMALL, SMALLER, SMALLEST = Pt(8.5), Pt(8), Pt(7.5)
"""Type of tables, of measures, of the pairs below a topic."""
STYLES = (
    "Normal",
    "Title",
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "List Bullet",
    "Caption",
)


def write(briefing: Briefing, view: View) -> bytes:
    """The file, dated now."""
    writer = _Writer(briefing, view)
    writer.cover()
    for section in briefing.sections:
        writer.section(section)
    buffer = io.BytesIO()
    writer.document.save(buffer)
    return buffer.getvalue()


class _Writer:
    """A document under way."""

    def __init__(self, briefing: Briefing, view: View) -> None:
        self.briefing = briefing
        self.view = view
        self.ids = _ids(briefing)
        self.marks = 0
        self.document = Document()
        _style(self.document, view.say("office-font"))
        properties = self.document.core_properties
        properties.title = f"{briefing.cover.title} – {briefing.cover.subtitle}"
        properties.author = "plancmp"
        first = self.document.sections[0]
        _paper(first, wide=False)
        word_xml.field(first.footer.paragraphs[0], "PAGE", "begin", "", "separate", "end")

    def cover(self) -> None:
        cover = self.briefing.cover
        self.document.add_heading(cover.title, 0)
        self.document.add_paragraph(cover.subtitle)
        self.table(cover.plans)
        for text in (*cover.compared, *cover.warnings):
            self.document.add_paragraph(text)
        self.document.add_heading(self.view.say("contents"), 1)
        self._contents()

    def _contents(self) -> None:
        """A field that Word fills with pages; until then the sections, each a link."""
        lines = [self.document.add_paragraph() for _ in self.briefing.sections]
        word_xml.field(lines[0], 'TOC \\o "1-2" \\h \\z \\u', "begin", "", "separate")
        for paragraph, section in zip(lines, self.briefing.sections, strict=True):
            word_xml.link(paragraph, section.title, section.id)
        word_xml.field(lines[-1], "", "end")

    def section(self, section: Section) -> None:
        _paper(self.document.add_section(), wide=section.wide)
        self._bookmark(self.document.add_heading(section.title, 1), section.id)
        for block in section.blocks:
            self.block(block)

    def block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._bookmark(self.document.add_heading(block.text, block.level - 1), block.id)
        elif isinstance(block, Paragraph):
            self.parts(self.document.add_paragraph(), block.parts)
        elif isinstance(block, Bullets):
            for item in block.items:
                self.parts(self.document.add_paragraph(style="List Bullet"), item)
        elif isinstance(block, Table):
            self.table(block)
        elif isinstance(block, Topic):
            self.topic(block)

    def parts(self, paragraph: Any, parts: Iterable[Text]) -> None:
        for part in parts:
            self._run(paragraph, part.text, part.href)

    def table(self, table: Table) -> None:
        caption = self.document.add_paragraph(table.caption, style="Caption")
        caption.paragraph_format.keep_with_next = True
        grid = self._grid(table.heads, table.widths)
        for line in table.lines:
            row = grid.add_row()
            word_xml.whole(row)
            if line.group:
                _fill(row, (line.cells[0].text,))
                row.cells[0].merge(row.cells[-1])
                continue
            for cell, target in zip(line.cells, row.cells, strict=True):
                self._cell(cell, target.paragraphs[0])
            self._bookmark(row.cells[0].paragraphs[0], line.id)

    def topic(self, topic: Topic) -> None:
        self._bookmark(self.document.add_heading(topic.label, 3), topic.id)
        heads = [f"{side.name} {side.sign} {side.word}" for side in topic.sides]
        grid = self._grid(heads, [side.weight for side in topic.sides])
        for cell in grid.rows[0].cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
        row = grid.add_row()
        word_xml.whole(row)
        for side, cell in zip(topic.sides, row.cells, strict=True):
            self._entries(side.entries, cell)
        if topic.links:
            told = (self._told(topic.kind, link) for link in topic.links)
            text = self.view.say("wide-space").join(told)
            self.document.add_paragraph().add_run(text).font.size = SMALLEST

    def _told(self, kind: str, link: Link) -> str:
        """A pair in short: its score, or who is stronger."""
        remarks = self.view.say("semicolon").join(link.remarks)
        return f"{link.short} {link.score if kind == 'task' else remarks}"

    def _entries(self, entries: Iterable[Entry], cell: Any) -> None:
        for i, entry in enumerate(entries):
            paragraph = cell.add_paragraph() if i else cell.paragraphs[0]
            title = paragraph.add_run(f"{entry.title} ({entry.lines})")
            title.bold, title.font.size = True, SMALLER
            below = self.view.say("semicolon").join(entry.phrases) or " · ".join(entry.facts)
            if below:
                cell.add_paragraph().add_run(below).font.size = SMALLER

    def _cell(self, cell: Cell, paragraph: Any) -> None:
        text = f"{cell.sign} {cell.text}".strip()
        self._run(paragraph, text, cell.href).font.size = SMALL

    def _run(self, paragraph: Any, text: str, href: str) -> Any:
        """Text that leads somewhere, where this document has the place."""
        if href in self.ids:
            return word_xml.link(paragraph, text, href)
        return paragraph.add_run(text)

    def _grid(self, heads: Iterable[str], widths: Iterable[int]) -> Any:
        """A table of one row, which is its head on every page."""
        heads = tuple(heads)
        shares = tuple(widths) or (1,) * len(heads)
        grid = self.document.add_table(1, len(heads), style="Table Grid")
        grid.autofit = False
        page = self.document.sections[-1]
        room = int(page.page_width or SHORT) - 2 * MARGIN
        for column, share in zip(grid.columns, shares, strict=True):
            column.width = int(room * share / sum(shares))
            column.cells[0].width = column.width
        word_xml.head(grid.rows[0])
        _fill(grid.rows[0], heads)
        return grid

    def _bookmark(self, paragraph: Any, name: str) -> None:
        if name:
            self.marks += 1
            word_xml.bookmark(paragraph, name, self.marks)


def _ids(briefing: Briefing) -> set[str]:
    """The places that the document has."""
    blocks = [block for section in briefing.sections for block in section.blocks]
    lines = (line for block in blocks if isinstance(block, Table) for line in block.lines)
    named = (block for block in blocks if isinstance(block, Heading | Topic))
    return {each.id for each in (*briefing.sections, *named, *lines)} - {""}


def _style(document: Any, font: str) -> None:
    for name in STYLES:
        word_xml.set_font(document.styles[name], font)
    normal = document.styles["Normal"]
    normal.font.size = Pt(10)
    normal.paragraph_format.space_before, normal.paragraph_format.space_after = Pt(2), Pt(3)


def _paper(section: Any, *, wide: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (LONG, SHORT) if wide else (SHORT, LONG)
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", MARGIN)


def _fill(row: Any, texts: Iterable[str]) -> None:
    """Heads, in bold."""
    for cell, text in zip(row.cells, texts, strict=False):
        run = cell.paragraphs[0].add_run(text)
        run.bold, run.font.size = True, SMALL
