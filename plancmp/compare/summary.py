"""Count a comparison: what is shared, partial, only here, and whose targets are stronger."""

from __future__ import annotations

from typing import TypedDict

from plancmp.model.comparison import Comparison, Side, TargetPair


class TaskCounts(TypedDict):
    total: int
    same: int
    partial: int
    only: int


class TargetCounts(TypedDict):
    a: int
    b: int
    same: int
    comparable: int
    a_stronger: int
    b_stronger: int
    equal: int
    only_a: int
    only_b: int


class Summary(TypedDict):
    tasks_a: TaskCounts
    tasks_b: TaskCounts
    targets: TargetCounts


def summarise(found: Comparison) -> Summary:
    """A task counts as shared when it has one `same` partner, else as partial when it has a partner
    at all.
    """
    return {
        "tasks_a": _tasks(found, "a"),
        "tasks_b": _tasks(found, "b"),
        "targets": _targets(found),
    }


def _tasks(found: Comparison, side: Side) -> TaskCounts:
    plan = found.a if side == "a" else found.b
    same = {getattr(p, side) for p in found.tasks if p.relation == "same"}
    partial = {getattr(p, side) for p in found.tasks} - same
    return {
        "total": len(plan.tasks),
        "same": len(same),
        "partial": len(partial),
        "only": len(found.only(side, "tasks")),
    }


def _targets(found: Comparison) -> TargetCounts:
    same = [t.verdict for t in found.targets if t.alignment.relation == "same"]
    return {
        "a": len(found.a.targets),
        "b": len(found.b.targets),
        "same": len(same),
        "comparable": sum(v.comparable for v in same),
        "a_stronger": sum(v.stronger == "a" for v in same),
        "b_stronger": sum(v.stronger == "b" for v in same),
        "equal": sum(v.stronger == "equal" for v in same),
        "only_a": len(found.only("a", "targets")),
        "only_b": len(found.only("b", "targets")),
    }


def differs(found: Comparison) -> bool:
    """Whether anything is only on one side, only partly shared, or stronger on one side."""
    counts = summarise(found)
    if any(counts[side]["same"] < counts[side]["total"] for side in ("tasks_a", "tasks_b")):
        return True
    goals = counts["targets"]
    only = goals["only_a"] or goals["only_b"]
    return bool(only) or any(_differ(found, pair) for pair in found.targets)


def _differ(found: Comparison, pair: TargetPair) -> bool:
    """Two figures of one indicator that are not equal; two blanks are."""
    x, y = found.a.target(pair.alignment.a.id), found.b.target(pair.alignment.b.id)
    if pair.alignment.relation == "related" or pair.verdict.stronger == "equal":
        return False
    return x.value is not None or y.value is not None
