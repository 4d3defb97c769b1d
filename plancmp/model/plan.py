"""A coded plan, and what rules find in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Lang = Literal["zh", "en"]
Mark = tuple[int, int]
"""1-based line and column in a plan file."""
Span = tuple[int, int]
"""First and last 1-based line of the document that was coded."""


@dataclass(frozen=True, slots=True)
class Baseline:
    year: int
    """Year of the base value."""
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
    year: int
    value: Decimal | None
    """None where the document leaves the cell blank."""
    value_max: Decimal | None
    """Upper end of a range."""
    comparator: str
    baseline: Baseline | None
    binding: str
    lines: tuple[Span, ...]
    inferred: tuple[str, ...] = ()
    """Fields that the coder read from the context because the document does not print them."""
    note: str = ""
    row: int | None = None
    """Serial number in the indicator table, as printed."""
    binding_printed: str = ""
    """The word that the table prints for `binding`, where it is not the usual one."""
    definition_scope: str = ""
    """Level of the population that the indicator's definition names (本省居民: province)."""


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
    note: str = ""


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    name: str
    level: str
    code: str = ""
    parent: str = ""
    """Id of the plan of the upper level's jurisdiction."""


@dataclass(frozen=True, slots=True)
class Source:
    """The document that was coded."""

    title: str
    sha256: str
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
class Plan:
    """One coded document."""

    id: str
    title: str
    aliases: tuple[str, ...]
    jurisdiction: Jurisdiction
    start: int
    end: int
    sector: str
    source: Source
    coding: Coding
    targets: tuple[Target, ...]
    tasks: tuple[Task, ...]
    not_coded: tuple[LeftOut, ...] = ()
    path: str = field(default="", compare=False)
    """The plan file."""
    marks: Mapping[str, Mark] = field(default_factory=dict, compare=False, repr=False)
    """Where each value stands in the plan file, by JSON pointer."""

    @property
    def measures(self) -> tuple[Task | Target, ...]:
        """Tasks and targets."""
        return (*self.tasks, *self.targets)

    @property
    def is_draft(self) -> bool:
        """Whether nobody has reviewed it."""
        return self.coding.status == "draft"

    @property
    def short_name(self) -> str:
        """How a table calls the plan: its first alias, else its id."""
        return self.aliases[0] if self.aliases else self.id


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that something breaks."""

    rule: str
    severity: Literal["error", "warning"]
    path: str
    line: int
    column: int
    args: tuple[tuple[str, str], ...] = ()
    """Values for the rule's message."""
    subject: str = ""
    """What it is about, by ids (plan/targets/…), so that a fingerprint survives edits elsewhere."""
