"""What the sections of a briefing look up in a pack: measures, pairs of a row, evidence, words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from plancmp.asking import is_peer, is_upper
from plancmp.domain import Domain
from plancmp.match.explain import Explainer
from plancmp.match.score import kind
from plancmp.model.comparison import Alignment, Comparison
from plancmp.model.coverage import CoverageRow, Gap, Gaps
from plancmp.model.explanation import Explanation
from plancmp.model.pack import Audit, IndicatorGroup, Pack
from plancmp.model.plan import Measure, MeasureRef, Plan, Target, Task
from plancmp.render import View, anchors
from plancmp.render.cautions import cautions
from plancmp.render.signs import COVERAGE_SIGNS

Pair = tuple[Comparison, Alignment]


@dataclass(frozen=True)
class PackReader:
    """A pack, and how it is told."""

    pack: Pack
    view: View
    brief: bool = False
    """For paper: without what only one plan has, where the matrix says it already, and without the
    less important gaps."""
    charts: bool = True
    """Whether the edition has them."""

    @property
    def domain(self) -> Domain:
        """The field of the plans."""
        assert self.view.domain is not None
        return self.view.domain

    @cached_property
    def plans(self) -> Mapping[str, Plan]:
        """By id."""
        return {plan.id: plan for plan in self.pack.plans}

    @property
    def asked(self) -> tuple[Plan, ...]:
        """The plan for which the pack is made, else all."""
        focus = self.pack.focus
        return (self.plans[focus],) if focus else self.pack.plans

    def has(self, section: str) -> bool:
        """Whether a sentence may say that more is in that section."""
        return not self.view.sections or section in self.view.sections

    def name(self, plan: str) -> str:
        """What tables call the plan of that id."""
        return self.plans[plan].short_name

    def measure(self, ref: MeasureRef) -> Measure:
        """The task or target of that name."""
        return self.plans[ref.plan].measure(ref.id)

    def task(self, ref: MeasureRef) -> Task:
        """The task of that name."""
        return self.plans[ref.plan].task(ref.id)

    def target(self, ref: MeasureRef) -> Target:
        """The target of that name."""
        return self.plans[ref.plan].target(ref.id)

    def shown(self, row: CoverageRow) -> str:
        """Where the briefing shows the row in full; empty where it does not."""
        alone = row.kind == "target" and sum(bool(cell.measures) for cell in row.cells) < 2
        return "" if self.brief and alone else anchors.topic(row)

    def headline(self, gaps: Gaps) -> list[Gap]:
        """Those that matter, but for what the matrix sees covered: the same wherever they are
        counted.
        """
        return self._headlines[gaps.plan.id]

    @cached_property
    def _headlines(self) -> Mapping[str, list[Gap]]:
        return {
            gaps.plan.id: [
                gap for gap in gaps.gaps if gap.headline and not self.settled(gaps.plan.id, gap)
            ]
            for gaps in self.pack.gaps
        }

    @property
    def official(self) -> bool:
        """Whether it is told as an official document."""
        return self.view.style == "gongwen"

    @cached_property
    def plan_column(self) -> int:
        """The share of a page that the names of plans need in a table: more where they have
        periods.
        """
        return 7 if max(len(plan.short_name) for plan in self.pack.plans) < 6 else 12

    def label(self, group: IndicatorGroup) -> str:
        """What an indicator is called; with what it counts where two are called the same."""
        alike = [each for each in self.pack.indicators if each.label == group.label]
        return group.label + (self.basis(group.targets[0].target) if len(alike) > 1 else "")

    def named(self, ref: MeasureRef) -> str:
        """The name of a target; with what it counts where its plan has two of that name."""
        target = self.target(ref)
        twice = sum(t.name == target.name for t in self.plans[ref.plan].targets) > 1
        return target.name + (self.basis(ref) if twice else "")

    def basis(self, ref: MeasureRef) -> str:
        """What a target counts, in brackets."""
        word = self.word("bases", self.target(ref).basis)
        return self.say("in-brackets", text=word)

    def none(self, *found: Gaps) -> str:
        """Why none of the gaps is put before the others: nothing to put there, or nobody to say."""
        for gaps in found:
            for other in gaps.against:
                if is_upper(other, gaps.plan) or is_peer(other, gaps.plan):
                    return self.say("brief-no-gap")
        return self.say("brief-no-peer")

    def calm(self, audit: Audit) -> str:
        """That nothing was found in a plan, and how much could not be judged."""
        if audit.unjudged:
            return self.say("audit-none-some", n=len(audit.unjudged))
        return self.say("audit-none")

    def settled(self, plan: str, gap: Gap) -> bool:
        """Whether the matrix, which sees all the plans together, has the plan cover what the gap
        says that it lacks beside one of them.
        """
        own = self._covered(plan, gap)
        return bool(own) and own == {"full"}

    def beside(self, plan: str, gap: Gap) -> str:
        """What the matrix says of it, where that is more than the gap says; empty elsewhere."""
        own = self._covered(plan, gap)
        said = ("full", "partial", "near") if gap.kind == "missing" else ("full",)
        more = next((code for code in said if code in own), "")
        return self.say("gap-beside", word=self.word("coverages", more)) if more else ""

    def _covered(self, plan: str, gap: Gap) -> set[str]:
        """How the matrix has the plan cover the rows of a gap of tasks."""
        named = {ref for peer in gap.peers for ref in peer.measures}
        return {
            row.of(self.plans[plan]).coverage
            for row in self.pack.matrix.rows
            if row.kind == gap.of == "task"
            and any(named.intersection(cell.members) for cell in row.cells)
        }

    @property
    def aligned(self) -> str:
        """How many pairs are aligned, in a sentence."""
        tasks = sum(len(found.tasks) for found in self.pack.comparisons)
        targets = sum(len(found.targets) for found in self.pack.comparisons)
        counts = {"pairs": tasks + targets, "tasks": tasks, "targets": targets}
        return self.say("compared-origin", **counts)

    @cached_property
    def warnings(self) -> tuple[str, ...]:
        """What must be minded."""
        return tuple(cautions(self.pack, self.view))

    @cached_property
    def coverages(self) -> tuple[str, ...]:
        """Those that a reader has to know: `near` only where the matrix has it."""
        used = {cell.coverage for row in self.pack.matrix.rows for cell in row.cells}
        return tuple(code for code in COVERAGE_SIGNS if code != "near" or code in used)

    @cached_property
    def pairs(self) -> Mapping[str, tuple[Pair, ...]]:
        """By id of the row and its kind: the alignments whose two sides stand in it."""
        return {anchors.topic(row): tuple(self._pairs(row)) for row in self.pack.matrix.rows}

    def _pairs(self, row: CoverageRow) -> Iterator[Pair]:
        named = {ref for cell in row.cells for ref in cell.measures}
        for found in self.pack.comparisons:
            goals = (pair.alignment for pair in found.targets)
            for pair in found.tasks if row.kind == "task" else goals:
                if pair.a in named and pair.b in named:
                    yield found, pair

    def explain(self, found: Comparison, pair: Alignment) -> Explanation | None:
        """Why two tasks have their score; None where the pack's field cannot tell.

        In a pack of several sectors a pair of one sector was judged by that sector's weights: the
        joined field would explain another score than the one that is printed.
        """
        key = found.a.id, found.b.id
        if key not in self._explainers:
            self._explainers[key] = Explainer(found, self.domain)
        why = self._explainers[key].explain(pair.a, pair.b)
        return why if pair.origin == "reviewed" or why.score == pair.score else None

    @cached_property
    def _explainers(self) -> dict[tuple[str, str], Explainer]:
        return {}

    @cached_property
    def accuracy(self) -> Mapping[str, float] | None:
        """What was measured of alignments between plans of this kind; None where nobody has."""
        kinds = {kind(found.a, found.b, self.domain) for found in self.pack.comparisons}
        weakest = next((k for k in ("drafted", "uncoded") if k in kinds), "coded")
        measured: Mapping[str, float] | None = self.domain.match.get("accuracy", {}).get(weakest)
        return measured

    @property
    def labelled_pairs(self) -> int:
        """On how many labelled pairs of plans the accuracy was measured."""
        return int(self.domain.match["fitted_on"]["pairs"])

    def say(self, key: str, **values: object) -> str:
        """A sentence of the user interface."""
        return self.view.say(key, **values)

    def word(self, codes: str, code: str) -> str:
        """What a reader calls a code."""
        return self.view.word(codes, code)

    def join(self, texts: Iterable[str]) -> str:
        """A list as the language writes it."""
        return self.view.join(texts)

    def heads(self, *keys: str) -> tuple[str, ...]:
        """The heads of a table."""
        return tuple(self.view.say(key) for key in keys)


def year(target: Target) -> str:
    """The target year; empty where the document names none."""
    return "" if target.year is None else str(target.year)
