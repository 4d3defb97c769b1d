"""Lines as a reader gives them -> lines as they are read: signs that nobody sees, odd dashes and
numbers that are spaced out made plain. A line stays a line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from plancmp.drafting.readers import Notice
from plancmp.drafting.spaced import tabbed
from plancmp.grammar import Grammar

_UNSEEN = ("Cf", "Cn", "Co", "Cs")
"""Format characters, noncharacters, private use, surrogates."""
_LEAST = 2
"""So many years are spaced out, or headings marked, in a document that does so."""


def lines(found: Sequence[str], grammar: Grammar) -> tuple[tuple[str, ...], tuple[Notice, ...]]:
    """The lines, and what was changed in them that a coder should know."""
    plain = tabbed(_unmarked([_line(line, grammar) for line in found], grammar), grammar)
    if not _spaced(plain, grammar):
        return tuple(plain), ()
    gap = grammar["digit-gap"]
    return tuple(gap.without(line) for line in plain), (Notice("read-spaced-digits"),)


def visible(text: str) -> str:
    """Without the characters that nobody sees; a control character parts what it stands between."""
    if text.isprintable():
        return text
    return "".join(map(_seen, text.replace("\r", "")))


def is_han(character: str) -> bool:
    """Whether a character is a common Chinese one."""
    return 0x4E00 <= ord(character) <= 0x9FFF


def _seen(character: str) -> str:
    kind = unicodedata.category(character)
    if kind in _UNSEEN:
        return ""
    return " " if kind == "Cc" and character != "\t" else character


def _unmarked(found: Sequence[str], grammar: Grammar) -> list[str]:
    """Without the marks of headings and stress, where the text is Markdown."""
    heads = grammar["markdown-heading"]
    if sum(heads.holds(line) for line in found) < _LEAST:
        return list(found)
    return [grammar["markdown-stress"].regex.sub(r"\1", heads.without(line)) for line in found]


def _line(line: str, grammar: Grammar) -> str:
    seen = visible(line)
    if seen.isascii():
        return seen
    seen = grammar["compatibility"].regex.sub(_compatible, seen)
    seen = grammar["odd-dash"].regex.sub("-", seen)
    return grammar["middle-dot"].regex.sub(".", seen)


def _compatible(match: object) -> str:
    return unicodedata.normalize("NFKC", str(match[0]))  # type: ignore[index]


def _spaced(found: Sequence[str], grammar: Grammar) -> bool:
    """Whether most years of a document have blanks between their digits."""
    spaced = sum(1 for line in found for _ in grammar["spaced-year"].each(line))
    whole = sum(1 for line in found for _ in grammar["whole-year"].each(line))
    return spaced >= _LEAST and spaced > whole
