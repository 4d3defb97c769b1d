"""A coded plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from plancmp.model.finding import Position, Span


@dataclass(frozen=True, slots=True, order=True)
class MeasureRef:
    """The one name of a measure: two plans may use the same id."""

    plan: str
    """Id of the plan."""
    id: str
    """Id of the task or target, unique in its plan."""

    def __str__(self) -> str:
        return f"{self.plan}:{self.id}"


@dataclass(frozen=True, slots=True)
class Baseline:
    year: int | None
    """Year of the base value; None where the document does not say."""
    value: Decimal | None
    """In the target's unit; None where the document leaves the cell blank."""


@dataclass(frozen=True, slots=True)
class Target:
    """A quantified commitment."""

    id: str
    name: str
    """The indicator's name as printed."""
    theme: str
    unit: str
    basis: str
    """What the number counts: stock, annual, cumulative, rate, growth."""
    year: int | None
    """None where the document names none."""
    value: Decimal | None
    """None where the document leaves the cell blank."""
    value_max: Decimal | None
    """Upper end of a range."""
    comparator: str
    baseline: Baseline | None
    binding: str
    lines: tuple[Span, ...]
    direction: str = ""
    """Which figure is the stronger promise, as coded: higher or lower; empty where the coder left
    it open.
    """
    applies_to: tuple[str, ...] = ()
    """Regions and jurisdictions that an upper level addresses; empty for all below it."""
    inferred: tuple[str, ...] = ()
    """Fields that the coder read from the context because the document does not print them."""
    check: tuple[str, ...] = ()
    """Fields of which a drafting program was not sure."""
    note: str = ""
    row: int | None = None
    """Serial number in the indicator table, as printed."""
    binding_printed: str = ""
    """The word that the table prints for `binding`, where it is not the usual one."""
    definition_scope: str = ""
    """Level of the population that the indicator's definition names (of the province's inhabitants:
    province).
    """


@dataclass(frozen=True, slots=True)
class Task:
    """A paragraph-sized commitment to act."""

    id: str
    title: str
    section: tuple[str, ...]
    theme: str
    instruments: tuple[str, ...]
    actions: tuple[str, ...]
    lines: tuple[Span, ...]
    applies_to: tuple[str, ...] = ()
    """As of a target."""
    check: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """Whose plan it is; empty where the document does not say."""

    name: str
    level: str
    code: str = ""
    parent: str = ""
    """Id of the plan of the upper level's jurisdiction, or its name."""


@dataclass(frozen=True, slots=True)
class Source:
    """The document that was coded."""

    title: str
    sha256: str
    """Of its file; empty where nobody had it at hand."""
    issuer: str = ""
    number: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Coding:
    coder: str
    coded_on: str
    status: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something in the document that the coder left out on purpose."""

    lines: tuple[Span, ...]
    why: str
    figure: str = ""
    """As printed, with its unit; empty when it is the paragraph as a whole."""


@dataclass(frozen=True, slots=True)
class OwnUnit:
    """A unit that the plan itself declares because no sector pack knows it."""

    unit: str
    dimension: str
    """A known dimension, or `own`: comparable only with the same word."""
    factor: str = ""
    """How many base units of the dimension, as a decimal or a fraction; empty for one."""


Measure = Task | Target


@dataclass(frozen=True, slots=True)
class Plan:
    """One coded document."""

    id: str
    title: str
    aliases: tuple[str, ...]
    jurisdiction: Jurisdiction
    start: int | None
    """First year; None where the document states no period."""
    end: int | None
    sector: str
    source: Source
    coding: Coding
    targets: tuple[Target, ...]
    tasks: tuple[Task, ...]
    units: tuple[OwnUnit, ...] = ()
    check: tuple[str, ...] = ()
    """Fields of the plan as a whole of which a drafting program was not sure."""
    not_coded: tuple[LeftOut, ...] = ()
    path: str = field(default="", compare=False)
    """The plan file, or the document of a draft in memory."""
    digest: str = field(default="", compare=False)
    """SHA-256 of the file's bytes; empty for a plan made in memory."""
    positions: Mapping[str, Position] = field(default_factory=dict, compare=False, repr=False)
    """Where each value stands in the plan file, by JSON pointer."""
    _named: Mapping[str, Measure] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        named = {measure.id: measure for measure in self.measures}
        object.__setattr__(self, "_named", MappingProxyType(named))

    def __reduce__(self) -> tuple[Any, ...]:
        """So that processes can hand it over."""
        return Plan, tuple(getattr(self, each.name) for each in fields(self) if each.init)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Tasks and targets."""
        return (*self.tasks, *self.targets)

    def task(self, id: str) -> Task:
        """The task of that id; KeyError when there is none."""
        found = self._named[id]
        if not isinstance(found, Task):
            raise KeyError(id)
        return found

    def target(self, id: str) -> Target:
        """The target of that id; KeyError when there is none."""
        found = self._named[id]
        if not isinstance(found, Target):
            raise KeyError(id)
        return found

    def measure(self, id: str) -> Measure:
        """The task or target of that id; KeyError when there is none."""
        return self._named[id]

    def only(self, measure: Measure) -> Plan:
        """The plan as if it held one of its measures alone."""
        goals = (measure,) if isinstance(measure, Target) else ()
        tasks = (measure,) if isinstance(measure, Task) else ()
        return replace(self, targets=goals, tasks=tasks, digest="")

    def ref(self, measure: Measure) -> MeasureRef:
        """The name of one of the plan's measures."""
        return MeasureRef(self.id, measure.id)

    @property
    def is_draft(self) -> bool:
        """Whether nobody has reviewed it."""
        return self.coding.status == "draft"

    @property
    def period(self) -> str:
        """The years as tables show them: 2021–2025; empty where the document states none."""
        if self.start is None and self.end is None:
            return ""
        return f"{self.start or '?'}–{self.end or '?'}"

    @property
    def short_name(self) -> str:
        """How a table calls the plan: its first alias, else its id."""
        return self.aliases[0] if self.aliases else self.id


@dataclass(frozen=True, slots=True)
class Entry:
    """A plan as lists have it: without its measures, which are counted."""

    plan: Plan
    targets: int
    tasks: int

    @classmethod
    def of(cls, plan: Plan) -> Entry:
        """The entry of a whole plan."""
        head = replace(plan, targets=(), tasks=(), not_coded=())
        return cls(head, len(plan.targets), len(plan.tasks))
