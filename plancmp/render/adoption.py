"""Topics of a corpus as a long table: a row for each plan and topic, those it lacks included."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from plancmp.model.plan import Plan
from plancmp.model.topics import Held, Topic, Topics


class Adoption(NamedTuple):
    """What one plan has of one topic; texts are empty and numbers None where nothing is known."""

    plan: str
    """By id."""
    place: str
    level: str
    parent: str
    """The place above it."""
    year: int | None
    """The first of the plan's period."""
    topic: str
    """By its lead: plan and id."""
    label: str
    kind: str
    theme: str
    relation: str
    """full, partial or none."""
    strength: float | None
    """The score of the alignment with the lead, 0 to 1; 1 of the lead itself."""
    line: int | None
    """Where the plan's measure begins in its document."""


def adoptions(topic: Topic, found: Topics) -> Iterator[Adoption]:
    """One of each plan, in the order of the plans."""
    full = set(topic.full)
    held = {each.plan: each for each in topic.held}
    for plan in found.plans:
        yield _adoption(plan, topic, held.get(plan.id), "full" if plan.id in full else "partial")


def _adoption(plan: Plan, topic: Topic, held: Held | None, relation: str) -> Adoption:
    place = plan.jurisdiction
    whose = (plan.id, place.name, place.level, place.parent, plan.start)
    what = (str(topic.lead), topic.label, topic.kind, topic.theme)
    if held is None:
        return Adoption(*whose, *what, "none", None, None)
    return Adoption(*whose, *what, relation, held.strength, held.lines[0][0])
