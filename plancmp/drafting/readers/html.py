"""Web pages: the blocks and table rows of the article that a reader of the page sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from plancmp.drafting import readers
from plancmp.drafting.readers import Notice, Omitted
from plancmp.drafting.readers.cells import written
from plancmp.drafting.readers.charset import page_text
from plancmp.drafting.readers.web import look, tables
from plancmp.drafting.readers.web.article import Line, parted
from plancmp.errors import UnreadableInput

SUFFIXES = (".html", ".htm")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_GAPS = re.compile(r"\s+")
_NUL = "\0"


def read(source: readers.Source) -> readers.Reading:
    """The text of blocks, and the rows of tables."""
    text, whole = page_text(source.raw)
    page = _Page(source, parse(source, text))
    lines, omitted = [], page.omitted
    for line, why in parted(page.lines, source.grammar):
        if why:
            omitted.append(Omitted(line.text, why))
        else:
            lines.append(line.text)
    notices = () if whole else (Notice("read-bad-bytes"),)
    return readers.Reading(tuple(lines), tuple(omitted), tuple(page.added), notices)


def parse(source: readers.Source, text: str) -> Any:
    """The root element of a page; UnreadableInput for what is none, or too deep."""
    etree = readers.library("lxml.etree", "lxml", SUFFIXES[0])
    html = readers.library("lxml.html", "lxml", SUFFIXES[0])
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True)
    try:
        raw = text.replace(_NUL, "").encode("utf-8", "replace")
        root = html.document_fromstring(raw, parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableInput("not-html", path=source.path, why=error) from error
    _hold_depth(source, root)
    return root


def _hold_depth(source: readers.Source, root: Any) -> None:
    level = [root]
    depth = 0
    while level:
        depth += 1
        source.bounds.hold("depth", depth)
        level = [child for node in level for child in node]


class _Page:
    """Gathers the lines of a page."""

    def __init__(self, source: readers.Source, root: Any) -> None:
        self.source, self.look = source, look.Look(root)
        self.lines: list[Line] = []
        self.omitted: list[Omitted] = []
        self.added: list[str] = []
        self.text: list[str] = []
        """Of the line that is not yet full."""
        self.linked = 0
        self.around = self.link = self.kept = 0
        """How many elements are open that are no article, links, or keep their line breaks."""
        self.cells = 0
        self.walk(root)
        self.end(root)

    def walk(self, node: Any) -> None:
        """Everything in an element, without what stands behind it."""
        if not isinstance(node.tag, str) or node.tag in look.SILENT:
            return
        if why := self._why(node):
            self.omitted.append(Omitted("\n".join(_texts(node)), why))
            return
        self.source.bounds.tick()
        block, holder = node.tag in look.BLOCKS, node
        if block or node.tag == "br":
            self.end(node.getparent() if node.getparent() is not None else node)
        if node.tag == "table" and not tables.is_layout(node):
            self.table(node)
            return
        self.enter(node, 1)
        self.inner(node, holder)
        self.enter(node, -1)
        if block:
            self.end(node)

    def inner(self, node: Any, holder: Any) -> None:
        """The text of an element and of those in it."""
        if node.tag == "li" and node.getparent().tag == "ol":
            self.number(node)
        self.say(node.text, holder)
        for child in node:
            self.walk(child)
            self.say(child.tail, holder)

    def enter(self, node: Any, step: int) -> None:
        """Note what kind of element is opened, or closed again."""
        self.link += step * (node.tag == "a" and node.get("href") is not None)
        self.kept += step * look.keeps_lines(node)
        self.around += step * look.is_around(node)

    def say(self, text: str | None, node: Any) -> None:
        """Text of the line; in a `pre` it may be several lines."""
        if not text:
            return
        first, *more = text.split("\n") if self.kept else [_BLANKS.sub(" ", text)]
        self._put(first)
        for line in more:
            self.end(node)
            self._put(line)

    def _put(self, text: str) -> None:
        self.text.append(text)
        self.linked += len(text) if self.link else 0

    def end(self, node: Any) -> None:
        """The line is full."""
        text = "".join(self.text).strip(" \r\xa0")
        if text.strip():
            self.lines.append(Line(text, node, self.linked, self.around > 0))
        self.text, self.linked = [], 0

    def number(self, node: Any) -> None:
        """The number that a browser puts before an item of a list."""
        begins = unicodedata.normalize("NFKC", node.text_content().strip()[:1])
        if begins.isdecimal() or begins == "(":
            return
        items = [item for item in node.getparent() if item.tag == "li"]
        said = f"{items.index(node) + 1}."
        self.added.append(said)
        self.text.append(said)

    def table(self, node: Any) -> None:
        """The rows of a table of data."""
        for caption in node.iter("caption"):
            self.walk(caption)
        for row in tables.rows(node):
            if self.look.is_hidden(row):
                self.omitted.append(Omitted("\n".join(_texts(row)), "hidden"))
                row.getparent().remove(row)
        grid = list(tables.grid(node, self.parts, self.source.bounds))
        found = written(grid, self.source)
        self.added += found.added
        around = self.around > 0
        for text in found.lines:
            if text.strip():
                self.lines.append(Line(text, node, 0, around, row="\t" in text))

    def parts(self, cell: Any) -> list[str]:
        """The lines of a cell."""
        self.cells += 1
        self.source.bounds.hold("cells", self.cells)
        outer, self.lines = self.lines, []
        self.walk(cell)
        self.end(cell)
        own, self.lines = self.lines, outer
        return [_GAPS.sub("", line.text) for line in own]

    def _why(self, node: Any) -> str:
        """Why an element is left out; empty where it is not."""
        if self.look.is_hidden(node):
            return "hidden"
        if look.is_struck(node):
            return "struck"
        if node.tag in ("rt", "rp"):
            return "ruby"
        if look.is_raised(node):
            grammar = self.source.grammar
            mark = grammar["note-mark"].holds(node.text_content())
            return (
                "note-mark"
                if mark and not grammar["power-base"].holds("".join(self.text[-2:]))
                else ""
            )
        return ""


def _texts(node: Any) -> Iterator[str]:
    """The texts of an element, without those that are no text of a page."""
    if not isinstance(node.tag, str) or node.tag in look.SILENT:
        return
    yield node.text or ""
    for child in node:
        yield from _texts(child)
        yield child.tail or ""
