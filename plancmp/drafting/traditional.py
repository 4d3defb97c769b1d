"""Traditional characters as simplified ones, so that the words of the grammar are found."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.drafting.normal import is_han
from plancmp.drafting.readers import Notice, library
from plancmp.errors import MissingTool

SHARE = 0.1
"""The share of characters that only traditional writing has, at least."""
LEAST = 20
"""Of so many Chinese characters."""


def folded(lines: Sequence[str]) -> tuple[tuple[str, ...], tuple[Notice, ...]]:
    """The lines in simplified characters, one for one; those of a simplified document as they are.

    Without the library that knows the characters the document is read as it is, and that is told.
    """
    if not is_traditional(lines):
        return tuple(lines), ()
    try:
        convert = library("opencc", "opencc", ".txt").OpenCC("t2s").convert
    except MissingTool:
        return tuple(lines), (Notice("read-traditional-as-is"),)
    return tuple("".join(map(convert, line)) for line in lines), (Notice("read-traditional"),)


def is_traditional(lines: Sequence[str]) -> bool:
    """Whether many characters are such as only traditional writing has."""
    signs = [c for line in lines for c in line if is_han(c)]
    only = sum(1 for c in signs if _in(c, "big5") and not _in(c, "gb2312"))
    return len(signs) >= LEAST and only > SHARE * len(signs)


def _in(character: str, charset: str) -> bool:
    try:
        character.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
