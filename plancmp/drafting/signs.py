"""A line as one way of writing: one dash, one point, whole numbers, nothing that cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from plancmp.drafting.normal import visible
from plancmp.grammar import Grammar

_POINT = "."


@lru_cache(maxsize=8192)
def flat(text: str, grammar: Grammar) -> str:
    """Half width, without blanks.

    A number is written in one way: 1,200 and 1 2 0 0 as 1200, per cent in words with its sign. What
    blanks have cut so that nobody can tell holds the sign `cut`.
    """
    seen = visible(unicodedata.normalize("NFKC", text))
    whole = grammar["spaced-number"].regex.sub(lambda m: _joined(m, grammar), seen)
    bare = re.sub(r"\s", "", whole)
    bare = grammar["point-between"].regex.sub(_POINT, bare)
    bare = grammar["dash-between"].regex.sub("-", bare)
    bare = grammar["year-in-words"].regex.sub(lambda m: _digits(m[0], grammar), bare)
    bare = grammar["share-in-words"].regex.sub(lambda m: _share(m, grammar), bare)
    return grammar["thousands"].regex.sub(lambda m: m[0].replace(",", ""), bare)


def _joined(match: re.Match[str], grammar: Grammar) -> str:
    """Digits one by one, or around a point, are one number; other groups are not to be told."""
    text = match[0]
    begins = not match.string[: match.start()].strip()
    groups = re.split(r"[\s.]+", text)
    numbered = begins and re.match(r"\d{1,2}\s*\.\s", text)
    if not numbered and text.count(_POINT) <= 1:
        ints = re.split(r"\s+", text.partition(_POINT)[0].strip())
        if all(len(group) == 1 for group in ints) or len(ints) == 1:
            return re.sub(r"\s", "", text)
    return (grammar.text("enumeration") if numbered else grammar.signs("cut")).join(groups)


def _digits(text: str, grammar: Grammar) -> str:
    """A year with its signs as digits."""
    digits = grammar.numerals["digits"]
    return "".join(str(digits.get(sign, sign)) for sign in text)


def _share(match: re.Match[str], grammar: Grammar) -> str:
    """Per cent in words."""
    value = decimal_in_words(match["share"], grammar)
    if value is None:
        return match[0]
    return f"{value:f}%"


def decimal_in_words(text: str, grammar: Grammar) -> Decimal | None:
    """The value of digits or of a numeral, also with a point in words; None where it is neither."""
    whole, point, rest = text.partition(grammar.text("point"))
    if whole and whole[0].isdigit():
        return Decimal(whole) if not point else None
    value = grammar.value(whole) if whole else None
    if value is None or not point:
        return value
    digits = grammar.numerals["digits"]
    if not rest or any(sign not in digits for sign in rest):
        return None
    return value + Decimal("0." + "".join(str(digits[sign]) for sign in rest))
