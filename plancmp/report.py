"""The whole pipeline, readable from top to bottom: plans -> alignments -> facts."""

from __future__ import annotations

from plancmp.compare.targets import verdict
from plancmp.match import targets, tasks
from plancmp.model import Diff, Plan, TargetPair


def diff(a: Plan, b: Plan) -> Diff:
    """What both plans do, what only one does, and whose targets are stronger."""
    ours = {t.id: t for t in a.targets}
    theirs = {t.id: t for t in b.targets}
    pairs = tuple(TargetPair(pair, verdict(a, ours[pair.a], b, theirs[pair.b], pair.relation == "same")) for pair in targets.align(a, b))
    return Diff(a, b, tasks.align(a, b), pairs)
