"""Theme and instruments of a paragraph, as far as its words say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from plancmp.domain import Domain

MOST_INSTRUMENTS = 6
NO_INSTRUMENT = "planning"
"""What a paragraph that names no instrument does."""


def theme(words: str, text: str, domain: Domain) -> tuple[str, bool]:
    """Of the theme whose hint stands first in the words, else in the text; whether there is one."""
    for place in (words, text):
        found = [
            (at, code)
            for code, entry in domain.themes.items()
            for hint in entry.get("hints", ())
            if (at := place.find(hint)) >= 0
        ]
        if found:
            return min(found)[1], True
    return _default(domain), False


def _default(domain: Domain) -> str:
    """The theme that the pack names for this, else the last that is no safeguard."""
    named = (code for code, entry in domain.themes.items() if entry.get("role") == "default")
    last = [code for code in domain.themes if code not in domain.safeguards] or [*domain.themes]
    return next(named, last[-1])


def instruments(text: str, domain: Domain) -> tuple[str, ...]:
    """Those of which a term stands in the text, in the order of the codelist; it may be none."""
    terms = _terms(domain).items()
    found = [code for code, words in terms if any(word in text for word in words)]
    return tuple(found[:MOST_INSTRUMENTS])


@lru_cache(maxsize=16)
def _terms(domain: Domain) -> Mapping[str, tuple[str, ...]]:
    """By instrument, the terms of its scope that have more than one character."""
    comma = domain.grammar["scope-comma"]
    return MappingProxyType(
        {
            code: tuple(term for term in comma.split(str(entry.get("scope", ""))) if len(term) > 1)
            for code, entry in domain.instruments.items()
        }
    )
