"""Small documents of each format, made for one test; all words are made up."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from plancmp.drafting import document
from plancmp.drafting.document import Document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
SPACES = f'xmlns:w="{W}" xmlns:m="{M}" xmlns:mc="{MC}" xmlns:v="urn:v"'
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
CHAPTERS = (
    "云溪市知识产权规划（2021—2025年）",
    "一、总体目标",
    "到2025年，发明专利拥有量达到1200件。",
    "二、主要任务",
    "（一）培育优质专利。建设培育中心2家，支持企业开展攻关，推动成果转化运用。",
    "（二）加强行政执法。开展专项行动，健全协作机制，查处侵权案件。",
)


def p(inner: str, properties: str = "") -> str:
    """A paragraph of Word; text without mark-up is a run."""
    content = inner if inner.startswith("<") else r(inner)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def table(*rows: Sequence[str]) -> str:
    """A table; a cell that begins with a tag is XML."""
    cells = (
        "".join(f"<w:tc>{c if c.startswith('<') else p(c)}</w:tc>" for c in row) for row in rows
    )
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def docx(folder: Path, *body: str, **parts: str) -> Path:
    """A Word document; parts: content of other parts, by name without folder and suffix."""
    path = folder / "input.docx"
    main = f"<w:document {SPACES}><w:body>{''.join(body)}</w:body></w:document>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", main)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return path


def html(folder: Path, body: str, head: str = '<meta charset="utf-8">') -> Path:
    """A web page."""
    path = folder / "input.html"
    path.write_text(f"<html><head>{head}</head><body>{body}</body></html>", "utf-8")
    return path


def txt(folder: Path, *lines: str) -> Path:
    """A text file."""
    path = folder / "input.txt"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


Text = tuple[float, float, float, str]
"""Points from the left and the upper edge, size, text."""
Rule = tuple[float, float, float, float]
"""From and to, in points from the left and the upper edge."""
WIDTH, HEIGHT = 595, 842


def pdf(folder: Path, *pages: Iterable[Text], rules: Iterable[Rule] = (), extra: str = "") -> Path:
    """A PDF with these texts at these places; extra: keys of each page."""
    drawn = list(rules)
    streams = [_commands(page, drawn) for page in pages]
    count = len(streams)
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(count))
    font = "/Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
    info = "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000"
    described = "/FontDescriptor 4 0 R"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>",
        f"<<{font}/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
        f"{info}{described}>>]>>",
        "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/Ascent 880/Descent -120"
        "/FontBBox[0 -120 1000 880]/ItalicAngle 0/StemV 90/CapHeight 880>>",
    ]
    for i, stream in enumerate(streams):
        box = f"/MediaBox[0 0 {WIDTH} {HEIGHT}]/Resources<</Font<</F 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R{box}/Contents {6 + 2 * i} 0 R{extra}>>")
        objects.append(f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream")
    return _written(folder / "input.pdf", objects)


def _commands(page: Iterable[Text], rules: Iterable[Rule]) -> str:
    lines = [
        f"BT /F {size} Tf 1 0 0 1 {x} {HEIGHT - top - size} Tm "
        f"<{text.encode('utf-16-be').hex()}> Tj ET"
        for x, top, size, text in page
    ]
    lines += [f"{a} {HEIGHT - b} m {c} {HEIGHT - d} l S" for a, b, c, d in rules]
    return "\n".join(lines)


def _written(path: Path, objects: Sequence[str]) -> Path:
    out = io.BytesIO()
    out.write(b"%PDF-1.5\n")
    places = []
    for n, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{n} 0 obj\n{content}\nendobj\n".encode("latin-1"))
    start = out.tell()
    entries = "".join(f"{place:010} 00000 n \n" for place in places)
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{entries}".encode())
    out.write(f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n".encode())
    out.write(f"startxref\n{start}\n%%EOF\n".encode())
    path.write_bytes(out.getvalue())
    return path


def flowing(*texts: str, top: float = 100, left: float = 72, size: float = 12) -> list[Text]:
    """Each text a line of the page."""
    return [(left, top + 20 * i, size, text) for i, text in enumerate(texts)]


def read(path: Path) -> Document:
    """The document of a file."""
    return document.load(path)


def lines(path: Path) -> list[str]:
    """Its lines that are not blank."""
    return [line for line in read(path).lines if line.strip()]


def omitted(path: Path) -> dict[str, Any]:
    """What the reader left out, by the reason."""
    found: dict[str, str] = {}
    for each in read(path).omitted:
        found[each.why] = found.get(each.why, "") + each.text
    return found
