"""What a reviewer is shown of each pair of two plans, worked out when it is asked for."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from plancmp.domain import Domain
from plancmp.errors import UnreadableInput
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
        self.passages: Passages = {
            ref: lines
            for plan in (found.a, found.b)
            for ref, lines in passages(plan, sources).items()
        }

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


def passages(plan: Plan, sources: tuple[Path, ...]) -> dict[MeasureRef, tuple[str, ...]]:
    """The document's own lines for every measure; none where no document of the plan is at hand.

    sources: documents, or folders that hold PLAN.txt; a document is the plan's when its hash is the
    coded one's, or it is the only one for the plan by name. UnreadableInput for a path that is not
    there.
    """
    from plancmp.drafting import document  # noqa: PLC0415 - needs more than the core

    for place in sources:
        if not place.exists():
            raise UnreadableInput("cannot-read", path=place, why="No such file or directory")
    files = [p / f"{plan.id}.txt" if p.is_dir() else p for p in sources]
    for path in (each for each in files if each.is_file()):
        read = document.load(path)
        if path.stem == plan.id or read.sha256 == plan.source.sha256:
            return {
                plan.ref(m): tuple(
                    line
                    for first, last in m.lines
                    for line in read.lines[first - 1 : last]
                    if line.strip()
                )
                for m in plan.measures
            }
    return {}
