"""Find the numbers of a line with their units: digits, numerals, words for the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from plancmp.domain import Domain
from plancmp.drafting.signs import flat as flattened
from plancmp.grammar import any_of
from plancmp.units import Units

ANY = "any"
"""Dimension of a number whose unit is cut short."""
_SHARED_WITHIN = 3
"""How many characters before a number may say that it is shared."""
_CELL_MARK = re.compile(r"[\t|]")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed in a line."""

    value: Fraction
    """In base units of the dimension, or as printed when the line gives no unit."""
    dimension: str | None
    """money, count, percent …; `any` when the unit is cut short; None in a bare table cell."""
    shared: bool = False
    """Whether it counts for several indicators."""
    end: Fraction | None = None
    """The upper end, when this is the lower end of a range."""
    printed: str = ""
    in_words: bool = False

    def says(self, value: Decimal, unit: str, units: Units) -> bool:
        """Whether this is the value in that unit."""
        if self.dimension is None:
            return self.value == value
        known = self.dimension in (ANY, units.dimension(unit))
        return known and self.value == units.base(value, unit)

    def ends(self, value: Decimal, unit: str, units: Units) -> bool:
        """Whether the range that begins here ends with the value in that unit."""
        return self.end == (Fraction(value) if self.dimension is None else units.base(value, unit))


@lru_cache(maxsize=4096)
def numbers(line: str, domain: Domain) -> tuple[Number, ...]:
    """The numbers of one line that have a unit or stand alone in a table cell, in order."""
    cells = (flattened(cell, domain.grammar) for cell in _CELL_MARK.split(line))
    return tuple(
        number
        for cell in cells
        if cell
        for number in (*_digits(cell, domain), *_numerals(cell, domain), *_shares(cell, domain))
    )


def _digits(flat: str, domain: Domain) -> Iterator[Number]:
    grammar = domain.grammar
    bare = grammar["bare-cell"].holds(grammar["beside-figure"].without(flat))
    for match in grammar["arabic"].each(flat):
        value = Fraction(match[0])
        if grammar["calendar"].find(flat, match.start()):
            continue
        if bare:
            span = grammar["range-end"].find(flat, match.end())
            yield Number(value, None, end=Fraction(span[1]) if span else None)
        else:
            yield from _measured(value, flat, match.span(), domain)


def _numerals(flat: str, domain: Domain) -> Iterator[Number]:
    grammar = domain.grammar
    for match in grammar["numeral"].each(flat):
        value = grammar.value(match[0])
        begun = match.start() and flat[match.start() - 1].isdigit()
        if value is None or begun or grammar["loose-numeral"].holds(match[0]):
            continue
        if set(match[0]) - set(grammar.words("multiples")):
            yield from _measured(Fraction(value), flat, match.span(), domain)


def _shares(flat: str, domain: Domain) -> Iterator[Number]:
    """Words for the whole and for half of it."""
    for key, value in (("whole", 100), ("half", 50)):
        for word in domain.grammar.words(key):
            share = Number(Fraction(value), "percent", printed=word, in_words=True)
            yield from [share] * flat.count(word)


def _measured(
    value: Fraction, flat: str, place: tuple[int, int], domain: Domain
) -> Iterator[Number]:
    """The number with the unit behind it, also behind the upper end of a range."""
    start, end = place
    span = domain.grammar["range-end"].find(flat, end)
    after = span.end() if span else end
    if unit := _unit_at(flat, after, domain):
        factor, dimension, length = unit
        before = flat[max(start - _SHARED_WITHIN, 0) : start]
        yield Number(
            value * factor,
            dimension,
            any(word in before for word in domain.grammar.words("shared")),
            Fraction(span[1]) * factor if span else None,
            flat[start : after + length],
            not flat[start].isdigit(),
        )


def _unit_at(flat: str, at: int, domain: Domain) -> tuple[Fraction, str, int] | None:
    """Factor, dimension and length of the unit that stands at a place."""
    if found := _known_at(flat, at, domain):
        unit = domain.units[found]
        return unit.factor, unit.dimension, len(found)
    myriads = domain.grammar.numerals["myriads"]
    prefix = next((p for p in domain.units.prefixes if flat.startswith(p, at)), "")
    if prefix and (found := _known_at(flat, at + len(prefix), domain)):
        unit, size = domain.units[found], domain.units.prefixes[prefix]
        return size * unit.factor, unit.dimension, len(prefix) + len(found)
    myriad: int | None = myriads.get(flat[at : at + 1])
    return None if myriad is None else (Fraction(myriad), ANY, 1)


def _known_at(flat: str, at: int, domain: Domain) -> str:
    """The unit that stands at a place; of a composed one that nobody knows, the first part."""
    found = _units(domain).match(flat, at)
    if not found:
        return ""
    return found[0] if found[0] in domain.units else found["over"]


@lru_cache(maxsize=16)
def _units(domain: Domain) -> re.Pattern[str]:
    divisor = domain.grammar.using("divisor", unit=domain.units.words).regex.pattern
    return re.compile(f"(?P<over>{any_of(domain.units.words)})(?:/(?:{divisor}))?")
