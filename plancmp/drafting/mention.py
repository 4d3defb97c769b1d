"""A number with its unit in running text, whichever units the field knows."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from plancmp.domain import Domain
from plancmp.grammar import Grammar, Pattern


@lru_cache(maxsize=16)
def mention(domain: Domain) -> Pattern:
    """With the groups low, high, about and unit; a composed unit need not be one that is known."""
    return domain.grammar.using("mention", unit=domain.units.words)


@lru_cache(maxsize=16)
def glued(domain: Domain) -> Pattern:
    """A table whose cells were glued to one line."""
    return domain.grammar.using("glued-cells", unit=domain.units.words)


def number(text: str, grammar: Grammar) -> Decimal | None:
    """The value of digits or of a numeral; None for what is no whole number."""
    if grammar["leading-zero"].holds(text) or grammar["loose-numeral"].holds(text):
        return None
    return Decimal(text) if text[0].isdigit() else grammar.value(text)
