"""Plain text in UTF-8 or GB 18030, a paragraph or a cell a line."""

from __future__ import annotations

from plancmp.drafting import readers
from plancmp.drafting.readers.charset import plain_text
from plancmp.errors import UnreadableInput

SUFFIXES = (".txt", ".md")
CRAWLED = 2000
"""A line of so many characters holds a whole document …"""
FEW = 5
"""… where the file has no more lines than this."""


def read(source: readers.Source) -> readers.Reading:
    """As the file has them; a text without line breaks is parted before its headings."""
    text = plain_text(source.raw)
    if text is None:
        raise UnreadableInput("not-text-file", path=source.path)
    lines = text.removesuffix("\n").split("\n")
    if max(map(len, lines)) < CRAWLED or sum(map(bool, map(str.strip, lines))) > FEW:
        return readers.Reading(tuple(lines))
    parted = [part for line in lines for part in source.grammar["crawl-break"].split(line)]
    notice = readers.Notice("read-one-line", str(len(parted)))
    return readers.Reading(tuple(parted), notices=(notice,))
