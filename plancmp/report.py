"""The whole pipeline, readable from top to bottom: plans -> alignments -> facts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from plancmp import library
from plancmp.compare import coverage, gap
from plancmp.compare.targets import verdict
from plancmp.match import labels, targets, tasks
from plancmp.match.measure import Scores, measure
from plancmp.match.score import model
from plancmp.model import Diff, Gaps, Matrix, Plan, TargetPair


def diff(a: Plan, b: Plan) -> Diff:
    """What both plans do, what only one does, and whose targets are stronger."""
    ours = {t.id: t for t in a.targets}
    theirs = {t.id: t for t in b.targets}
    pairs = tuple(TargetPair(pair, verdict(a, ours[pair.a], b, theirs[pair.b], pair.relation == "same")) for pair in targets.align(a, b))
    return Diff(a, b, tasks.align(a, b), pairs)


def matrix(plans: Sequence[Plan]) -> Matrix:
    """Which topics and indicators each plan covers."""
    pairs = list(combinations(plans, 2))
    return coverage.matrix(
        plans,
        {(a.id, b.id): tasks.align(a, b) for a, b in pairs},
        {(a.id, b.id): targets.align(a, b) for a, b in pairs},
    )


def gaps(plan: Plan, against: Sequence[Plan]) -> Gaps:
    """What the references do and the plan does not, or less."""
    return gap.gaps(plan, against, matrix((plan, *against)), [diff(plan, other) for other in against])


def evaluate(path: Path, folders: tuple[Path, ...] = ()) -> Scores:
    """The matcher against one file of labelled alignments."""
    known = labels.read(path)
    a, b = library.get(known.a, folders), library.get(known.b, folders)
    aligned, same = model(a, b, "aligned"), model(a, b, "same")
    rows = [(known.of(x, y), cell) for x, y, cell in tasks.scored(a, b)]
    settled = [(label, cell) for label, cell in rows if label is None or label.settled]
    return measure(
        path.stem,
        [0 if label is None else 2 if label.relation == "same" else 1 for label, _ in settled],
        [aligned.probability(cell) for _, cell in settled],
        [same.probability(cell) for _, cell in settled],
        aligned.cut,
        same.cut,
    )
