"""What a Word document begins with: a bureau's own file, or an empty one in our styles."""

from __future__ import annotations

import copy
import zipfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from lxml.etree import LxmlError

from plancmp.errors import UnreadableInput
from plancmp.render import word_official, word_xml

NAME = "pack.docx"
SHORT, LONG, MARGIN = Mm(210), Mm(297), Mm(18)
STYLES = (
    "Normal",
    word_official.READ,
    word_official.LOOKED_UP,
    "Title",
    "Subtitle",
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "List Bullet",
    "Caption",
)
GRID = "Table Grid"
INK = RGBColor(0x1F, 0x4E, 0x5F)
"""Of headings."""
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_FIRST = (
    '<w:tblStylePr {ns} w:type="firstRow"><w:rPr><w:b/></w:rPr>'
    '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E7EEF1"/></w:tcPr></w:tblStylePr>'
)
_ROOM = '<w:tblCellMar {ns}><w:left w:w="70" {dxa}/><w:right w:w="70" {dxa}/></w:tblCellMar>'
_SHOWN = {qn(f"w:{tag}") for tag in ("t", "fldChar", "fldSimple", "drawing", "pict", "tbl")}
"""What shows in a foot."""
_BROKEN = (OpcError, LxmlError, KeyError, OSError, ValueError, AttributeError, zipfile.BadZipFile)
"""What python-docx raises for a file that is no Word document."""
_NUMBERED = ("w:basedOn", "w:next", "w:link", "w:numPr")
"""What a style says of other parts of its own file."""


def begun(folder: Path | None, font: str, *, official: bool = False) -> Any:
    """An empty document: the template's, where the folder has one, with its styles, its letterhead
    and its paper; else ours, in the official style where that is asked for.
    """
    path = folder / NAME if folder else None
    if path is None or not path.exists():
        return _ours(font, official=official)
    try:
        document = Document(str(path))
        _empty(document)
        _complete(document, font)
    except _BROKEN as error:
        why = f"{NAME}: {str(error) or type(error).__name__}"
        raise UnreadableInput("bad-template", why=why) from error
    return document


def _ours(font: str, *, official: bool) -> Any:
    document = Document()
    for name in STYLES:
        word_xml.set_font(document.styles[name], font)
    normal = document.styles["Normal"]
    normal.font.size = Pt(10)
    normal.paragraph_format.space_before, normal.paragraph_format.space_after = Pt(2), Pt(3)
    for name in (*STYLES[3:-2], "Caption"):
        document.styles[name].font.color.rgb = INK
    document.styles["Subtitle"].font.italic = False
    caption = document.styles["Caption"].paragraph_format
    caption.space_before, caption.space_after = Pt(6), Pt(3)
    _lined(document.styles[GRID].element, shaded=not official)
    page = document.sections[0]
    page.page_width, page.page_height = SHORT, LONG
    for side in ("left", "right", "top", "bottom"):
        setattr(page, f"{side}_margin", MARGIN)
    if official:
        word_official.dress(document)
    return document


def _lined(grid: Any, *, shaded: bool) -> None:
    """Tables with thin grey lines, a shaded head and narrow margins."""
    properties = grid.find(qn("w:tblPr"))
    borders = properties.find(qn("w:tblBorders"))
    for edge in _EDGES:
        borders.find(qn(f"w:{edge}")).set(qn("w:color"), "A6A6A6")
    for old in properties.findall(qn("w:tblCellMar")):
        properties.remove(old)
    properties.append(parse_xml(_ROOM.format(ns=nsdecls("w"), dxa='w:type="dxa"')))
    if shaded:
        grid.append(parse_xml(_FIRST.format(ns=nsdecls("w"))))


def _empty(document: Any) -> None:
    """Without its text, but with its last section, which takes heads and feet of earlier ones."""
    body = document.element.body
    last = document.sections[-1]._sectPr
    for section in reversed(list(document.sections)[:-1]):
        _inherit(last, section._sectPr)
    for element in list(body):
        if element is not last:
            body.remove(element)


def _inherit(last: Any, earlier: Any) -> None:
    """Heads and feet that the last section takes from an earlier one."""
    for tag in ("w:headerReference", "w:footerReference"):
        known = {found.get(qn("w:type")) for found in last.findall(qn(tag))}
        for found in earlier.findall(qn(tag)):
            if found.get(qn("w:type")) not in known:
                last.insert(0, copy.deepcopy(found))


def _complete(document: Any, font: str) -> None:
    """With our styles where the template has none of that name."""
    ours: Any = None
    for name in (*STYLES, GRID):
        if name not in document.styles:
            ours = ours or Document()
            style = _added(document, ours.styles[name])
            if name != GRID:
                word_xml.set_font(style, font)


def _added(document: Any, style: Any) -> Any:
    element = copy.deepcopy(style.element)
    for tag in _NUMBERED:
        for found in list(element.iter(qn(tag))):
            found.getparent().remove(found)
    if style.type == WD_STYLE_TYPE.PARAGRAPH:
        element.set(qn("w:default"), "0")
    taken = {known.style_id for known in document.styles}
    if style.style_id in taken:
        element.set(qn("w:styleId"), f"{style.style_id}OfPack")
    document.styles.element.append(element)
    return document.styles[style.name]


def bulleted(document: Any) -> bool:
    """Whether the style of lists draws its bullets, which one that we added cannot."""
    return document.styles["List Bullet"].element.find(f".//{qn('w:numPr')}") is not None


def has_foot(document: Any) -> bool:
    """Whether the pages have a foot of the template."""
    foot = document.sections[0].footer
    if foot.is_linked_to_previous:
        return False
    return any(element.tag in _SHOWN for element in foot._element.iter())


def foot(document: Any) -> None:
    """The number of the page, in the middle."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    word_xml.field(paragraph, "PAGE", "begin", "", "separate", "end")


def turned(section: Any, *, wide: bool) -> None:
    """The same paper with its long side across, or upright."""
    short, long = sorted((section.page_width or SHORT, section.page_height or LONG))
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if wide else (short, long)


def room(section: Any) -> tuple[int, int]:
    """Width and height between the margins."""
    beside = (section.left_margin or 0) + (section.right_margin or 0)
    above = (section.top_margin or 0) + (section.bottom_margin or 0)
    return (section.page_width or SHORT) - beside, (section.page_height or LONG) - above
