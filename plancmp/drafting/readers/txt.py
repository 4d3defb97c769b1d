"""Plain text in UTF-8 or GB 18030, a paragraph or a cell a line."""

from __future__ import annotations

from plancmp.drafting import readers
from plancmp.drafting.readers.charset import plain_text
from plancmp.errors import UnreadableInput

SUFFIXES = (".txt", ".md")


def read(source: readers.Source) -> readers.Reading:
    """As the file has them."""
    text = plain_text(source.raw)
    if text is None:
        raise UnreadableInput("not-text-file", path=source.path)
    return readers.Reading(tuple(text.removesuffix("\n").split("\n")))
