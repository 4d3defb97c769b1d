"""What the sections of a briefing pack look up: plans and measures by id, names of places in the pack, words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from plancmp.model.comparison import Alignment, Comparison
from plancmp.model.coverage import CoverageRow
from plancmp.model.pack import Pack
from plancmp.model.plan import Plan, Target, Task
from plancmp.render.blocks import Mark

SIGNS: dict[Mark, str] = {"full": "●", "partial": "◐", "none": "·", "absent": "×"}
RELATIONS = {"same": "=", "partial": "~", "related": "≈"}


@dataclass(frozen=True)
class Book:
    """A pack, and the language in which it is told."""

    pack: Pack
    lang: Lang
    brief: bool = False
    """For paper: without what only one plan has, where the matrix says it already, and with the less important gaps as a list."""

    charts: bool = True
    """Whether the edition has them."""

    def shown(self, row: Row) -> str:
        """The id of the topic, where the pack shows the row in full."""
        alone = row.kind == "target" and sum(bool(cell.measures) for cell in row.cells) < 2
        return "" if self.brief and alone else topic(row)

    @cached_property
    def plans(self) -> dict[str, Plan]:
        return {plan.id: plan for plan in self.pack.plans}

    @cached_property
    def tasks(self) -> dict[tuple[str, str], Task]:
        return {(plan.id, task.id): task for plan in self.pack.plans for task in plan.tasks}

    @cached_property
    def targets(self) -> dict[tuple[str, str], Target]:
        return {(plan.id, target.id): target for plan in self.pack.plans for target in plan.targets}

    @cached_property
    def pairs(self) -> dict[str, tuple[tuple[Diff, Alignment], ...]]:
        """By topic: the alignments whose two sides stand in the row."""
        return {topic(row): tuple(self._pairs(row)) for row in self.pack.matrix.rows}

    def _pairs(self, row: Row) -> Iterator[tuple[Diff, Alignment]]:
        named = {(cell.plan, m) for cell in row.cells for m in cell.measures}
        for diff in self.pack.diffs:
            for pair in (
                diff.tasks if row.kind == "task" else [found.alignment for found in diff.targets]
            ):
                if {(diff.a.id, pair.a), (diff.b.id, pair.b)} <= named:
                    yield diff, pair

    @property
    def accuracy(self) -> dict[str, float]:
        """What was measured of alignments between plans of this kind."""
        return dict(
            table("accuracy")[
                "drafted" if any(plan.is_draft for plan in self.pack.plans) else "coded"
            ]
        )

    def measure(self, kind: str, plan: str, name: str) -> Task | Target:
        """kind: task or target."""
        return self.tasks[plan, name] if kind == "task" else self.targets[plan, name]

    def name(self, plan: str) -> str:
        """What tables call the plan."""
        return self.plans[plan].short_name

    def say(self, key: str, **values: object) -> str:
        return say(key, self.lang, **values)

    def word(self, codes: str, code: str) -> str:
        return word(codes, code, self.lang)

    def join(self, texts: Iterable[str]) -> str:
        """A list as the language writes it."""
        return say("list-comma", self.lang).join(texts)

    def heads(self, *keys: str) -> tuple[str, ...]:
        return tuple(self.say(key) for key in keys)


def topic(row: Row) -> str:
    """Where a row of the matrix is shown in full."""
    return f"{row.kind}-{row.id.replace(':', '-')}"


def indicator(place: int) -> str:
    """Where the comparison of an indicator is shown; place: 0-based."""
    return f"indicator-{place + 1}"


def gap(plan: str, place: int) -> str:
    """Where a gap is shown; place: 0-based, by priority."""
    return f"gap-{plan}-{place + 1}"


def audit(plan: str) -> str:
    return f"audit-{plan}"


def gaps(plan: str) -> str:
    return f"gaps-{plan}"
