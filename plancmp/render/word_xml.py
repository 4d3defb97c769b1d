"""What python-docx has no words for: links to bookmarks, fields, repeated heads, whole rows."""

from __future__ import annotations

import hashlib
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

LONGEST = 40
"""Characters of a bookmark's name that Word allows."""


def link(paragraph: Any, text: str, target: str) -> Any:
    """The run of the text, which leads to a bookmark."""
    element = OxmlElement("w:hyperlink")
    element.set(qn("w:anchor"), _anchor(target))
    run = paragraph.add_run(text)
    element.append(run._r)
    paragraph._p.append(element)
    return run


def bookmark(paragraph: Any, name: str, number: int) -> None:
    """What links of that name lead to; number: unique in the document."""
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), str(number))
        if tag.endswith("Start"):
            mark.set(qn("w:name"), _anchor(name))
        paragraph._p.append(mark)


def _anchor(name: str) -> str:
    if len(name) <= LONGEST:
        return name.replace("-", "_")
    return f"m_{hashlib.sha256(name.encode()).hexdigest()[:16]}"


def field(paragraph: Any, code: str, *kinds: str) -> None:
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


def whole(row: Any) -> None:
    """Not split across pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def head(row: Any) -> None:
    """Repeated on every page."""
    element = OxmlElement("w:tblHeader")
    element.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(element)


def set_font(style: Any, name: str) -> None:
    """For Latin and Chinese alike, in place of the theme's."""
    style.font.name = name
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[key]
    fonts.set(qn("w:eastAsia"), name)
