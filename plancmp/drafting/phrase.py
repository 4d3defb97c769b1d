"""The words around a figure: its comparator, the name that leads to it, what the number counts."""

from __future__ import annotations

import re

from plancmp.domain import Domain
from plancmp.grammar import Grammar

LONGEST_NAME = 40
_HELD = {"relative-to": "\ue000", "at-prices": "\ue001"}
"""What stands for a year with which a figure is compared, or of whose prices it is, while a name is
cut out.
"""


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
    text = grammar["base-lead"].without(before)
    for key, sign in _HELD.items():
        text = grammar[key].regex.sub(sign, text)
    text = grammar["figured-lead"].without(grammar["clause-year"].without(text))
    text = grammar["bound"].without(text)
    if text.count("(") > text.count(")"):
        text = grammar["open-bracket"].without(text)
    text = grammar["name-begin"].without(text)
    growth = grammar["growth-lead"].find(text) if grows else None
    text = text[: growth.end("growth")] if growth else _without_reach(text, grammar)
    text = (
        grammar["name-lead"].without(text).strip(grammar.signs("name-edge") + _HELD["relative-to"])
    )
    if grammar["only-verbs"].holds(text):
        return ""
    text = _restored(text, before, grammar)
    return text[-LONGEST_NAME:] if len(text) > LONGEST_NAME else text


def _restored(text: str, before: str, grammar: Grammar) -> str:
    """With the years that were held apart where they stood."""
    for key, sign in _HELD.items():
        held = [match[0] for match in grammar[key].each(before)]
        for each in held[len(held) - text.count(sign) :]:
            text = text.replace(sign, each, 1)
    return text


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
