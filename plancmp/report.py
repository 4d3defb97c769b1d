"""The whole pipeline, readable from top to bottom: plans -> alignments -> facts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from plancmp import library
from plancmp.compare import coverage, gap
from plancmp.compare.targets import verdict
from plancmp.errors import UnreadableInput
from plancmp.match import crosswalk, labels, targets, tasks
from plancmp.match.measure import Scores, measure
from plancmp.match.score import model
from plancmp.model import Diff, Gaps, Matrix, Plan, TargetPair

Folders = Sequence[Path]
"""Where crosswalks are looked for; none to see the matcher alone."""


def diff(a: Plan, b: Plan, crosswalks: Folders = ()) -> Diff:
    """What both plans do, what only one does, and whose targets are stronger."""
    decided = crosswalk.find(a, b, crosswalks)
    ours = {t.id: t for t in a.targets}
    theirs = {t.id: t for t in b.targets}
    pairs = tuple(
        TargetPair(pair, verdict(a, ours[pair.a], b, theirs[pair.b], pair.relation != "related"))
        for pair in crosswalk.apply(targets.align(a, b), decided, a.targets, b.targets)
    )
    return Diff(a, b, crosswalk.apply(tasks.align(a, b), decided, a.tasks, b.tasks), pairs)


def matrix(plans: Sequence[Plan], crosswalks: Folders = ()) -> Matrix:
    """Which topics and indicators each plan covers."""
    return _matrix(plans, _diffs(plans, crosswalks), crosswalks)


def gaps(plan: Plan, against: Sequence[Plan], crosswalks: Folders = ()) -> Gaps:
    """What the references do and the plan does not, or less."""
    plans = (plan, *against)
    diffs = _diffs(plans, crosswalks)
    return gap.gaps(plan, against, _matrix(plans, diffs, crosswalks), [diffs[plan.id, other.id] for other in against])


_Diffs = dict[tuple[str, str], Diff]


def _diffs(plans: Sequence[Plan], crosswalks: Folders) -> _Diffs:
    """Every pair of plans, once, in the order of the plans."""
    return {(a.id, b.id): diff(a, b, crosswalks) for a, b in combinations(plans, 2)}


def _matrix(plans: Sequence[Plan], diffs: _Diffs, crosswalks: Folders) -> Matrix:
    absent = {entry for found in diffs.values() for entry in crosswalk.find(found.a, found.b, crosswalks).absent}
    return coverage.matrix(
        plans,
        {pair: found.tasks for pair, found in diffs.items()},
        {pair: tuple(t.alignment for t in found.targets) for pair, found in diffs.items()},
        absent,
    )


def evaluate(path: Path, folders: tuple[Path, ...] = ()) -> Scores:
    """The matcher against one file of labelled alignments."""
    known = labels.read(path)
    a, b = library.get(known.a, folders), library.get(known.b, folders)
    aligned, same = model(a, b, "aligned"), model(a, b, "same")
    rows = [(known.of(x, y), cell) for x, y, cell in tasks.scored(a, b)]
    strangers = len(known.pairs) - sum(label is not None for label, _ in rows)
    if strangers:
        raise UnreadableInput(f"{path}: {strangers} labels name no task of {a.id} and {b.id}", "labels name tasks by their lines, first-last")
    settled = [(label, cell) for label, cell in rows if label is None or label.settled]
    return measure(
        path.stem,
        [0 if label is None else 2 if label.relation == "same" else 1 for label, _ in settled],
        [aligned.probability(cell) for _, cell in settled],
        [same.probability(cell) for _, cell in settled],
        aligned.cut,
        same.cut,
    )
