"""Whether a number in a clause is promised, or counts something on the way."""

from __future__ import annotations

import re

from plancmp.domain import Domain
from plancmp.grammar import Grammar

SMALLEST_IN_WORDS = 10
"""Smaller numbers in words are mostly no figures."""


def is_promise(clause: str, match: re.Match[str], domain: Domain) -> bool:
    """Not a part of a name, a condition, a sum that is paid, a span, or a small number in words."""
    grammar = domain.grammar
    before, after = clause[: match.start()], clause[match.end() :]
    return not (
        grammar["multiple"].holds(match["low"])
        or _belongs_to_what_follows(before, after, grammar)
        or (match["unit"] in grammar.words("sizes") and grammar["sized-body"].holds(after))
        or _is_span(match["unit"], before, after, grammar)
        or _is_small(match["low"], before, grammar)
        or _is_payment(match["unit"], clause, grammar)
        or grammar["condition"].holds(clause)
        or any(before.count(pair[0]) > before.count(pair[1]) for pair in grammar.words("pairs"))
        or grammar["ordinal-lead"].holds(before)
    )


def _belongs_to_what_follows(before: str, after: str, grammar: Grammar) -> bool:
    if after.startswith(grammar.words("not-things")):
        return True
    if not grammar["inside-modifier"].holds(after):
        return False
    reaches = grammar["share-or-reach"].holds(before) and not grammar["only-verbs"].holds(before)
    bound = grammar["modifier"].holds(after)
    return reaches or grammar["sized"].holds(before) or (bound and not before)


def _is_span(unit: str, before: str, after: str, grammar: Grammar) -> bool:
    if grammar["deadline"].holds(after):
        return True
    measures = unit in grammar.words("spans") or unit in grammar.words("lengths")
    if measures and grammar["describes"].holds(after):
        return True
    led = grammar["reach"].holds(before) or grammar["base-lead"].holds(before)
    return unit in grammar.words("spans") and not led


def _is_small(number: str, before: str, grammar: Grammar) -> bool:
    if number[0].isdigit():
        return False
    small = (grammar.value(number) or 0) < SMALLEST_IN_WORDS
    return small and not grammar["small-lead"].holds(before)


def _is_payment(unit: str, clause: str, grammar: Grammar) -> bool:
    money = unit.endswith(grammar.words("currency"))
    return money and any(word in clause for word in grammar.words("payments"))
