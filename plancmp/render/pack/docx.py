"""Word, for bureaus that edit: real headings, tables with repeated heads, links inside, page numbers."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from plancmp.model.pack import Pack
from plancmp.render import View
from plancmp.render.archive import timeless
from plancmp.render.blocks import (
    Block,
    Briefing,
    Bullets,
    Cell,
    Heading,
    Paragraph,
    Section,
    Side,
    Table,
    Text,
    Topic,
)
from plancmp.render.briefing import tell

SUFFIX = ".docx"
FONT = "微软雅黑"
SHORT, LONG, MARGIN = Mm(210), Mm(297), Mm(18)


def render(pack: Pack, view: View) -> bytes:
    briefing = tell(pack, view.lang, brief=True, charts=False)
    writer = _Writer(briefing)
    writer.cover()
    for section in briefing.sections:
        writer.section(section)
    buffer = io.BytesIO()
    writer.document.save(buffer)
    return timeless(buffer.getvalue(), view.date)


class _Writer:
    """A document under way."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.document = Document()
        self.marks = 0
        self.lang: Lang = "zh" if briefing.lang == "zh" else "en"
        self.semicolon = say("semicolon", self.lang)
        self.ids = {
            getattr(block, "id", "") for section in briefing.sections for block in section.blocks
        } - {""}
        self.ids |= {section.id for section in briefing.sections}
        self.ids |= {
            line.id
            for s in briefing.sections
            for block in s.blocks
            if isinstance(block, Table)
            for line in block.lines
            if line.id
        }
        for name in (
            "Normal",
            "Title",
            "Heading 1",
            "Heading 2",
            "Heading 3",
            "List Bullet",
            "Caption",
        ):
            style = self.document.styles[name]
            style.font.name = FONT
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for key in [key for key in fonts.attrib if key.endswith("Theme")]:
                del fonts.attrib[key]
            fonts.set(qn("w:eastAsia"), FONT)
        normal = self.document.styles["Normal"]
        (
            normal.font.size,
            normal.paragraph_format.space_before,
            normal.paragraph_format.space_after,
        ) = Pt(10), Pt(2), Pt(3)
        self.document.core_properties.title = f"{briefing.cover.title} – {briefing.cover.subtitle}"
        self.document.core_properties.author = "plancmp"
        self._paper(self.document.sections[0], wide=False)
        _field(
            self.document.sections[0].footer.paragraphs[0], "PAGE", "begin", "", "separate", "end"
        )

    def cover(self) -> None:
        cover = self.briefing.cover
        self.document.add_heading(cover.title, 0)
        self.document.add_paragraph(cover.subtitle)
        self.table(cover.plans)
        for text in (*cover.compared, *cover.warnings):
            self.document.add_paragraph(text)
        self.document.add_heading(say("contents", self.lang), 1)
        self._contents()

    def _contents(self) -> None:
        """A field that Word fills with pages; until then the sections, each a link."""
        begin, *rest = [self.document.add_paragraph() for _ in self.briefing.sections]
        for paragraph, section in zip((begin, *rest), self.briefing.sections, strict=True):
            if paragraph is begin:
                _field(begin, 'TOC \\o "1-2" \\h \\z \\u', "begin", "", "separate")
            _link(paragraph, section.title, section.id)
        _field((begin, *rest)[-1], "", "end")

    def section(self, section: Section) -> None:
        self._paper(self.document.add_section(), wide=section.wide)
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
            if part.href in self.ids:
                _link(paragraph, part.text, part.href)
            else:
                paragraph.add_run(part.text)

    def table(self, table: Table) -> None:
        caption = self.document.add_paragraph(table.caption, style="Caption")
        caption.paragraph_format.keep_with_next = True
        grid = self._grid(len(table.heads), table.widths)
        _fill(grid.rows[0], table.heads, bold=True)
        for line in table.lines:
            row = grid.add_row()
            _whole(row)
            if line.group:
                _fill(row, (line.cells[0].text,), bold=True)
                row.cells[0].merge(row.cells[-1])
                continue
            for cell, target in zip(line.cells, row.cells, strict=True):
                self._cell(cell, target)
            self._bookmark(row.cells[0].paragraphs[0], line.id)

    def topic(self, topic: Topic) -> None:
        self._bookmark(self.document.add_heading(topic.label, 3), topic.id)
        grid = self._grid(len(topic.sides), tuple(side.weight for side in topic.sides))
        _fill(
            grid.rows[0],
            [f"{side.name} {side.sign} {side.word}" for side in topic.sides],
            bold=True,
        )
        for cell in grid.rows[0].cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
        row = grid.add_row()
        _whole(row)
        for side, cell in zip(topic.sides, row.cells, strict=True):
            _side(side, cell, self.semicolon)
        if topic.links:
            score, semicolon = topic.kind == "task", self.semicolon
            told = "　".join(
                f"{link.short} {link.score}"
                if score
                else f"{link.short} {semicolon.join(link.remarks)}"
                for link in topic.links
            )
            self.document.add_paragraph().add_run(told).font.size = Pt(7.5)

    def _cell(self, cell: Cell, target: Any) -> None:
        text = f"{cell.sign} {cell.text}".strip()
        paragraph = target.paragraphs[0]
        run = (
            _link(paragraph, text, cell.href) if cell.href in self.ids else paragraph.add_run(text)
        )
        run.font.size = Pt(8.5)

    def _grid(self, columns: int, widths: tuple[int, ...]) -> Any:
        """A table of one row, which is its head on every page."""
        grid = self.document.add_table(1, columns, style="Table Grid")
        grid.autofit = False
        page = self.document.sections[-1]
        room = int(page.page_width or SHORT) - 2 * MARGIN
        shares = widths or (1,) * columns
        for column, share in zip(grid.columns, shares, strict=True):
            column.width = int(room * share / sum(shares))
            column.cells[0].width = column.width
        head = OxmlElement("w:tblHeader")
        head.set(qn("w:val"), "true")
        grid.rows[0]._tr.get_or_add_trPr().append(head)
        return grid

    def _bookmark(self, paragraph: Any, name: str) -> None:
        """Word allows 40 characters."""
        if name:
            self.marks += 1
            for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
                mark = OxmlElement(tag)
                mark.set(qn("w:id"), str(self.marks))
                if tag.endswith("Start"):
                    mark.set(qn("w:name"), _anchor(name))
                paragraph._p.append(mark)

    def _paper(self, section: Any, *, wide: bool) -> None:
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (LONG, SHORT) if wide else (SHORT, LONG)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = (
            MARGIN
        )


def _side(side: Side, cell: Any, semicolon: str) -> None:
    paragraph = cell.paragraphs[0]
    for i, entry in enumerate(side.entries):
        paragraph = cell.add_paragraph() if i else paragraph
        title = paragraph.add_run(f"{entry.title} ({entry.lines})")
        title.bold, title.font.size = True, Pt(8)
        if entry.phrases or entry.facts:
            cell.add_paragraph().add_run(
                semicolon.join(entry.phrases) or " · ".join(entry.facts)
            ).font.size = Pt(8)


def _fill(row: Any, texts: Iterable[str], *, bold: bool) -> None:
    for cell, text in zip(row.cells, texts, strict=False):
        run = cell.paragraphs[0].add_run(text)
        run.bold, run.font.size = bold, Pt(8.5)


def _whole(row: Any) -> None:
    """Not split across pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _link(paragraph: Any, text: str, target: str) -> Any:
    """The run of the text, which leads to a bookmark."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), _anchor(target))
    run = paragraph.add_run(text)
    link.append(run._r)
    paragraph._p.append(link)
    return run


def _anchor(name: str) -> str:
    return (
        name.replace("-", "_")
        if len(name) <= 40
        else f"m_{hashlib.sha256(name.encode()).hexdigest()[:16]}"
    )


def _field(paragraph: Any, code: str, *kinds: str) -> None:
    """A field that Word fills in, such as the page number; the empty kind is its code."""
    for kind in kinds:
        run = paragraph.add_run()
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
            if kind == "begin":
                element.set(qn("w:dirty"), "true")
        else:
            element.text = code
        run._r.append(element)
