"""Plain text in UTF-8 or GB 18030, a paragraph or a cell a line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from plancmp.errors import UnreadableInput

SUFFIXES = (".txt", ".md")


def read(path: Path, raw: bytes) -> Sequence[str]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.removesuffix("\n").split("\n")
    raise UnreadableInput(
        f"{path} is not text in UTF-8 or GB 18030", "save the document as text, docx, html or pdf"
    )
