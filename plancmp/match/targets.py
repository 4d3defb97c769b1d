"""Which targets of two plans are the same indicator, and which only look like it."""

from __future__ import annotations

from typing import Generic, Literal, NamedTuple, Protocol, TypeVar

from rapidfuzz import fuzz

from plancmp.domain import Domain
from plancmp.match.indicator import parse
from plancmp.model.comparison import Alignment, Scored
from plancmp.model.plan import Plan, Target

Relation = Literal["same", "related"]


class Indicator(Protocol):
    """What a target counts."""

    @property
    def name(self) -> str:
        """As printed."""

    @property
    def basis(self) -> str:
        """What the number counts: stock, annual, cumulative, rate, growth."""


Of = TypeVar("Of", bound=Indicator)


class Found(NamedTuple, Generic[Of]):
    """Two targets of like names."""

    x: Of
    y: Of
    relation: Relation
    score: float


def align(a: Plan, b: Plan, domain: Domain) -> tuple[Alignment, ...]:
    """Same and related indicators, in A's then B's order. Swapping the plans swaps the pairs."""
    found = scored(a, b, domain)
    return tuple(Alignment(p.a, p.b, p.relation, p.score) for p in found if p.relation)


def scored(a: Plan, b: Plan, domain: Domain) -> tuple[Scored, ...]:
    """The same with the pairs of like names that are not aligned because better ones are."""
    found = [
        Found(x, y, *likeness)
        for x in a.targets
        for y in b.targets
        if (likeness := compare(x, y, domain))
    ]
    return tuple(Scored(a.ref(p.x), b.ref(p.y), p.score, None, said(p, found)) for p in found)


def said(pair: Found[Of], found: list[Found[Of]]) -> Relation | None:
    """What is said of a pair among all that were found of two plans."""
    dropped = _crosses_bases(pair, found) or _outdone(pair, found)
    return None if dropped else pair.relation


def compare(x: Target, y: Target, domain: Domain) -> tuple[Relation, float] | None:
    """The relation of two targets by their names, with the likeness of the names (0 to 1)."""
    return alike(x.name, y.name, domain)


def alike(x: str, y: str, domain: Domain) -> tuple[Relation, float] | None:
    """The same of two names."""
    one, two = parse(x, domain), parse(y, domain)
    limits = domain.match["targets"]
    in_order = fuzz.ratio(one.letters, two.letters)
    likeness = round(max(in_order, fuzz.ratio(sorted(one.letters), sorted(two.letters))) / 100, 4)
    if one.per == two.per and one.terms == two.terms and likeness >= limits["same"]:
        return "same", likeness
    shared = len(one.terms & two.terms) / max(len(one.terms | two.terms), 1)
    if likeness >= limits["related"] and shared >= limits["related_terms"]:
        return "related", round(likeness * shared, 4)
    return None


def _crosses_bases(pair: Found[Of], found: list[Found[Of]]) -> bool:
    """A pair of two bases says nothing when each side has a partner of its own basis."""
    x, y = pair.x, pair.y
    if pair.relation != "same" or x.basis == y.basis:
        return False
    same = [p for p in found if p.relation == "same"]
    x_served = any(p.x is x and p.y.basis == x.basis for p in same)
    y_served = any(p.y is y and p.x.basis == y.basis for p in same)
    return x_served and y_served


def _outdone(pair: Found[Of], found: list[Found[Of]]) -> bool:
    """A related pair is worth saying only where one side has no equal, and no better relative."""
    if pair.relation == "same":
        return False
    rivals = [p for p in found if p is not pair and (p.x is pair.x or p.y is pair.y)]
    served = {id(side) for p in rivals if p.relation == "same" for side in (p.x, p.y)}
    better = any(p.relation == "related" and p.score > pair.score for p in rivals)
    return better or (id(pair.x) in served and id(pair.y) in served)


def is_same(x: Target, y: Target, domain: Domain) -> bool:
    """Whether two targets are the same indicator, on whatever basis."""
    found = compare(x, y, domain)
    return found is not None and found[0] == "same"
