"""Which figure of an indicator is the stronger promise, by the head of its name: the noun that it
ends in.

A head is matched at the end of the name only, the longest first; the field's own lists come before
those that all fields share. A word that turns the head round (reductions) or leaves it (growths) is
taken off first when the name as it stands has no head.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from plancmp import knowledge
from plancmp.domain import Domain
from plancmp.text import fold

Direction = Literal["higher", "lower"]
_BRACKETS = re.compile(r"[(（\[〔【][^()（）\[\]〔〕【】]*[)）\]〕】]")
_TURNED: dict[str, str] = {"higher": "lower", "lower": "higher"}


@lru_cache(maxsize=4096)
def direction(name: str, domain: Domain) -> Direction | None:
    """higher or lower; None when an official could not say, or nobody knows."""
    said = _of_name(fold(_BRACKETS.sub("", name)), domain) or _default(domain)
    return "higher" if said == "higher" else "lower" if said == "lower" else None


def _default(domain: Domain) -> str:
    """What the field wants of everything that it counts; empty where it has no such rule."""
    return str(domain.indicators.get("direction", {}).get("default", ""))


def _of_name(name: str, domain: Domain) -> str:
    """By a head as the name stands, else by the one before a word of change; empty when neither
    says anything.
    """
    if said := _head(name, domain):
        return said
    for words, turned in (("reductions", True), ("growths", False)):
        for word in _longest_first(words):
            if name.endswith(word) and len(name) > len(word):
                said = _head(name.removesuffix(word), domain)
                return _TURNED.get(said, said) if turned else said
    return ""


def _head(name: str, domain: Domain) -> str:
    """higher, lower, neither, or empty; a field with a rule for everything is not held up by
    `neither` of the others.
    """
    for heads in (_own(domain), _shared()):
        for length in range(len(name), 0, -1):
            said = heads.get(name[-length:], "")
            if said and not (said == "neither" and heads is _shared() and _default(domain)):
                return said
    return ""


@lru_cache(maxsize=8)
def _own(domain: Domain) -> Mapping[str, str]:
    return _by_head(domain.indicators.get("direction", {}))


@lru_cache(maxsize=1)
def _shared() -> Mapping[str, str]:
    return _by_head(knowledge.common("directions")["direction"])


def _by_head(lists: knowledge.Table) -> Mapping[str, str]:
    codes = ("higher", "lower", "neither")
    return {fold(head): code for code in codes for head in lists.get(code, ())}


@lru_cache(maxsize=2)
def _longest_first(words: str) -> tuple[str, ...]:
    return tuple(sorted(knowledge.common("directions")[words], key=len, reverse=True))
