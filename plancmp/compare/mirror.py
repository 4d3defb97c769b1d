"""The diff of B and A from the diff of A and B."""

from __future__ import annotations

from dataclasses import replace

from plancmp.model import Alignment, Diff, TargetPair, Verdict


def mirror(diff: Diff) -> Diff:
    """What a diff of the same plans in the other order says, without matching again."""
    place = {
        (side, m.id): i
        for side, plan in enumerate((diff.b, diff.a))
        for i, m in enumerate(plan.measures)
    }

    def order(pair: Alignment) -> tuple[int, int]:
        return place[0, pair.a], place[1, pair.b]

    targets = [TargetPair(_swap(pair.alignment), _turn(pair.verdict)) for pair in diff.targets]
    return Diff(
        diff.b,
        diff.a,
        tuple(sorted(map(_swap, diff.tasks), key=order)),
        tuple(sorted(targets, key=lambda pair: order(pair.alignment))),
    )


def _swap(pair: Alignment) -> Alignment:
    return replace(pair, a=pair.b, b=pair.a)


def _turn(verdict: Verdict) -> Verdict:
    return replace(
        verdict,
        a_value=verdict.b_value,
        b_value=verdict.a_value,
        stronger={"a": "b", "b": "a"}.get(str(verdict.stronger), verdict.stronger),  # type: ignore[arg-type]
        a_growth=verdict.b_growth,
        b_growth=verdict.a_growth,
    )
