"""Convert values between the units that plans print.

The units are data: a dimension and an exact factor each (`units.yaml` of the common knowledge and
of a sector pack, and `units:` of a plan). A general units library was tried and left out: the whole
task is one exact multiplication, and Chinese counting units are one dimension here.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any, NamedTuple

OWN = "own"
"""Dimension of a unit that is comparable only with the same word."""


AMBIGUOUS = ""
"""Dimension of a word that two sides use for two units: nothing is comparable with it."""


class Unit(NamedTuple):
    """What a word for a unit means."""

    dimension: str
    factor: Fraction
    """How many base units of the dimension."""
    yearly: bool = False
    """Whether it says that the figure counts a year."""


class Units:
    """The units that one field knows.

    table: in the order in which they are declared; of two units of one size the first is preferred.
    prefixes: words for powers of ten that may stand before any unit. year: the word for a year as a
    denominator, which makes a unit yearly and leaves its dimension.
    """

    def __init__(self, table: Mapping[str, Unit], prefixes: Mapping[str, int], year: str) -> None:
        self.table, self.prefixes, self.year = table, prefixes, year

    @classmethod
    def of(cls, entries: Mapping[str, Any], prefixes: Mapping[str, int], year: str) -> Units:
        """entries: by unit, a mapping with dimension, factor (number, decimal or fraction as text),
        yearly.
        """
        return cls({word: _unit(word, entry) for word, entry in entries.items()}, prefixes, year)

    def plus(self, entries: Mapping[str, Any]) -> Units:
        """With the units that a plan declares."""
        return self.joined(Units.of(entries, self.prefixes, self.year))

    def joined(self, other: Units) -> Units:
        """With the units of another field; two meanings of one word are comparable with nothing."""
        added = dict(other.table)
        for word in added.keys() & self.table.keys():
            if added[word] != self.table[word]:
                added[word] = Unit(AMBIGUOUS, Fraction(1))
        return Units({**self.table, **added}, self.prefixes, self.year)

    @property
    def words(self) -> tuple[str, ...]:
        """Every declared unit, in order."""
        return tuple(self.table)

    def find(self, unit: str) -> Unit | None:
        """The unit, declared, with a prefix for a power of ten (thousands of persons) or composed
        (grams per metre).
        """
        if unit in self.table:
            return self.table[unit]
        over, slash, under = unit.partition("/")
        if not slash:
            return self._prefixed(unit)
        one = self.find(over)
        if one is None or under == self.year:
            return one and Unit(one.dimension, one.factor, yearly=True)
        two = self.find(under)
        if two is None:
            return None
        return Unit(f"{one.dimension} per {two.dimension}", one.factor / two.factor, one.yearly)

    def _prefixed(self, unit: str) -> Unit | None:
        for prefix, size in self.prefixes.items():
            base = self.table.get(unit.removeprefix(prefix)) if unit.startswith(prefix) else None
            if base:
                return Unit(base.dimension, base.factor * size, base.yearly)
        return None

    def __contains__(self, unit: object) -> bool:
        return isinstance(unit, str) and self.find(unit) is not None

    def __getitem__(self, unit: str) -> Unit:
        found = self.find(unit)
        if found is None:
            raise KeyError(unit)
        return found

    def dimension(self, unit: str) -> str:
        """money, count, percent …; KeyError for a unit that nobody knows."""
        return self[unit].dimension

    def alike(self, a: str, b: str) -> bool:
        """Whether values in the two units measure the same."""
        return self.dimension(a) == self.dimension(b) != AMBIGUOUS

    def base(self, value: Decimal | Fraction, unit: str) -> Fraction:
        """The value in base units of its dimension, exactly."""
        return Fraction(value) * self[unit].factor

    def convert(self, value: Decimal, unit: str, to: str) -> Decimal:
        """The value in another unit of its dimension; ValueError when the dimensions differ."""
        if not self.alike(unit, to):
            raise ValueError(f"{unit} and {to} measure different things")
        return decimal(self.base(value, unit) / self[to].factor)

    def common(self, a: str, b: str) -> str:
        """The unit in which to show two values of one dimension: the finer one, in either order of
        asking.
        """
        order = self.words

        def rank(unit: str) -> tuple[Fraction, int, str]:
            return self[unit].factor, order.index(unit) if unit in order else len(order), unit

        return min((a, b), key=rank)


def _unit(word: str, entry: Mapping[str, Any]) -> Unit:
    dimension = str(entry["dimension"])
    factor = Fraction(str(entry.get("factor", 1)))
    named = f"{OWN}: {word}" if dimension == OWN else dimension
    return Unit(named, factor, bool(entry.get("yearly")))


def decimal(value: Fraction) -> Decimal:
    """To 28 digits, without trailing zeros.

    >>> decimal(Fraction(18000)), decimal(Fraction(1, 8))
    (Decimal('18000'), Decimal('0.125'))
    """
    return plain(Decimal(value.numerator) / Decimal(value.denominator))


def plain(value: Decimal) -> Decimal:
    """Without trailing zeros or exponent.

    >>> plain(Decimal("18000.0"))
    Decimal('18000')
    """
    value = value.normalize()
    return Decimal(int(value)) if value == value.to_integral_value() else value


def show(value: Decimal) -> str:
    """As a reader writes it: no exponent, no trailing zeros."""
    return f"{plain(value):f}"


def to_four(value: Decimal) -> Decimal:
    """To four decimals, halves rounded up, without trailing zeros.

    >>> to_four(Decimal("1.00005")), to_four(Decimal("8.0000"))
    (Decimal('1.0001'), Decimal('8'))
    """
    return plain(value.quantize(Decimal("0.0001"), ROUND_HALF_UP))


def number(value: Decimal | None) -> int | float | None:
    """For JSON."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def half_up(part: int, whole: int) -> float:
    """part / whole to four decimals, halves rounded up."""
    share = Decimal(part) / Decimal(whole)
    return float(share.quantize(Decimal("0.0001"), ROUND_HALF_UP))
