"""Which figure of an indicator is the stronger promise, by the head of its name: the noun that it
ends in.

A head is matched at the end of the name only, the longest first; the field's own lists come before
those that all fields share. A word that turns the head round (reductions) or leaves it (growths) is
taken off first when the name as it stands has no head. A name that begins with a reduction may
count what is saved or what is left: nobody knows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from plancmp import knowledge
from plancmp.domain import Domain
from plancmp.text import fold

Direction = Literal["higher", "lower", "neither"]
"""neither: an official could not call more of it better, nor less."""
_BRACKETS = re.compile(r"[(（\[〔【][^()（）\[\]〔〕【】]*[)）\]〕】]")
_TURNED: dict[Direction, Direction] = {"higher": "lower", "lower": "higher", "neither": "neither"}


@lru_cache(maxsize=4096)
def direction(name: str, domain: Domain) -> Direction | None:
    """What is said of a head as the name stands, else of the one before a word of change; None when
    nobody knows it.
    """
    name = fold(_BRACKETS.sub("", name))
    if name.startswith(_longest_first("reductions")):
        return None
    if said := _head(name, domain):
        return said
    for words, turned in (("reductions", True), ("growths", False)):
        for word in _longest_first(words):
            if name.endswith(word) and len(name) > len(word):
                said = _head(name.removesuffix(word), domain)
                return _TURNED[said] if said and turned else said
    return None


def _head(name: str, domain: Domain) -> Direction | None:
    for heads in (_own(domain), _shared()):
        for length in range(len(name), 0, -1):
            if said := heads.get(name[-length:]):
                return said
    return None


@lru_cache(maxsize=8)
def _own(domain: Domain) -> Mapping[str, Direction]:
    return _by_head(domain.indicators.get("direction", {}))


@lru_cache(maxsize=1)
def _shared() -> Mapping[str, Direction]:
    table = knowledge.common("directions")
    made: dict[str, Direction] = {
        fold(stem + measure): code
        for code in ("higher", "lower")
        for stem in table["stems"][code]
        for measure in table["measures"][code]
    }
    return {**made, **_by_head(table["direction"])}


def _by_head(lists: knowledge.Table) -> Mapping[str, Direction]:
    return {fold(head): code for code in _TURNED for head in lists.get(code, ())}


@lru_cache(maxsize=2)
def _longest_first(words: str) -> tuple[str, ...]:
    return tuple(sorted(knowledge.common("directions")[words], key=len, reverse=True))
