"""Standings as plain data and back, to be kept between runs."""

from __future__ import annotations

from typing import Any

from plancmp.model.decision import Entry, Standing
from plancmp.model.plan import MeasureRef


def plain(standing: Standing) -> list[Any]:
    """Lists, texts and numbers."""
    last = standing.last
    entry = [_name(part) if isinstance(part, MeasureRef) else part for part in last]
    subject = [_name(ref) for ref in standing.subject]
    flags = [standing.adjudicated, standing.stale, standing.gone]
    return [subject, standing.outcome, dict(standing.verdicts), entry, *flags]


def standing(held: list[Any]) -> Standing:
    """The standing that `plain` made such a list of."""
    (one, two), outcome, verdicts, entry, *flags = held
    last = Entry(*entry)
    sides = (_ref(last.a), _ref(last.b))
    return Standing(
        (_named(one), _named(two)), outcome, verdicts, last._replace(a=sides[0], b=sides[1]), *flags
    )


def _name(ref: MeasureRef) -> str:
    return f"{ref.plan}:{ref.id}"


def _named(name: str) -> MeasureRef:
    plan, _, measure = name.partition(":")
    return MeasureRef(plan, measure)


def _ref(name: Any) -> MeasureRef | None:
    return _named(name) if name else None
