"""The styles and the page of an official document in Word (GB/T 9704), as names of typefaces that
offices have.
"""

from __future__ import annotations

import io
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from plancmp.model.letterhead import Letterhead
from plancmp.render import typefaces, word_xml

READ, LOOKED_UP = "Body Text", "Body Text 2"
"""The styles of what is read, and of annexes; tables stay in the normal one."""
SIZE = Pt(16)
LEADINGS = {SIZE: Pt(29), Pt(12): Pt(20)}
"""By size, of what has an indent."""
ROOM = 420
"""Points that the name of an office has beside the margins."""
RED = RGBColor(0xC8, 0x16, 0x1D)
_MARGINS = {"top": Mm(37), "bottom": Mm(35), "left": Mm(28), "right": Mm(26)}
_STYLES = (
    ("Normal", "body", Pt(10.5), False),
    (READ, "body", SIZE, False),
    (LOOKED_UP, "body", Pt(12), False),
    ("Title", "title", Pt(22), False),
    ("Subtitle", "second", SIZE, False),
    ("Heading 1", "first", SIZE, False),
    ("Heading 2", "second", SIZE, False),
    ("Heading 3", "body", SIZE, True),
    ("List Bullet", "body", SIZE, False),
    ("Caption", "first", Pt(12), False),
)
"""Name, role of the typeface, size, bold."""
_CENTRED = ("Title", "Subtitle", "Caption")
_RULE = {"val": "single", "sz": "18", "space": "4", "color": str(RED)}


def dress(document: Any) -> None:
    """Our own empty document, made one of the official style."""
    faces = {face.role: face.wanted for face in typefaces.asked()}
    for name, role, size, bold in _STYLES:
        style = document.styles[name]
        word_xml.set_font(style, faces[role])
        font, lines = style.font, style.paragraph_format
        font.size, font.bold, font.italic = size, bold, False
        font.color.rgb = RGBColor(0, 0, 0)
        lines.space_before = lines.space_after = Pt(0)
        if name in _CENTRED:
            lines.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif size in LEADINGS:
            lines.line_spacing_rule, lines.line_spacing = WD_LINE_SPACING.EXACTLY, LEADINGS[size]
            _indent(style, size.pt)
    document.styles["Title"].paragraph_format.space_after = Pt(12)
    _ruled(document.styles["Title"].element.get_or_add_pPr())
    page = document.sections[0]
    for side, length in _MARGINS.items():
        setattr(page, f"{side}_margin", length)


def _indent(style: Any, size: float) -> None:
    """Two characters before the first line."""
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:ind")):
        properties.remove(old)
    element = OxmlElement("w:ind")
    for key, value in (("left", 0), ("firstLine", int(40 * size))):
        element.set(qn(f"w:{key}"), str(value))
    properties.append(element)


def _ruled(properties: Any, **edges: dict[str, str]) -> None:
    """These lines around a paragraph, and no others."""
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    if not edges:
        return
    borders = OxmlElement("w:pBdr")
    for edge, attributes in edges.items():
        line = OxmlElement(f"w:{edge}")
        for key, value in attributes.items():
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    properties.append(borders)


def letterhead(document: Any, head: Letterhead, *, official: bool) -> None:
    """Logo, name and number above the title; in an official document red over a red rule."""
    if head.logo:
        shape = document.add_paragraph().add_run().add_picture(io.BytesIO(head.logo))
        scale = min(Mm(18) / shape.height, Mm(60) / shape.width)
        shape.height, shape.width = int(shape.height * scale), int(shape.width * scale)
        word_xml.described(shape, head.name, head.name)
    office = document.add_paragraph()
    run = office.add_run(head.name)
    run.font.bold = not official
    last = office
    if head.number:
        last = document.add_paragraph(head.number)
    if official:
        run.font.size, run.font.color.rgb = Pt(min(44, ROOM / len(head.name))), RED
        word_xml.set_face(run, typefaces.asked()[0].wanted)
        for paragraph in {office, last}:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for run in last.runs if head.number else ():
            run.font.size = SIZE
        last.paragraph_format.space_after = Pt(28)
    _ruled(last._p.get_or_add_pPr(), bottom=_RULE if official else {**_RULE, "color": "262626"})


def foot(document: Any) -> None:
    """The number of the page between dashes, on the outer side."""
    document.settings.odd_and_even_pages_header_footer = True
    page = document.sections[0]
    for part, side in (
        (page.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (page.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        paragraph = part.paragraphs[0]
        paragraph.alignment = side
        paragraph.add_run("— ")
        word_xml.field(paragraph, "PAGE", "begin", "", "separate", "end", dirty=False)
        paragraph.add_run(" —")
        for run in paragraph.runs:
            run.font.size = Pt(14)
