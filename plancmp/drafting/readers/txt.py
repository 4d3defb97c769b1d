"""Plain text in UTF-8 or GB 18030, a paragraph or a cell a line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from plancmp.errors import UnreadableInput
from plancmp.grammar import Grammar

SUFFIXES = (".txt", ".md")


def lines(path: Path, raw: bytes, grammar: Grammar) -> Sequence[str]:  # noqa: ARG001 - a reader's
    """As the file has them."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.removesuffix("\n").split("\n")
    raise UnreadableInput("not-text-file", path=path)
