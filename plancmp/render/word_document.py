"""A briefing as a Word document, by python-docx."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Inches, Pt

from plancmp.render import View, word_official, word_template, word_wording, word_xml
from plancmp.render.blocks import (
    Block,
    Briefing,
    Bullets,
    Cell,
    Chart,
    Entry,
    Heading,
    Link,
    Paragraph,
    Section,
    Table,
    Text,
    Topic,
)
from plancmp.render.fonts import Font
from plancmp.render.links import places
from plancmp.render.official import TOLD
from plancmp.render.pictures import picture

SIZES = {
    "report": (Pt(8.5), Pt(8), Pt(7.5)),
    "gongwen": (Pt(10.5), Pt(9), Pt(9)),
}
"""Type of tables, of measures, of the pairs below a topic, by style."""
DPI = 96
"""Pixels of a drawing in an inch."""


def write(briefing: Briefing, view: View, face: Font | None = None) -> bytes:
    """The file, dated now; face: in which charts are drawn, where there are any."""
    writer = _Writer(briefing, view, face)
    writer.cover()
    for section in briefing.sections:
        writer.section(section)
    if briefing.colophon:
        writer.document.add_paragraph().add_run(briefing.colophon).font.size = writer.smaller
    buffer = io.BytesIO()
    writer.document.save(buffer)
    return buffer.getvalue()


class _Writer:
    """A document under way."""

    def __init__(self, briefing: Briefing, view: View, face: Font | None) -> None:
        self.briefing, self.view, self.face = briefing, view, face
        self.ids = places(briefing.sections)
        self.marks = self.tables = self.figures = 0
        self.headed = ""
        self.last: Any = None
        self.begun = self.wide = False
        self.official = briefing.style == "gongwen"
        self.small, self.smaller, self.smallest = SIZES[briefing.style]
        font = view.say("office-font")
        self.document = word_template.begun(view.templates, font, official=self.official)
        self.styles = {style.name: style.style_id for style in self.document.styles}
        self.bullet = "" if word_template.bulleted(self.document) else "• "
        language = view.say("language-tag")
        word_xml.set_language(self.document, language)
        properties = self.document.core_properties
        properties.title = f"{briefing.cover.title} – {briefing.cover.subtitle}"
        properties.author, properties.language = "plancmp", language
        self.annex = False
        if not word_template.has_foot(self.document):
            (word_official.foot if self.official else word_template.foot)(self.document)

    def cover(self) -> None:
        cover, head = self.briefing.cover, self.briefing.letterhead
        if head:
            word_official.letterhead(self.document, head, official=self.official)
        self._said("Title", cover.title)
        self._said("Subtitle", cover.subtitle)
        if head and head.to:
            addressee = self.text(self.view.say("letterhead-to", name=head.to))
            addressee.paragraph_format.first_line_indent = Pt(0)
        if cover.plans.lines:
            self.table(cover.plans)
        for text in (*cover.compared, *cover.warnings):
            self.text(text)
        if not self.briefing.short:
            self._said("Heading 1", self.view.say("contents"))
            self._contents()

    def _contents(self) -> None:
        """A field that Word fills with pages; until then the sections, each a link."""
        lines = [self.document.add_paragraph() for _ in self.briefing.sections]
        word_xml.field(lines[0], 'TOC \\o "1-2" \\h \\z \\u', "begin", "", "separate")
        for paragraph, section in zip(lines, self.briefing.sections, strict=True):
            word_xml.link(paragraph, section.title, section.id)
        word_xml.field(lines[-1], "", "end")

    def section(self, section: Section) -> None:
        """With its heading, which nobody needs who reads one section alone."""
        self.annex = section.annex
        if self._turns(section):
            self.document.add_section()
        word_template.turned(self.document.sections[-1], wide=section.wide)
        if not (self.official and self.briefing.alone):
            self._bookmark(self._said("Heading 1", section.title), section.id)
        self.begun, self.wide, self.headed = True, section.wide, section.title
        for place, block in enumerate(section.blocks):
            self.block(block)
            card = isinstance(block, Heading) and block.level == 3 and section.id == "cards"
            if card and place:
                self.last.paragraph_format.page_break_before = True

    def _turns(self, section: Section) -> bool:
        """Whether it begins a page."""
        if not self.begun:
            return not self.briefing.short
        return not self.official or section.annex or section.wide or self.wide

    def block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self.headed = block.text
            level = block.level - (2 if self.official and self.briefing.alone else 1)
            self.last = self._said(f"Heading {level}", block.text)
            self._bookmark(self.last, block.id)
        elif isinstance(block, Paragraph):
            self.parts(self.text(), block.parts)
        elif isinstance(block, Bullets):
            for item in block.items:
                self.parts(self._item(), item)
        elif isinstance(block, Table):
            self.table(block)
        elif isinstance(block, Chart):
            self.chart(block)
        else:
            self.topic(block)

    def text(self, text: str = "") -> Any:
        """A paragraph that is read; smaller in an annex."""
        if not self.official:
            return self.document.add_paragraph(text)
        return self._said(word_official.LOOKED_UP if self.annex else word_official.READ, text)

    def _item(self) -> Any:
        """Of a list; those of official documents have their numbers."""
        return self.text() if self.official else self._said("List Bullet", self.bullet)

    def chart(self, chart: Chart) -> None:
        """As large as it is drawn, or as the page allows; its number and name stand below."""
        if self.face is None:
            return
        drawn = picture(chart.svg, self.face)
        wide, high = word_template.room(self.document.sections[-1])
        width, height = Inches(drawn.width / DPI), Inches(drawn.height / DPI)
        scale = min(1, wide / width, high * 0.85 / height)
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = True
        stream = io.BytesIO(drawn.png)
        shape = paragraph.add_run().add_picture(stream, Emu(int(width * scale)))
        self.figures += 1
        label = self.view.say("figure-label")
        word_xml.described(shape, f"{label} {self.figures}", chart.label)
        below = self._said("Caption")
        below.alignment = WD_ALIGN_PARAGRAPH.CENTER
        word_xml.numbered(below, label, self.figures, chart.caption or self.headed)
        self._below(chart.notes)

    def _below(self, notes: Iterable[str]) -> None:
        """What an official document says below a table or figure."""
        for text in notes:
            self.document.add_paragraph().add_run(text).font.size = self.small

    def parts(self, paragraph: Any, parts: Iterable[Text]) -> None:
        for part in parts:
            self._run(paragraph, part.text, part.href)

    def table(self, table: Table) -> None:
        self.tables += 1
        told = () if self.official or table.kind not in TOLD else (table.caption,)
        title = self.headed if told else table.caption
        caption = self._said("Caption")
        word_xml.numbered(caption, self.view.say("table-label"), self.tables, title)
        caption.paragraph_format.keep_with_next = True
        if table.unit:
            unit = self.document.add_paragraph(table.unit)
            unit.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            unit.paragraph_format.keep_with_next = True
        grid = self._grid(table.heads, table.widths)
        for line in table.lines:
            row = grid.add_row()
            word_xml.whole(row)
            if line.group:
                self._fill(row, (line.cells[0].text,))
                whole = row.cells[0].merge(row.cells[-1])
                whole.paragraphs[0].paragraph_format.keep_with_next = True
                continue
            for cell, target in zip(line.cells, row.cells, strict=True):
                self._cell(cell, target.paragraphs[0])
            self._bookmark(row.cells[0].paragraphs[0], line.id)
        self._below((*told, *table.notes))

    def topic(self, topic: Topic) -> None:
        self._bookmark(self._said("Heading 3", topic.label), topic.id)
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
            self._small(self.view.say("wide-space").join(told))
        for link in topic.links:
            self._wording(link)

    def _wording(self, link: Link) -> None:
        """Both passages, which may go on on the next page, or where they stand."""
        if place := link.worded_at:
            below = self._small(self.view.say("wording-at", pair=link.short))
            self._run(below, place.text, place.href).font.size = self.smallest
        if link.wording:
            above = self._small(self.view.say("wording-of", pair=link.short))
            above.paragraph_format.keep_with_next = True
            row = self._grid((link.a, link.b), ()).add_row()
            word_wording.fill(row, link.wording, self.smaller)

    def _small(self, text: str) -> Any:
        paragraph = self.document.add_paragraph()
        paragraph.add_run(text).font.size = self.smallest
        return paragraph

    def _told(self, kind: str, link: Link) -> str:
        """A pair in short: its score, or who is stronger."""
        remarks = self.view.say("semicolon").join(link.remarks)
        return f"{link.short} {link.score if kind == 'task' else remarks}"

    def _entries(self, entries: Iterable[Entry], cell: Any) -> None:
        for i, entry in enumerate(entries):
            paragraph = cell.add_paragraph() if i else cell.paragraphs[0]
            title = paragraph.add_run(f"{entry.title} ({entry.lines})")
            title.bold, title.font.size = True, self.smaller
            below = self.view.say("semicolon").join(entry.phrases) or " · ".join(entry.facts)
            if below:
                cell.add_paragraph().add_run(below).font.size = self.smaller

    def _cell(self, cell: Cell, paragraph: Any) -> None:
        text = f"{cell.sign} {cell.text}".strip()
        self._run(paragraph, text, cell.href).font.size = self.small
        if cell.number:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def _run(self, paragraph: Any, text: str, href: str) -> Any:
        """Text that leads somewhere, where this document has the place."""
        if href in self.ids:
            return word_xml.link(paragraph, text, href)
        return paragraph.add_run(text)

    def _grid(self, heads: Iterable[str], widths: Iterable[int]) -> Any:
        """A table of one row, which is its head on every page."""
        heads = tuple(heads)
        shares = tuple(widths) or (1,) * len(heads)
        grid = self.document.add_table(1, len(heads), style=word_template.GRID)
        grid.autofit = False
        room, _ = word_template.room(self.document.sections[-1])
        for column, share in zip(grid.columns, shares, strict=True):
            column.width = int(room * share / sum(shares))
            column.cells[0].width = column.width
        word_xml.head(grid.rows[0])
        self._fill(grid.rows[0], heads)
        return grid

    def _fill(self, row: Any, texts: Iterable[str]) -> None:
        """Heads, in bold."""
        for cell, text in zip(row.cells, texts, strict=False):
            run = cell.paragraphs[0].add_run(text)
            run.bold, run.font.size = True, self.small

    def _said(self, style: str, text: str = "") -> Any:
        """A paragraph in a style, which python-docx would look for among all of them each time."""
        paragraph = self.document.add_paragraph(text)
        paragraph._p.style = self.styles[style]
        return paragraph

    def _bookmark(self, paragraph: Any, name: str) -> None:
        if name:
            self.marks += 1
            word_xml.bookmark(paragraph, name, self.marks)
