"""How much of comparisons people have looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from plancmp.model.comparison import Comparison
from plancmp.model.decision import Reviewed


def reviewed(comparisons: Sequence[Comparison]) -> Reviewed:
    """Over several pairs of plans; of parts of them the pairs that are shown."""
    shown = [pair for found in comparisons for pair in found.tasks]
    shown += [pair.alignment for found in comparisons for pair in found.targets]
    decided = [found.decided for found in comparisons if found.decided]
    held = [standing for each in decided for standing in each.standings]
    outcomes = Counter(standing.outcome for standing in held)
    return Reviewed(
        pairs=len(shown),
        reviewed=sum(pair.origin == "reviewed" for pair in shown),
        rejected=sum(d.relation == "none" for each in decided for d in each.pairs),
        absent=sum(len(each.absent) for each in decided),
        unsure=outcomes["unsure"],
        disagreements=outcomes["disagreement"],
        stale=sum(standing.stale for standing in held),
        broken=sum(len(each.broken) for each in decided),
    )
