"""Why `same` or why `partial`, in a sentence or two."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.model.explanation import Explanation
from plancmp.render import View

ALIKE = {
    "head-topics": "evidence-head-topics-alike",
    "head-rank": "evidence-head-rank-alike",
    "head-wording": "evidence-head-wording-alike",
    "answered-less": "evidence-answered-less-alike",
    "answered-more": "evidence-answered-more-alike",
    "concepts": "evidence-concepts-alike",
    "concepts-more": "evidence-concepts-more-alike",
    "concepts-less": "evidence-concepts-less-alike",
    "instruments": "evidence-instruments-alike",
    "rank": "evidence-rank-alike",
    "wording": "evidence-wording-alike",
    "titles": "evidence-titles-alike",
    "size": "evidence-size-alike",
    "size-less": "evidence-size-less-alike",
}
"""How a feature speaks for `same`."""
APART = {
    "head-topics": "evidence-head-topics-apart",
    "head-rank": "evidence-head-rank-apart",
    "head-wording": "evidence-head-wording-apart",
    "answered-less": "evidence-answered-less-apart",
    "answered-more": "evidence-answered-more-apart",
    "concepts": "evidence-concepts-apart",
    "concepts-more": "evidence-concepts-more-apart",
    "concepts-less": "evidence-concepts-less-apart",
    "instruments": "evidence-instruments-apart",
    "rank": "evidence-rank-apart",
    "wording": "evidence-wording-apart",
    "titles": "evidence-titles-apart",
    "size": "evidence-size-apart",
    "size-less": "evidence-size-less-apart",
}
"""How it speaks for `partial`."""


def reasons(why: Explanation, view: View) -> Iterator[str]:
    """What speaks for the relation, then what speaks for the other."""
    told = (
        ("same", "evidence-for-same", why.for_same, ALIKE),
        ("partial", "evidence-for-partial", why.for_partial, APART),
    )
    for _, sentence, names, says in sorted(told, key=lambda t: t[0] != why.relation):
        keys = [says[name] for name in names if name in says]
        if keys:
            listed = view.say("evidence-comma").join(map(view.say, keys))
            yield view.say(sentence, reasons=listed)
