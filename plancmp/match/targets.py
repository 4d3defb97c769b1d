"""Which targets of two plans are the same indicator, and which only look like it."""

from __future__ import annotations

from typing import Literal

from rapidfuzz import fuzz

from plancmp.knowledge import table
from plancmp.match.indicator import read
from plancmp.model import Alignment, Plan, Target


def align(a: Plan, b: Plan) -> tuple[Alignment, ...]:
    """Same and related indicators, in A's then B's order. Swapping the plans swaps the pairs."""
    found = [(x, y, *scored) for x in a.targets for y in b.targets if (scored := compare(x, y))]
    kept = [
        pair for pair in found if not _crosses_bases(*pair[:3], found) and not _outdone(pair, found)
    ]
    return tuple(Alignment(x.id, y.id, relation, score) for x, y, relation, score in kept)


_Found = tuple[Target, Target, Literal["same", "related"], float]


def compare(x: Target, y: Target) -> tuple[Literal["same", "related"], float] | None:
    """The relation of two targets by their names, with the likeness of the names (0 to 1)."""
    one, two = read(x.name), read(y.name)
    limits = table("match")["targets"]
    likeness = round(
        max(
            fuzz.ratio(one.letters, two.letters),
            fuzz.ratio(sorted(one.letters), sorted(two.letters)),
        )
        / 100,
        4,
    )
    if one.per == two.per and one.terms == two.terms and likeness >= limits["same"]:
        return "same", likeness
    shared = len(one.terms & two.terms) / max(len(one.terms | two.terms), 1)
    if likeness >= limits["related"] and shared >= limits["related_terms"]:
        return "related", round(likeness * shared, 4)
    return None


def _crosses_bases(x: Target, y: Target, relation: str, found: list[_Found]) -> bool:
    """A pair of two bases says nothing when each side has a partner of its own basis."""
    if relation != "same" or x.basis == y.basis:
        return False
    x_served = any(p is x and q.basis == x.basis for p, q, r, _ in found if r == "same")
    y_served = any(q is y and p.basis == y.basis for p, q, r, _ in found if r == "same")
    return x_served and y_served


def _outdone(pair: _Found, found: list[_Found]) -> bool:
    """A related pair is worth saying only where one side has no equal, and no better relative."""
    x, y, relation, score = pair
    if relation == "same":
        return False
    rivals = [other for other in found if other is not pair and (other[0] is x or other[1] is y)]
    served = {id(side) for p, q, r, _ in rivals if r == "same" for side in (p, q)}
    better = any(r == "related" and s > score for _, _, r, s in rivals)
    return better or (id(x) in served and id(y) in served)


def is_same(x: Target, y: Target) -> bool:
    """Whether two targets are the same indicator, on whatever basis."""
    found = compare(x, y)
    return found is not None and found[0] == "same"
