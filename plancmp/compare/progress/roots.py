"""Roots of fractions: exact where a fraction is the root, else to sixty digits."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction

_FINE = Context(prec=60)


def root(value: Fraction, n: int) -> Fraction:
    """The n-th root of a positive value; n: 1 or more.

    >>> root(Fraction(9, 4), 2), root(Fraction(1331, 1000), 3)
    (Fraction(3, 2), Fraction(11, 10))
    """
    over, under = _whole(value.numerator, n), _whole(value.denominator, n)
    if over and under:
        return Fraction(over, under)
    ratio = _FINE.divide(Decimal(value.numerator), Decimal(value.denominator))
    return Fraction(_FINE.power(ratio, _FINE.divide(Decimal(1), Decimal(n))))


def yearly(product: Fraction, years: int) -> Fraction:
    """The compound rate of a factor over so many years, as a share."""
    return root(product, years) - 1


def _whole(value: int, n: int) -> int:
    """The n-th root of a whole number; 0 where it is none."""
    if n == 1:
        return value
    low, high = 1, 1 << -(-value.bit_length() // n)
    while low < high:
        middle = (low + high) // 2
        if middle**n < value:
            low = middle + 1
        else:
            high = middle
    return low if low**n == value else 0
