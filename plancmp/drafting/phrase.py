"""The words around a figure: its comparator, the name that leads to it, what the number counts."""

from __future__ import annotations

from plancmp.domain import Domain
from plancmp.grammar import Grammar

LONGEST_NAME = 40


def comparator(before: str, after: str, grammar: Grammar) -> str:
    """Of the words behind the figure, else of the nearest before it."""
    for sign, words in grammar.group("behind").items():
        if after.startswith(words):
            return sign
    ends = [
        (before.rfind(word) + len(word), len(word), sign)
        for sign, words in grammar.group("before").items()
        for word in words
        if word in before
    ]
    return max(ends)[2] if ends else "="


def name(before: str, grammar: Grammar) -> str:
    """The indicator's name: without year, without the verbs that lead to it or to the figure."""
    text = grammar["bound"].without(grammar["clause-year"].without(before))
    if text.count("(") > text.count(")"):
        text = grammar["open-bracket"].without(text)
    for part in ("name-begin", "reach", "name-lead"):
        text = grammar[part].without(text)
    text = text.strip(grammar.signs("name-edge"))
    return text[-LONGEST_NAME:] if len(text) > LONGEST_NAME else text


def name_after(after: str, grammar: Grammar) -> str:
    """The name of what is counted, where it stands behind the figure."""
    text = grammar["name-stop"].split(grammar["name-behind"].without(after))[0]
    return text[:LONGEST_NAME].strip(grammar.signs("name-behind-edge"))


def basis(before: str, unit: str, domain: Domain) -> str:
    """What the number counts, as far as the words before it say."""
    if domain.grammar["cumulative"].holds(before):
        return "cumulative"
    yearly = unit.endswith(f"/{domain.units.year}")
    return "annual" if yearly or domain.grammar["yearly"].holds(before) else ""
