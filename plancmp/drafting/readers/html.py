"""Web pages: the text of their blocks and the rows of their tables, by lxml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from plancmp.drafting import readers
from plancmp.errors import UnreadableInput
from plancmp.grammar import Grammar

SUFFIXES = (".html", ".htm")
_SILENT = frozenset(
    {
        "script",
        "style",
        "head",
        "noscript",
        "template",
        "svg",
        "iframe",
        "select",
        "button",
    }
)
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "td",
        "br",
        "tr",
        "table",
        "ul",
        "ol",
        "dd",
        "dt",
        "blockquote",
        "body",
    }
)


def lines(path: Path, raw: bytes, grammar: Grammar) -> Sequence[str]:  # noqa: ARG001 - a reader's
    """The text of blocks, and the rows of tables."""
    etree = readers.library("lxml.etree", "lxml", SUFFIXES[0])
    try:
        root = readers.library("lxml.html", "lxml", SUFFIXES[0]).document_fromstring(raw)
    except (etree.ParserError, ValueError) as error:
        raise UnreadableInput("not-html", path=path, why=error) from error
    found = "".join(_text(root)).split("\n")
    return [line.strip("\x00") for line in found if line.strip()]


def _text(node: Any) -> Iterator[str]:
    if not isinstance(node.tag, str) or node.tag in _SILENT:
        yield node.tail or ""
        return
    if node.tag == "table" and _columns(node) > 1:
        yield "\n"
        yield from (f"{chr(9).join(cells)}\n" for cells in _rows(node))
    else:
        block = node.tag in _BLOCKS
        yield "\n" if block else ""
        yield re.sub(r"[ \t\r\n]+", " ", node.text or "")
        for child in node:
            yield from _text(child)
        yield "\n" if block else ""
    yield re.sub(r"[ \t\r\n]+", " ", node.tail or "")


def _columns(table: Any) -> int:
    return max((len(row.xpath("./td|./th")) for row in table.iter("tr")), default=0)


def _rows(table: Any) -> Iterator[list[str]]:
    for row in table.iter("tr"):
        yield [re.sub(r"\s+", "", cell.text_content()) for cell in row.xpath("./td|./th")]
