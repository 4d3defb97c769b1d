"""What python-docx has no words for: links to bookmarks, fields, repeated heads, whole rows, the
language of a document.
"""

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


def field(paragraph: Any, code: str, *kinds: str, dirty: bool = True) -> None:
    """A field that Word fills in, such as the page number; the empty kind is its code.

    dirty: whether Word works it out anew when it opens the file.
    """
    for kind in kinds:
        run = paragraph.add_run()
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
            if kind == "begin" and dirty:
                element.set(qn("w:dirty"), "true")
        else:
            element.text = code
        run._r.append(element)


def numbered(paragraph: Any, label: str, number: int, text: str) -> None:
    """A caption whose number is a field, so that it stays right when somebody edits."""
    paragraph.add_run(f"{label} ")
    field(paragraph, f"SEQ {label} \\* ARABIC", "begin", "", "separate", dirty=False)
    paragraph.add_run(str(number))
    field(paragraph, "", "end")
    paragraph.add_run(f"  {text}")


def described(shape: Any, name: str, text: str) -> None:
    """What those hear of a picture who do not see it."""
    properties = shape._inline.docPr
    properties.set("name", name)
    properties.set("descr", text)


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


def set_face(run: Any, name: str) -> None:
    """Of one run, for Latin and Chinese alike."""
    run.font.name = name
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def set_language(document: Any, code: str) -> None:
    """Of what is written in Latin letters; Chinese stays Chinese, for spelling and line breaks."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    if defaults is not None:
        for part in ("w:rPrDefault", "w:rPr", "w:lang"):
            defaults = _child(defaults, part)
        _set(defaults, code)
    settings = document.settings.element.find(qn("w:themeFontLang"))
    if settings is not None:
        _set(settings, code)


def _set(element: Any, code: str) -> None:
    element.set(qn("w:val"), code)
    element.set(qn("w:eastAsia"), "zh-CN")


def _child(parent: Any, tag: str) -> Any:
    found = parent.find(qn(tag))
    if found is None:
        found = OxmlElement(tag)
        parent.append(found)
    return found
