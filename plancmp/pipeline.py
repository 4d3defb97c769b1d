"""The whole pipeline, readable from top to bottom: plans -> alignments -> facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from itertools import combinations
from pathlib import Path

from plancmp import __version__, library
from plancmp.auditing import audit
from plancmp.compare import coverage, gap, indicators
from plancmp.compare.mirror import mirror
from plancmp.compare.targets import verdict
from plancmp.errors import UnreadableInput
from plancmp.match import explain, labels, targets, tasks
from plancmp.match.measure import Scores, measure
from plancmp.match.score import model
from plancmp.match.tasks import Scored
from plancmp.model import Diff, Explanation, Gaps, Matrix, Pack, Plan, TargetPair
from plancmp.review import crosswalk

Folders = Sequence[Path]
"""Where crosswalks are looked for; none to see the matcher alone."""


def diff(
    a: Plan, b: Plan, crosswalks: Folders = (), scored: Iterable[Scored] | None = None
) -> Diff:
    """What both plans do, what only one does, and whose targets are stronger; scored: what `tasks.scored` said, where it is known."""
    pairs_of_tasks = tasks.judge(a, b, tasks.scored(a, b) if scored is None else scored)
    decided = crosswalk.find(a, b, crosswalks)
    ours = {t.id: t for t in a.targets}
    theirs = {t.id: t for t in b.targets}
    pairs = tuple(
        TargetPair(pair, verdict(a, ours[pair.a], b, theirs[pair.b], pair.relation != "related"))
        for pair in crosswalk.apply(targets.align(a, b), decided, a.targets, b.targets)
    )
    return Diff(a, b, crosswalk.apply(pairs_of_tasks, decided, a.tasks, b.tasks), pairs)


def matrix(plans: Sequence[Plan], crosswalks: Folders = ()) -> Matrix:
    """Which topics and indicators each plan covers."""
    return _matrix(plans, _diffs(plans, crosswalks), crosswalks)


def gaps(plan: Plan, against: Sequence[Plan], crosswalks: Folders = ()) -> Gaps:
    """What the references do and the plan does not, or less."""
    return _gaps(plan, against, _diffs((plan, *against), crosswalks), crosswalks)


def pack(
    plans: Sequence[Plan],
    focus: str = "",
    crosswalks: Folders = (),
    tell: Callable[[Plan, Plan], None] | None = None,
) -> Pack:
    """Everything for a briefing pack; focus: id of the plan for which it is made. `tell` hears of each pair as it begins."""
    plans = sorted(plans, key=lambda plan: plan.id != focus)
    diffs: _Diffs = {}
    explanations: dict[tuple[str, str, str, str], Explanation] = {}
    for a, b in combinations(plans, 2):
        if tell:
            tell(a, b)
        scored = list(tasks.scored(a, b))
        diffs[a.id, b.id] = diff(a, b, crosswalks, scored)
        explanations |= {(a.id, e.x.id, b.id, e.y.id): e for e in explain.every(a, b, scored)}
    found = _matrix(plans, diffs, crosswalks)
    mine = [plan for plan in plans if plan.id == focus] or plans
    return Pack(
        plans=tuple(plans),
        focus=focus,
        matrix=found,
        diffs=tuple(diffs.values()),
        explanations=explanations,
        indicators=indicators.indicators(plans, tuple(diffs.values())),
        gaps=tuple(
            _gaps(plan, [other for other in plans if other is not plan], diffs, crosswalks)
            for plan in mine
        ),
        audits=tuple((plan, audit(plan)) for plan in plans),
        hashes={plan.id: sha256(Path(plan.path).read_bytes()).hexdigest() for plan in plans},
        version=__version__,
    )


_Diffs = dict[tuple[str, str], Diff]


def _diffs(plans: Sequence[Plan], crosswalks: Folders) -> _Diffs:
    """Every pair of plans, once, in the order of the plans."""
    return {(a.id, b.id): diff(a, b, crosswalks) for a, b in combinations(plans, 2)}


def _gaps(plan: Plan, against: Sequence[Plan], diffs: _Diffs, crosswalks: Folders) -> Gaps:
    """diffs: of every pair of these plans, in any order."""
    turned = {
        (one, two): found
        for (a, b), diff in diffs.items()
        for (one, two), found in (((a, b), diff), ((b, a), mirror(diff)))
    }
    plans = (plan, *against)
    ordered = {(a.id, b.id): turned[a.id, b.id] for a, b in combinations(plans, 2)}
    return gap.gaps(
        plan,
        against,
        _matrix(plans, ordered, crosswalks),
        [ordered[plan.id, other.id] for other in against],
    )


def _matrix(plans: Sequence[Plan], diffs: _Diffs, crosswalks: Folders) -> Matrix:
    absent = {
        entry
        for found in diffs.values()
        for entry in crosswalk.find(found.a, found.b, crosswalks).absent
    }
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
        raise UnreadableInput(
            f"{path}: {strangers} labels name no task of {a.id} and {b.id}",
            "labels name tasks by their lines, first-last",
        )
    settled = [(label, cell) for label, cell in rows if label is None or label.settled]
    return measure(
        path.stem,
        [0 if label is None else 2 if label.relation == "same" else 1 for label, _ in settled],
        [aligned.probability(cell) for _, cell in settled],
        [same.probability(cell) for _, cell in settled],
        aligned.cut,
        same.cut,
    )
