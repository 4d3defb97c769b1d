"""Whose plan it is: by its title, its issuer, its number, else by the place that is named most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from plancmp.grammar import Grammar

OFTEN = 5
"""A place that is named so many times may be the plan's."""
AHEAD = 3
"""And so many times as often as any other."""
LONGEST_HEAD = 40
TOP = 5


class Place(NamedTuple):
    """Empty where the document does not say."""

    name: str = ""
    level: str = ""
    sure: bool = False


def place(title: str, issuer: str, number: str, text: Sequence[str], grammar: Grammar) -> Place:
    """The first of title, issuer and number that says it, else a line of the head.

    A plan that is called national is that of its issuer's place, where that has one.
    """
    told = (_named(title, grammar), _named(issuer, grammar))
    if name := next((name for name in told if name), ""):
        return Place(name, level(name, grammar), sure=True)
    national = (grammar["national"].holds(line) for line in (title, issuer, number) if line)
    if any(national):
        return Place(grammar.text("nation"), level(grammar.text("nation"), grammar), sure=True)
    for line in text[:TOP]:
        if len(line) <= LONGEST_HEAD and (name := _named(line, grammar)):
            return Place(name, level(name, grammar), sure=grammar["office"].holds(line))
    name = _often(text, grammar)
    return Place(name, level(name, grammar))


def level(name: str, grammar: Grammar) -> str:
    """By how the name ends; the longest end wins."""
    ends = [
        (len(end), level)
        for level, words in grammar.group("levels").items()
        for end in words
        if name.endswith(end)
    ]
    return max(ends)[1] if ends else ""


def _named(line: str, grammar: Grammar) -> str:
    """The place with which a line begins: of a province, a city and a district the last."""
    found = grammar["place"].find(line)
    name = found["place"] if found else ""
    while found and (found := grammar["district"].find(line, found.end())):
        name = found["place"]
    return str(name)


def _often(text: Sequence[str], grammar: Grammar) -> str:
    """The place that the document names most, when it does so often and few others."""
    found = (match["place"] for match in grammar["named-place"].each("".join(text)))
    named = [place for place in found if not grammar["not-a-place"].holds(place)]
    (most, count), (_, second) = [*Counter(named).most_common(2), ("", 0), ("", 0)][:2]
    return most if count >= OFTEN and count >= AHEAD * second else ""
