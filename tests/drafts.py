"""What the tests of drafting share: the documents of `tests/cases/draft/`, labels and drafts.

The documents were written for this purpose and labelled by a person who did not know the program.
"""

from __future__ import annotations

import csv
from pathlib import Path

from plancmp.domain import Domain, domains
from plancmp.drafting import compose, document
from plancmp.model.finding import Span
from plancmp.model.plan import Plan

DOCUMENTS = Path(__file__).parent / "cases" / "draft"
NAMES = sorted(path.stem for path in DOCUMENTS.glob("*.txt"))
TODAY = "2026-01-01"


def draft(path: Path, sector: str = "") -> Plan:
    """A draft of a document, without examples."""
    return compose.draft(document.load(path), "draft", TODAY, domains(), sector=sector)


def field(sector: str = "intellectual-property") -> Domain:
    """A packaged sector pack."""
    return domains().get(sector)


def labels(name: str, kind: str) -> list[dict[str, str]]:
    """What a person found in a document; kind: tasks or targets."""
    with (DOCUMENTS / f"{name}.{kind}.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def meets(one: Span, other: Span) -> bool:
    """Whether two spans have a line in common."""
    return one[0] <= other[1] and one[1] >= other[0]
