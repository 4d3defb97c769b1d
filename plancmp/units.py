"""Convert values between the units that plans print.

The units are data (`data/knowledge/units.yaml`): a dimension and a decimal factor each. A general units library was
tried and left out: the whole task is one exact multiplication in decimals, and Chinese counting units (件, 家, 项) are
one dimension here.
"""

from __future__ import annotations

from decimal import Decimal

from plancmp.knowledge import codelist, table


def dimension(unit: str) -> str:
    """money, count, percent …"""
    return str(table("units")[unit]["dimension"])


def factor(unit: str) -> Decimal:
    """How many base units of its dimension one unit is."""
    return Decimal(str(table("units")[unit]["factor"]))


def convert(value: Decimal, unit: str, to: str) -> Decimal:
    """The value in another unit of the same dimension; ValueError when the dimensions differ.

    >>> convert(Decimal("1.8"), "亿元", "万元")
    Decimal('18000')
    """
    if dimension(unit) != dimension(to):
        raise ValueError(f"{unit} and {to} measure different things")
    return plain(value * factor(unit) / factor(to))


def common(a: str, b: str) -> str:
    """The unit in which to show two values of one dimension: the finer one, in either order of asking."""
    order = codelist("units")
    return min((a, b), key=lambda unit: (factor(unit), order.index(unit)))


def plain(value: Decimal) -> Decimal:
    """Without trailing zeros or exponent.

    >>> plain(Decimal("18000.0"))
    Decimal('18000')
    """
    value = value.normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def show(value: Decimal) -> str:
    """As a reader writes it: no exponent, no trailing zeros."""
    return f"{plain(value):f}"


def number(value: Decimal | None) -> int | float | None:
    """For JSON."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
