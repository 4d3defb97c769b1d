"""Count a diff: what is shared, partial, only here, and whose targets are stronger."""

from __future__ import annotations

from typing import Literal, TypedDict

from plancmp.model import Diff, TargetPair

Side = Literal["a", "b"]


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


def summarise(diff: Diff) -> Summary:
    """A task counts as shared when it has one `same` partner, else as partial when it has a partner at all."""
    return {"tasks_a": _tasks(diff, "a"), "tasks_b": _tasks(diff, "b"), "targets": _targets(diff)}


def _tasks(diff: Diff, side: Side) -> TaskCounts:
    total = len(diff.a.tasks if side == "a" else diff.b.tasks)
    same = {getattr(p, side) for p in diff.tasks if p.relation == "same"}
    partial = {getattr(p, side) for p in diff.tasks} - same
    return {
        "total": total,
        "same": len(same),
        "partial": len(partial),
        "only": len(diff.only(side, "tasks")),
    }


def _targets(diff: Diff) -> TargetCounts:
    same = [t.verdict for t in diff.targets if t.alignment.relation == "same"]
    return {
        "a": len(diff.a.targets),
        "b": len(diff.b.targets),
        "same": len(same),
        "comparable": sum(v.comparable for v in same),
        "a_stronger": sum(v.stronger == "a" for v in same),
        "b_stronger": sum(v.stronger == "b" for v in same),
        "equal": sum(v.stronger == "equal" for v in same),
        "only_a": len(diff.only("a", "targets")),
        "only_b": len(diff.only("b", "targets")),
    }


def differs(diff: Diff) -> bool:
    """Whether anything is only on one side, only partly shared, or stronger on one side."""
    counts = summarise(diff)
    tasks = any(counts[side]["same"] < counts[side]["total"] for side in ("tasks_a", "tasks_b"))
    goals = counts["targets"]
    return (
        tasks
        or bool(goals["only_a"] or goals["only_b"])
        or any(_differ(diff, pair) for pair in diff.targets)
    )


def _differ(diff: Diff, pair: TargetPair) -> bool:
    """Two figures of one indicator that are not equal; two blanks are."""
    values = (
        next(t.value for t in p.targets if t.id == i)
        for p, i in ((diff.a, pair.alignment.a), (diff.b, pair.alignment.b))
    )
    return (
        pair.alignment.relation != "related"
        and pair.verdict.stronger != "equal"
        and any(value is not None for value in values)
    )
