"""A number with its unit in running text, whichever units the field knows."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from plancmp.domain import Domain
from plancmp.grammar import Grammar, Pattern


@lru_cache(maxsize=16)
def mention(domain: Domain) -> Pattern:
    """With the groups low, high, about and unit."""
    return domain.grammar.using("mention", unit=domain.units.words)


def number(text: str, grammar: Grammar) -> Decimal | None:
    """The value of digits or of a numeral; None for what damage has left."""
    if grammar["leading-zero"].holds(text):
        return None
    return Decimal(text.replace(",", "")) if text[0].isdigit() else grammar.value(text)


def unit(match: re.Match[str], domain: Domain) -> tuple[str, Decimal]:
    """The unit as the field declares it, and what the value must be multiplied by."""
    printed = match["unit"]
    if printed in domain.units.table:
        return printed, Decimal(1)
    return printed[1:], Decimal(domain.grammar.numerals["myriads"][printed[0]])
