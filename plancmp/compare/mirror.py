"""The comparison of B and A from the comparison of A and B."""

from __future__ import annotations

from dataclasses import replace

from plancmp.model.comparison import Alignment, Comparison, Evidence, TargetPair, Verdict
from plancmp.review.crosswalk import turned


def mirror(found: Comparison) -> Comparison:
    """What a comparison of the same plans in the other order says, without matching again."""
    one, two = (
        {plan.ref(m): i for i, m in enumerate(plan.measures)} for plan in (found.b, found.a)
    )

    def order(pair: Alignment) -> tuple[int, int]:
        return one[pair.a], two[pair.b]

    targets = [TargetPair(_swap(pair.alignment), turn(pair.verdict)) for pair in found.targets]
    return Comparison(
        found.b,
        found.a,
        tuple(sorted(map(_swap, found.tasks), key=order)),
        tuple(sorted(targets, key=lambda pair: order(pair.alignment))),
        found.decided and turned(found.decided),
        found.cautions,
        found.nearest,
        found.evidence and _transpose(found.evidence),
    )


def _swap(pair: Alignment) -> Alignment:
    return replace(pair, a=pair.b, b=pair.a)


def _transpose(evidence: Evidence) -> Evidence:
    return Evidence(tuple(zip(*evidence.features, strict=True)), evidence.lexicon)


def turn(verdict: Verdict) -> Verdict:
    """The verdict with its sides exchanged."""
    stronger = verdict.stronger
    return replace(
        verdict,
        a_value=verdict.b_value,
        b_value=verdict.a_value,
        stronger="b" if stronger == "a" else "a" if stronger == "b" else stronger,
        a_growth=verdict.b_growth,
        b_growth=verdict.a_growth,
    )
