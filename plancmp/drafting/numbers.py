"""Find the numbers of a line with their units: digits of any width, Chinese numerals, words for the whole."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from plancmp import units
from plancmp.knowledge import codelist, table

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_RANGE = re.compile(r"[-—–~至到](\d+(?:\.\d+)?)")
_AROUND = re.compile("以上|以下|以内|左右|不少于|不低于|不超过|保持|达到")
"""What may stand beside the number in a table cell."""
_BARE = re.compile(r"[/\d.,、()\[\]〔〕{}|<>=≥≤≧≦≦+\-—–~]+")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed in a line."""

    value: Decimal
    """In base units of the dimension, or as printed when the line gives no unit."""
    dimension: str | None
    """money, count, percent …; `any` when the unit is cut short (12000亿); None when the line is a bare table cell."""
    shared: bool = False
    """Whether it counts for several indicators (均达15个)."""
    end: Decimal | None = None
    """The upper end, when this is the lower end of a range (5-10家)."""
    printed: str = ""
    in_words: bool = False

    def says(self, value: Decimal, unit: str) -> bool:
        """Whether this is the value in that unit."""
        if self.dimension is None:
            return self.value == value
        return self.dimension in (
            "any",
            units.dimension(unit),
        ) and self.value == value * units.factor(unit)


def numbers(line: str) -> tuple[Number, ...]:
    """The numbers of one line that have a unit or stand alone in a table cell, in order.

    >>> [(str(n.value), n.dimension) for n in numbers("到2025年完成二十家、５-10家，1.2万件")]
    [('20', 'count'), ('5', 'count'), ('10', 'count'), ('12000.0', 'count')]
    """
    cells = [
        re.sub(r"\s", "", cell) for cell in re.split(r"[\t|]", unicodedata.normalize("NFKC", line))
    ]
    return tuple(
        number
        for cell in cells
        if cell
        for number in (*_digits(cell), *_numerals(cell), *_shares(cell))
    )


def _digits(flat: str) -> Iterator[Number]:
    bare = _BARE.fullmatch(_AROUND.sub("", flat)) is not None
    for match in _DIGITS.finditer(flat):
        value = Decimal(match[0].replace(",", ""))
        if bare:
            span = _RANGE.match(flat, match.end())
            yield Number(value, None, end=Decimal(span[1]) if span else None)
        else:
            yield from _measured(value, flat, match.start(), match.end())


def _numerals(flat: str) -> Iterator[Number]:
    for match in _numeral().finditer(flat):
        value = value_of(match[0])
        if value is not None and set(match[0]) - set(table("numbers")["multiples"]):
            yield from _measured(value, flat, match.start(), match.end())


def _shares(flat: str) -> Iterator[Number]:
    """Words for the whole and for half of it."""
    for key, value in (("whole", 100), ("half", 50)):
        for word in table("numbers")[key]:
            yield from [
                Number(Decimal(value), "percent", printed=word, in_words=True)
            ] * flat.count(word)


def _measured(value: Decimal, flat: str, start: int, end: int) -> Iterator[Number]:
    """The number with the unit behind it, also behind the upper end of a range (5-10家)."""
    span = _RANGE.match(flat, end)
    after = span.end() if span else end
    unit = _unit_at(flat[after:])
    if unit:
        factor, dimension, length = unit
        shared = any(word in flat[max(start - 3, 0) : start] for word in table("numbers")["shared"])
        printed = flat[start : after + length]
        yield Number(
            value * factor,
            dimension,
            shared,
            Decimal(span[1]) * factor if span else None,
            printed,
            not flat[start].isdigit(),
        )


def _unit_at(rest: str) -> tuple[Decimal, str, int] | None:
    """Factor, dimension and length of the unit that a text begins with."""
    myriad = Decimal(table("numbers")["myriads"].get(rest[:1], 1))
    known = next((u for u in _longest_first() if rest.startswith(u)), None)
    if known:
        return units.factor(known), units.dimension(known), len(known)
    if myriad == 1:
        return None
    known = next((u for u in _longest_first() if rest[1:].startswith(u)), None)
    return (
        (myriad * units.factor(known), units.dimension(known), 1 + len(known))
        if known
        else (myriad, "any", 1)
    )


@cache
def _longest_first() -> tuple[str, ...]:
    return tuple(sorted(codelist("units"), key=len, reverse=True))


@cache
def _numeral() -> re.Pattern[str]:
    data = table("numbers")
    return re.compile("[" + "".join((*data["digits"], *data["tens"], *data["myriads"])) + "]+")


def value_of(numeral: str) -> Decimal | None:
    """The value of a Chinese numeral (二十: 20); None for a lone 万 or 亿 (they belong to digits)."""
    data = table("numbers")
    total = section = digit = 0
    for i, sign in enumerate(numeral):
        if sign in data["digits"]:
            digit = data["digits"][sign]
        elif sign in data["tens"]:
            section += (digit or 1) * data["tens"][sign]
            digit = 0
        elif i == 0:
            return None
        else:
            total += (section + digit) * data["myriads"][sign]
            section = digit = 0
    return Decimal(total + section + digit)
