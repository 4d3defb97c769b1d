"""In which language a document is written: one that is not Chinese is named and refused."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from plancmp.drafting.normal import is_han
from plancmp.errors import UnreadableInput
from plancmp.grammar import Grammar

LEAST = 60
"""Letters of a document from which its language can be told."""
SHARE = 0.1
"""The share of Chinese characters among the letters of a Chinese document."""
COMMON = 20
"""In English, one word of so many is one of the most common ones."""
_HAN = "CJK"


def expect(path: Path, lines: Sequence[str], grammar: Grammar) -> None:
    """UnreadableInput, naming the language or the script, for what is not Chinese."""
    scripts = Counter(_script(c) for line in lines for c in line if c.isalpha())
    total = scripts.total()
    if total < LEAST or scripts[_HAN] >= SHARE * total:
        return
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > total / 10:
        raise UnreadableInput("other-language", path=path, language="Japanese")
    named = max((s for s in scripts if s != _HAN), key=lambda s: (scripts[s], s))
    common = sum(1 for line in lines for _ in grammar["english"].each(line.lower()))
    english = named == "LATIN" and COMMON * common > sum(len(line.split()) for line in lines)
    raise UnreadableInput(
        "other-language", path=path, language="English" if english else named.title()
    )


def _script(character: str) -> str:
    """The script of a letter: the first word of its name."""
    if is_han(character):
        return _HAN
    return unicodedata.name(character, "unknown").split()[0].split("-")[0]
