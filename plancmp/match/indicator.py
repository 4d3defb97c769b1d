"""Read an indicator's name: its denominator, its distinctive terms, the letters that are left."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from plancmp.domain import Domain
from plancmp.text import fold


class IndicatorName(NamedTuple):
    """A name, read by the `indicators.yaml` of its field."""

    per: str
    """What the number is divided among (person, market-entity …); empty when it is not."""
    per_size: Decimal
    """How many of them: 10000 for “per 10,000 inhabitants”."""
    terms: frozenset[str]
    letters: str


@lru_cache(maxsize=4096)
def parse(name: str, domain: Domain) -> IndicatorName:
    """The parts of an indicator's name."""
    rules = _rules(domain)
    text = rules.prefix.sub("", fold(name))
    per, size = "", Decimal(1)
    for word, of, of_size in rules.denominators:
        if not per and word in text and (text.startswith(word) or of_size == 1):
            per, size = of, Decimal(of_size)
            text = text.replace(word, "", 1)
    synonyms = rules.synonyms
    letters = rules.synonym.sub(lambda match: synonyms[match[0]], text)
    letters = rules.neutral.sub("", letters)
    terms = frozenset(term for term in rules.distinctive if term in letters)
    return IndicatorName(per, size, terms, letters)


class _Rules(NamedTuple):
    """The field's `indicators.yaml`, compiled."""

    prefix: re.Pattern[str]
    denominators: tuple[tuple[str, str, int], ...]
    """Word, what it divides by, how many of them."""
    synonyms: dict[str, str]
    synonym: re.Pattern[str]
    neutral: re.Pattern[str]
    distinctive: tuple[str, ...]


@lru_cache(maxsize=8)
def _rules(domain: Domain) -> _Rules:
    data = domain.indicators
    denominators = data.get("denominators", ())
    synonyms = {
        fold(word): fold(to)
        for to, words in data.get("synonyms", {}).items()
        for word in (to, *words)
    }
    return _Rules(
        prefix=re.compile("^(?:" + _any(data.get("prefixes", ())).pattern + ")"),
        denominators=tuple((fold(w), d["of"], d["size"]) for d in denominators for w in d["words"]),
        synonyms=synonyms,
        synonym=_any(synonyms),
        neutral=_any(map(fold, data.get("neutral", ()))),
        distinctive=tuple(map(fold, data.get("distinctive", ()))),
    )


def _any(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, the longest first; nothing when there are none."""
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    return re.compile("|".join(longest_first) or r"(?!)")
