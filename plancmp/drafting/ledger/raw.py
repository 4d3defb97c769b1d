"""Every text of a raw file, wherever it stands: no word of this is taken from a reader.

A text of a docx part, of a page, of a PDF page, of a text file; in groups, within which several
texts may make one figure.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Any

from plancmp.drafting import readers
from plancmp.drafting.ledger.record import Place
from plancmp.drafting.readers.charset import page_text, plain_text

Group = tuple[Place, tuple[str, ...]]
"""Where it stands, and its texts."""
_TEXT = ("t", "delText")
_PARTS = ("document", "footnotes", "endnotes", "comments", "header", "footer")
_NO_TEXT = ("script", "style", "head", "noscript", "template")


def groups(path: str, raw: bytes) -> Iterator[Group]:
    """Those of a file, by its suffix."""
    suffix = PurePath(path).suffix.lower()
    return _BY_SUFFIX.get(suffix, _plain)(raw)


def _plain(raw: bytes) -> Iterator[Group]:
    for n, line in enumerate((plain_text(raw) or "").split("\n"), 1):
        yield ("line", n), (line,)


def _word(raw: bytes) -> Iterator[Group]:
    """The paragraphs of every part that has text; of a drawing written in two ways, one."""
    etree = readers.library("lxml.etree", "lxml", ".docx")
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    count = 0
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for part in sorted(archive.namelist()):
            folder, _, file = part.rpartition("/")
            if folder != "word" or not file.startswith(_PARTS) or not file.endswith(".xml"):
                continue
            root = etree.fromstring(archive.read(part), parser)
            for paragraph, texts in _paragraphs(root):
                count += paragraph
                yield ("paragraph", count), texts


def _paragraphs(root: Any) -> Iterator[tuple[bool, tuple[str, ...]]]:
    """The texts between the beginnings and ends of paragraphs; whether a new one begins."""
    texts: list[str] = []
    begins = False
    doubled = _doubled(root)
    for node in root.iter():
        kind = _name(node)
        if kind in ("p", "tc"):
            yield begins, tuple(texts)
            texts, begins = [], True
        elif kind in _TEXT and node.text and node not in doubled:
            texts.append(node.text)
    yield begins, tuple(texts)


def _doubled(root: Any) -> set[Any]:
    """The texts of the older of two ways in which a drawing is written."""
    found: set[Any] = set()
    for node in root.iter():
        if _name(node) != "AlternateContent":
            continue
        ways = [[each for each in way.iter() if _name(each) in _TEXT] for way in node]
        full = [texts for texts in ways if any(text.text for text in texts)]
        found |= {text for texts in full[1:] for text in texts}
    return found


def _name(node: Any) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _page(raw: bytes) -> Iterator[Group]:
    """Every text of a web page that is no program, style or comment."""
    html = readers.library("lxml.html", "lxml", ".html")
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True)
    text = page_text(raw)[0].replace("\0", "").encode("utf-8", "replace")
    root = html.document_fromstring(text, parser)
    silent = {each for node in root.iter(*_NO_TEXT) for each in node.iter()}
    texts: list[str] = []
    for event, node in _events(root):
        if event == "start" and node.tag in ("p", "tr", "div", "li", "table"):
            yield ("line", node.sourceline or 0), tuple(texts)
            texts = []
        said = node.text if event == "start" and node not in silent else None
        if event == "end" and node.getparent() not in silent:
            said = node.tail
        if said:
            texts.append(said)
    yield ("line", 0), tuple(texts)


def _events(root: Any) -> Iterator[tuple[str, Any]]:
    etree = readers.library("lxml.etree", "lxml", ".html")
    yield from etree.iterwalk(root, events=("start", "end"))


def _pdf(raw: bytes) -> Iterator[Group]:
    """The text of every page, as the other library than the reader's reads it."""
    pypdfium2 = readers.library("pypdfium2", "pypdfium2", ".pdf")
    document = pypdfium2.PdfDocument(raw)
    for number in range(len(document)):
        yield ("page", number + 1), (document[number].get_textpage().get_text_range(),)


_BY_SUFFIX: dict[str, Callable[[bytes], Iterator[Group]]] = {
    ".docx": _word,
    ".html": _page,
    ".htm": _page,
    ".pdf": _pdf,
}
