"""What a reviewer is shown of each pair of two plans, worked out when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from plancmp.domain import Domain
from plancmp.match.explain import Explainer
from plancmp.model.plan import MeasureRef, Plan
from plancmp.model.review import Candidate, Candidates
from plancmp.pipeline import Comparer
from plancmp.render import View
from plancmp.render.question import Passages, Question, question


class Questions:
    """Two plans whose pairs are shown one after the other."""

    def __init__(self, found: Candidates, comparer: Comparer, sources: tuple[Path, ...]) -> None:
        self.found, self.comparer = found, comparer
        self.domain: Domain = comparer.domains.of(found.a, found.b)
        self.passages: Passages = passages((found.a, found.b), sources)

    def of(self, pair: Candidate, view: View, *, blind: bool = False) -> Question:
        """One pair, in the words and the width of a view."""
        why = None
        if pair.kind == "task" and not blind:
            why = self._explainer.explain(pair.a, pair.b)
        plans = (self.found.a, self.found.b)
        return question(pair, plans, why, view, self.passages, blind=blind)

    @cached_property
    def _explainer(self) -> Explainer:
        found = self.comparer.compare(self.found.a, self.found.b)
        return Explainer(found, self.domain)


def passages(plans: Iterable[Plan], sources: tuple[Path, ...]) -> dict[MeasureRef, tuple[str, ...]]:
    """The documents' own lines for every measure of plans; none where no document is at hand."""
    from plancmp.drafting.passages import originals  # noqa: PLC0415 - needs more than the core

    return {
        ref: tuple(text for _, text in lines)
        for original in originals(plans, sources).values()
        for ref, lines in original.passages.items()
    }
