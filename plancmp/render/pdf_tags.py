"""What PDF/UA asks of the tags of a PDF and WeasyPrint leaves out: the scope of header cells, boxes
of figures in the units of the page, and links that say where they lead.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

POINT = 0.75
"""Of a CSS pixel."""


def finish(document: Any, pdf: Any) -> None:
    """Mend the tree of a PDF that is about to be written."""
    for element in pdf.objects:
        if isinstance(element, dict) and element.get("S") == "/TH":
            element["A"]["Scope"] = _scope(pdf, element)
        elif isinstance(element, dict) and element.get("S") == "/Figure":
            element["A"]["BBox"][:] = _box(pdf, element)
    for box in _linked(document):
        box.link_annotation["Contents"] = type(box.link_annotation["Contents"])(_text(box.element))


def _scope(pdf: Any, cell: Any) -> str:
    """Of a head its column; of a line that names those below it all its columns."""
    part = _at(pdf, _at(pdf, cell["P"])["P"])
    across = part["S"] == "/THead" or "ColSpan" in cell["A"]
    return "/Column" if across else "/Row"


def _box(pdf: Any, figure: Any) -> tuple[float, ...]:
    """From pixels below the upper edge of the page to points above the lower one."""
    left, top, right, bottom = figure["A"]["BBox"]
    height = _at(pdf, figure["Pg"])["MediaBox"][3]
    return left * POINT, height - bottom * POINT, right * POINT, height - top * POINT


def _at(pdf: Any, reference: bytes) -> Any:
    """The object of a reference: b'12 0 R'."""
    return pdf.objects[int(reference.split()[0])]


def _linked(document: Any) -> Iterator[Any]:
    """The boxes of a page that lead to another."""
    for page in document.pages:
        for box in page._page_box.descendants():
            if getattr(box, "link_annotation", None) and box.element is not None:
                yield box


def _text(element: Any) -> str:
    """What a link says."""
    return element.get("aria-label") or " ".join("".join(element.itertext()).split())
