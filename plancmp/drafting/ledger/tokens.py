"""The figures of a text: digits of any width with their separators, numerals with a unit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from plancmp.domain import Domain
from plancmp.drafting.complete import SMALL
from plancmp.drafting.normal import visible
from plancmp.grammar import any_of

SEAM = "\x1f"
"""Between two texts of a raw file that stand beside each other."""
NEAR = 3
"""By so many characters before and behind it a figure is known again."""
_BLANKS = re.compile(r"[\s|/\x1f]+")


@dataclass(frozen=True, slots=True)
class Token:
    """One figure in a text."""

    key: str
    """In plain digits."""
    printed: str
    start: int
    end: int
    before: str
    after: str
    numeral: bool = False


def tokens(text: str, domain: Domain) -> list[Token]:
    """Those of one text, in order."""
    found = [*_digits(text, domain), *_numerals(text, domain)]
    return sorted(found, key=lambda token: token.start)


def clean(text: str) -> str:
    """A text of a raw file without the signs that nobody sees."""
    return visible(text).replace(SEAM, " ")


def key(printed: str) -> str:
    """A figure in plain digits, with a point and without separators."""
    plain = unicodedata.normalize("NFKC", printed).replace(",", "")
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in plain)


def glued(parts: list[Token], text: str) -> str:
    """What several tokens are when they are read as one figure."""
    whole = parts[0].key
    for one, two in pairwise(parts):
        gap = text[one.end : two.start]
        whole += ("." if gap.strip(f" \t\n{SEAM}") else "") + two.key
    return whole


def _digits(text: str, domain: Domain) -> Iterator[Token]:
    for match in domain.grammar["figure-token"].each(text):
        yield _token(key(match[0]), match, text)


def _numerals(text: str, domain: Domain) -> Iterator[Token]:
    """Numerals in words, without those that are a part of a word."""
    multiples = set(domain.grammar.words("multiples"))
    units = _units(domain)
    for match in domain.grammar["numeral"].each(text):
        if not set(match[0]) - multiples or not units.match(text, match.end()):
            continue
        value = domain.grammar.value(match[0])
        if value is not None and value >= SMALL and not _is_digit(text[match.start() - 1 :][:1]):
            yield _token(match[0], match, text, numeral=True)


def _is_digit(character: str) -> bool:
    return character.isdecimal()


def _token(name: str, match: re.Match[str], text: str, *, numeral: bool = False) -> Token:
    start, end = match.span()
    before = _BLANKS.sub("", text[max(start - 4 * NEAR, 0) : start])[-NEAR:]
    after = _BLANKS.sub("", text[end : end + 4 * NEAR])[:NEAR]
    return Token(name, match[0], start, end, before, after, numeral)


@lru_cache(maxsize=16)
def _units(domain: Domain) -> re.Pattern[str]:
    return re.compile(any_of(domain.units.words))
