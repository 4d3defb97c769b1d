"""How official documents write, as data: the patterns and words of `data/knowledge/grammar.yaml`.

The head of that file says what its parts are and how a pattern holds others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from plancmp import knowledge, resources
from plancmp.knowledge import Malformed, Table
from plancmp.model.finding import Finding

Words = tuple[str, ...]
_HOLDS = re.compile(r"<<([a-z0-9+-]+)>>")


class WrongPattern(Malformed):
    """A pattern that is no regular expression, or does not do what its examples say."""

    def __init__(self, pattern: str, example: str, why: str) -> None:
        file = resources.data("knowledge", "grammar.yaml")
        words = (("pattern", pattern), ("example", example), ("why", why))
        super().__init__(file, (Finding("wrong-pattern", "error", str(file), 1, 1, words),))


@dataclass(frozen=True, eq=False, slots=True)
class Pattern:
    """A regular expression with the way in which it is tried."""

    regex: re.Pattern[str]
    how: str = "search"
    """search, match or fullmatch."""

    def find(self, text: str, at: int = 0) -> re.Match[str] | None:
        """Where the text says it, from a place on."""
        if self.how == "search":
            return self.regex.search(text, at)
        return self.regex.match(text, at) if self.how == "match" else self.regex.fullmatch(text, at)

    def holds(self, text: str) -> bool:
        """Whether the text says it."""
        return self.find(text) is not None

    def each(self, text: str) -> Iterator[re.Match[str]]:
        """Every place in the text, however it is tried."""
        return self.regex.finditer(text)

    def without(self, text: str) -> str:
        """The text with every place taken out."""
        return self.regex.sub("", text)

    def split(self, text: str) -> list[str]:
        """The text between the places; only for patterns without groups."""
        return self.regex.split(text)


@dataclass(frozen=True, eq=False)
class Grammar:
    """Compared by identity, like the domain that hands it down."""

    table: Table = field(repr=False)
    """The content of the file."""
    numerals: Table = field(repr=False)
    """The value of each sign of a numeral: digits, tens and myriads."""
    patterns: Mapping[str, Pattern] = field(repr=False)

    @staticmethod
    @cache
    def common() -> Grammar:
        """That of the packaged knowledge; Malformed when an example shows a pattern to be wrong."""
        return compiled(knowledge.common("grammar"), knowledge.common("numbers"))

    def __getitem__(self, name: str) -> Pattern:
        return self.patterns[name]

    def words(self, name: str) -> Words:
        """A list of words."""
        found: Words = self.table["words"][name]
        return found

    def group(self, name: str) -> Mapping[str, Words]:
        """Words by what they stand for: `before`, `behind`, `zones`, `levels`."""
        found: Mapping[str, Words] = self.table["groups"][name]
        return found

    def signs(self, name: str) -> str:
        """Characters that belong together."""
        return str(self.table["signs"][name])

    def text(self, name: str) -> str:
        """What a draft writes itself."""
        return str(self.table["texts"][name])

    def using(self, name: str, **lists: Words) -> Pattern:
        """A pattern with other word lists in place of the file's."""
        source = _source(name, self.table, self.numerals, lists)
        return Pattern(re.compile(source), self.patterns[name].how)

    def value(self, numeral: str) -> Decimal | None:
        """Of a numeral in words; None for a lone myriad, which belongs to digits."""
        total = section = digit = 0
        for i, sign in enumerate(numeral):
            if sign in self.numerals["digits"]:
                digit = self.numerals["digits"][sign]
            elif sign in self.numerals["tens"]:
                section += (digit or 1) * self.numerals["tens"][sign]
                digit = 0
            elif i == 0:
                return None
            else:
                total += (section + digit) * self.numerals["myriads"][sign]
                section = digit = 0
        return Decimal(total + section + digit)


def compiled(table: Table, numerals: Table) -> Grammar:
    """A grammar file as a grammar; WrongPattern, with the first example that fails."""
    patterns = {name: _pattern(name, table, numerals) for name in table["patterns"]}
    for name, pattern in patterns.items():
        _try(name, pattern, table["patterns"][name])
    return Grammar(table, numerals, MappingProxyType(patterns))


def _pattern(name: str, table: Table, numerals: Table) -> Pattern:
    try:
        regex = re.compile(_source(name, table, numerals, {}))
    except re.error as error:
        raise WrongPattern(name, "", f"no regular expression: {error}") from error
    return Pattern(regex, str(table["patterns"][name].get("how", "search")))


def _try(name: str, pattern: Pattern, entry: Table) -> None:
    for wanted, examples in ((True, entry["match"]), (False, entry["miss"])):
        for example in examples:
            if pattern.holds(example) != wanted:
                raise WrongPattern(name, example, "not matched" if wanted else "not missed")


def _source(
    name: str, table: Table, numerals: Table, lists: Mapping[str, Words], within: Words = ()
) -> str:
    """The regular expression of a pattern, with those that it holds written out."""

    def held(match: re.Match[str]) -> str:
        inner = match[1]
        if inner in within or inner == name:
            raise WrongPattern(name, "", f"{inner} holds itself")
        if inner in table["patterns"]:
            return f"(?:{_source(inner, table, numerals, lists, (*within, name))})"
        if inner in table["signs"] or inner in numerals:
            return re.escape("".join(table["signs"].get(inner) or numerals[inner]))
        words = [word for part in inner.split("+") for word in _words(name, part, table, lists)]
        return f"(?:{any_of(words)})"

    written = table["patterns"][name]["pattern"]
    return _HOLDS.sub(held, written if isinstance(written, str) else "|".join(written))


def _words(name: str, part: str, table: Table, lists: Mapping[str, Words]) -> Words:
    found: Words | None = lists.get(part) or table["words"].get(part)
    if found is None:
        raise WrongPattern(name, "", f"nothing is called {part}")
    return found


def any_of(words: Sequence[str]) -> str:
    """A regular expression for any of these words; where one begins another, the longer is read."""
    return "|".join(map(re.escape, sorted(dict.fromkeys(words), key=len, reverse=True)))
