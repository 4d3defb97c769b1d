"""What reference plans do and a plan does not, does in part, promises less of, or leaves without a number; with a priority.

The rows are those of the coverage matrix and the verdicts those of the diffs, so that no two outputs can disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from plancmp.knowledge import table
from plancmp.model import Diff, Gap, Gaps, Matrix, Plan, Reason, Row, Target, TargetPair, Task

Kind = Literal["missing", "partial", "weaker", "unquantified"]
Peers = Sequence[tuple[str, tuple[str, ...]]]
KIND = {"missing": 1.0, "weaker": 0.75, "unquantified": 0.5, "partial": 0.0}
"""Points for what kind of gap it is."""
HAVE_IT = 2.0
"""Points when every reference has it."""
SCALE_FREE = ("rate", "growth")
"""Bases whose figures do not grow with the size of the jurisdiction."""
UPPER = 1.0
"""Points when the upper level asks for it."""


def gaps(plan: Plan, against: Sequence[Plan], matrix: Matrix, diffs: Sequence[Diff]) -> Gaps:
    """matrix: over the plan and the references, the plan first; diffs: of the plan with each reference."""
    found = [*_rows(plan, against, matrix), *_weaker(plan, against, diffs)]
    found.sort(key=lambda g: (-g.priority, g.of, g.theme, g.label))
    own = tuple(
        row
        for row in matrix.rows
        if _of(row, plan) == "full"
        and all(_of(row, other) in ("none", "absent") for other in against)
    )
    return Gaps(
        plan, tuple(against), tuple(found), own, tuple(_upper_level(plan, against, matrix, diffs))
    )


def _of(row: Row, plan: Plan) -> str:
    return next(cell.coverage for cell in row.cells if cell.plan == plan.id)


def _rows(plan: Plan, against: Sequence[Plan], matrix: Matrix) -> Iterator[Gap]:
    for row in matrix.rows:
        mine = next(cell for cell in row.cells if cell.plan == plan.id)
        peers = tuple(
            (cell.plan, cell.members)
            for cell in row.cells
            if cell.plan != plan.id and cell.coverage == "full"
        )
        if not peers or mine.coverage == "full":
            continue
        kind: Kind = (
            "unquantified"
            if row.kind == "target"
            else "partial"
            if mine.coverage == "partial"
            else "missing"
        )
        yield Gap(
            kind,
            row.kind,
            row.label,
            row.theme,
            mine.measures,
            peers,
            tuple(_reasons(kind, peers, plan, against)),
        )


def _weaker(plan: Plan, against: Sequence[Plan], diffs: Sequence[Diff]) -> Iterator[Gap]:
    stronger: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for other, diff in zip(against, diffs, strict=True):
        for pair in _fair(diff):
            if pair.verdict.stronger == "b":
                stronger.setdefault(pair.alignment.a, []).append((other.id, (pair.alignment.b,)))
    for target in plan.targets:
        if peers := stronger.get(target.id):
            reasons = tuple(_reasons("weaker", peers, plan, against))
            yield Gap(
                "weaker", "target", target.name, target.theme, (target.id,), tuple(peers), reasons
            )


def _fair(diff: Diff) -> Iterator[TargetPair]:
    """Target pairs of which "less" is a shortfall: a city's totals are less than its province's by nature, its rates are not."""
    basis = {target.id: target.basis for target in diff.a.targets}
    same_level = diff.a.jurisdiction.level == diff.b.jurisdiction.level
    yield from (
        pair for pair in diff.targets if same_level or basis[pair.alignment.a] in SCALE_FREE
    )


def _reasons(kind: str, peers: Peers, plan: Plan, against: Sequence[Plan]) -> Iterator[Reason]:
    yield Reason(f"gap-{kind}", KIND[kind])
    have = {owner for owner, _ in peers}
    share = round(HAVE_IT * len(have) / len(against), 2)
    yield Reason("gap-references", share, (("n", str(len(have))), ("total", str(len(against)))))
    if any(other.id in have and _is_upper(other, plan) for other in against):
        yield Reason("gap-upper", UPPER)
    named = dict(peers)
    strength = max(
        (_strength(m) for other in against for m in _measures(other, named.get(other.id, ()))),
        default=0.0,
    )
    if strength:
        yield Reason("gap-strength", round(strength, 2))


def _is_upper(other: Plan, plan: Plan) -> bool:
    """Whether the other plan is that of the plan's parent jurisdiction."""
    return plan.jurisdiction.parent in (other.id, other.jurisdiction.name)


def _measures(plan: Plan, ids: Sequence[str]) -> Iterator[Task | Target]:
    yield from (measure for measure in plan.measures if measure.id in ids)


def _strength(measure: Task | Target) -> float:
    """0 to 1: the strongest instrument of a task; a binding target counts full, an expected one half."""
    if isinstance(measure, Target):
        return {"binding": 1.0, "expected": 0.5}.get(measure.binding, 0.0)
    grades = table("instruments")
    return max((int(grades[code]["strength"]) for code in measure.instruments), default=0) / 3


def _upper_level(
    plan: Plan, against: Sequence[Plan], matrix: Matrix, diffs: Sequence[Diff]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    upper = next((other for other in against if _is_upper(other, plan)), None)
    if upper is None:
        return
    asked = [row for row in matrix.rows if row.kind == "task" and _of(row, upper) == "full"]
    for key, coverage in (
        ("taken-up", "full"),
        ("taken-up-partly", "partial"),
        ("left-out", "none"),
    ):
        yield (
            key,
            tuple(
                row.label for row in asked if _of(row, plan).replace("absent", "none") == coverage
            ),
        )
    names = {target.id: target.name for target in plan.targets}
    fair = [
        (names[pair.alignment.a], pair.verdict.stronger)
        for pair in _fair(diffs[against.index(upper)])
    ]
    yield "tightened", tuple(name for name, stronger in fair if stronger == "a")
    yield "weakened", tuple(name for name, stronger in fair if stronger == "b")
