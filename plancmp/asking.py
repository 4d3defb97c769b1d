"""What an upper level asks of a plan: by whose measures, in which years, of whom."""

from __future__ import annotations

from collections.abc import Mapping

from plancmp import knowledge
from plancmp.model.plan import Measure, Plan


def overlap(one: Plan, two: Plan) -> bool:
    """Whether two periods have a year in common; unknown periods have not."""
    if one.start is None or one.end is None or two.start is None or two.end is None:
        return False
    return one.start <= two.end and two.start <= one.end


def is_upper(other: Plan, plan: Plan) -> bool:
    """Whether the other plan is that of the plan's parent jurisdiction."""
    parent = plan.jurisdiction.parent
    return bool(parent) and parent in (other.id, other.jurisdiction.name)


def is_peer(other: Plan, plan: Plan) -> bool:
    """Whether two plans are of one level and sector, with periods that overlap."""
    alike = other.jurisdiction.level == plan.jurisdiction.level and other.sector == plan.sector
    return alike and overlap(other, plan)


def province_of(plan: Plan, plans: Mapping[str, Plan]) -> str:
    """Name of the province in which a plan's place lies; empty where nothing says. plans: by id
    and by name of jurisdiction.
    """
    place, seen = plan.jurisdiction, {plan.id}
    while place.level != "province" and place.parent:
        upper = plans.get(place.parent)
        if upper is None or upper.id in seen:
            return place.parent
        place, seen = upper.jurisdiction, {*seen, upper.id}
    return place.name if place.level == "province" else ""


def asks(measure: Measure, of: Plan, plan: Plan) -> bool:
    """Whether a measure of another plan is meant for this plan's jurisdiction too.

    An upper level may address some of those below it: by name, or by a region that has it.
    """
    if not measure.applies_to or not is_upper(of, plan):
        return True
    names = (plan.jurisdiction.name, *plan.aliases)
    return any(name in names or _has(name, names) for name in measure.applies_to)


def _has(region: str, names: tuple[str, ...]) -> bool:
    """Whether a region of `regions.yaml`, by name or alias, has one of these as a member."""
    for name, entry in knowledge.common("regions").items():
        if region in (name, entry["zh"], *entry.get("aliases", ())):
            return any(member in names for member in entry.get("members", ()))
    return False
