"""Names that tell the plans of one chart apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from plancmp.model.plan import Plan


def apart(plans: Sequence[Plan]) -> Mapping[str, str]:
    """By id, what tables call a plan; with its period, then its id, where two are called alike."""
    names = {plan.id: plan.short_name for plan in plans}
    for more in ({plan.id: plan.period for plan in plans}, {plan.id: plan.id for plan in plans}):
        count = Counter(names.values())
        names = {
            key: f"{name} {more[key]}" if count[name] > 1 and more[key] else name
            for key, name in names.items()
        }
    return names
