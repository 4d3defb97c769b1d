"""Read an indicator's name: its denominator, its distinctive terms, and the letters that are left."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from plancmp.knowledge import table
from plancmp.text import fold


@dataclass(frozen=True, slots=True)
class Indicator:
    """A name, read by `data/knowledge/indicators.yaml`."""

    per: str
    """What the number is divided among (person, market-entity …); empty when it is not."""
    per_size: Decimal
    """How many of them: 10000 for “per 10,000 inhabitants”."""
    terms: frozenset[str]
    letters: str


@cache
def read(name: str) -> Indicator:
    """The parts of an indicator's name."""
    text = _strip_neutral_prefix(fold(name))
    per, size = "", Decimal(1)
    for entry in table("indicators")["denominators"]:
        for word in map(fold, entry["words"]):
            if not per and word in text and (text.startswith(word) or entry["size"] == 1):
                per, size = entry["of"], Decimal(entry["size"])
                text = text.replace(word, "", 1)
    letters = _neutral().sub("", _synonyms(text))
    terms = frozenset(
        term for term in map(fold, table("indicators")["distinctive"]) if term in letters
    )
    return Indicator(per, size, terms, letters)


def lower_is_better(name: str) -> bool:
    """Whether less of the indicator is the stronger commitment."""
    return any(word in name for word in table("indicators")["lower_is_better"])


def _strip_neutral_prefix(text: str) -> str:
    return re.sub("^(?:全市|全省|全县|全区|我市|我省|本市|本省)", "", text)


def _synonyms(text: str) -> str:
    pairs, pattern = _synonym_table()
    return pattern.sub(lambda match: pairs[match[0]], text)


@cache
def _synonym_table() -> tuple[dict[str, str], re.Pattern[str]]:
    pairs = {
        fold(word): fold(to)
        for to, words in table("indicators")["synonyms"].items()
        for word in (to, *words)
    }
    return pairs, re.compile("|".join(sorted(map(re.escape, pairs), key=len, reverse=True)))


@cache
def _neutral() -> re.Pattern[str]:
    return re.compile(
        "|".join(sorted(map(fold, table("indicators")["neutral"]), key=len, reverse=True))
    )
