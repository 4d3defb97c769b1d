"""The words around a figure: its comparator, the name that leads to it, what the number counts."""

from __future__ import annotations

import re

from plancmp.domain import Domain
from plancmp.grammar import Grammar

LONGEST_NAME = 40
_HELD = 0xE000
"""Private-use signs from this one on stand for years that a name keeps, while it is cut out."""


def comparator(before: str, after: str, grammar: Grammar) -> str:
    """Of the words behind the figure, else of the nearest before it."""
    for sign, words in grammar.group("behind").items():
        if after.startswith(words):
            return sign
    before = grammar["figured-lead"].without(before)
    ends = [
        (before.rfind(word) + len(word), len(word), sign)
        for sign, words in grammar.group("before").items()
        for word in words
        if (before.endswith(word) if _is_short(word) else word in before)
    ]
    return max(ends)[2] if ends else "="


def _is_short(word: str) -> bool:
    """A word of one character is a part of many others: it must stand right before the figure."""
    return len(word) == 1 and word.isalpha()


def name(before: str, grammar: Grammar, *, grows: bool = False) -> str:
    """The indicator's name: without year, without the verbs that lead to it or to the figure.

    grows: whether the figure says how much it grows; that word is a part of the name. So is the
    year with which a figure is compared, or of whose prices it is.
    """
    held: dict[str, str] = {}

    def hold(match: re.Match[str]) -> str:
        sign = chr(_HELD + len(held))
        held[sign] = match[0]
        return sign

    text = grammar["relative-to"].regex.sub(hold, grammar["base-lead"].without(before))
    edge = grammar.signs("name-edge") + "".join(held)
    text = grammar["at-prices"].regex.sub(hold, text)
    text = grammar["figured-lead"].without(grammar["clause-year"].without(text))
    text = grammar["bound"].without(text)
    if text.count("(") > text.count(")"):
        text = grammar["open-bracket"].without(text)
    text = grammar["name-begin"].without(text)
    growth = grammar["growth-lead"].find(text) if grows else None
    text = text[: growth.end("growth")] if growth else _without_reach(text, grammar)
    text = grammar["name-lead"].without(text).strip(edge)
    if grammar["only-verbs"].holds(text):
        return ""
    for sign, printed in held.items():
        text = text.replace(sign, printed)
    return text[-LONGEST_NAME:] if len(text) > LONGEST_NAME else text


def _without_reach(text: str, grammar: Grammar) -> str:
    """Without the verbs that lead to the figure, and the word of time before them."""
    found = grammar["reach"].find(text)
    return grammar["time-end"].without(text[: found.start()]) if found else text


def growth(before: str, grammar: Grammar) -> re.Match[str] | None:
    """The words that say that what follows is how much something grows."""
    return grammar["growth-lead"].find(grammar["bound"].without(before))


def name_after(after: str, grammar: Grammar) -> str:
    """The name of what is counted, where it stands behind the figure."""
    text = grammar["name-stop"].split(grammar["name-behind"].without(after))[0]
    text = grammar["figured-modifier"].without(text)
    return text[:LONGEST_NAME].strip(grammar.signs("name-behind-edge"))


def basis(before: str, unit: str, domain: Domain) -> str:
    """What the number counts, as far as the words before it say."""
    if domain.grammar["cumulative"].holds(before):
        return "cumulative"
    yearly = unit.endswith(f"/{domain.units.year}")
    return "annual" if yearly or domain.grammar["yearly"].holds(before) else ""
