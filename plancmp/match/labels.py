"""Labelled alignments of two plans: the truth that the matcher is measured against."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from plancmp.errors import UnreadableInput
from plancmp.model.plan import Task

COLUMNS = ("a_lines", "b_lines", "relation", "settled")


@dataclass(frozen=True, slots=True)
class Label:
    relation: Literal["same", "partial"]
    settled: bool
    """False where judges differed: counted neither as right nor as wrong."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The labelled pairs of two plans, by the lines of the paragraphs; what is not listed is
    unrelated.
    """

    a: str
    b: str
    pairs: Mapping[tuple[str, str], Label]

    def of(self, x: Task, y: Task) -> Label | None:
        return self.pairs.get((place(x), place(y)))


def place(task: Task) -> str:
    """How a label names a paragraph: 187-187."""
    return f"{task.lines[0][0]}-{task.lines[-1][1]}"


def load_labels(path: Path) -> Labels:
    """A tab-separated file named A-B.tsv with the columns a_lines, b_lines, relation, settled."""
    a, _, b = path.stem.partition("-")
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t"))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableInput("cannot-read-labels", path=path, why=error) from error
    if not b or not rows or set(COLUMNS) - set(rows[0]) or not all(map(_is_label, rows)):
        raise UnreadableInput("not-labels", path=path, columns=", ".join(COLUMNS))
    return Labels(a, b, {(r["a_lines"], r["b_lines"]): _label(r) for r in rows})


def _is_label(row: Mapping[str, str]) -> bool:
    return row["relation"] in ("same", "partial")


def _label(row: Mapping[str, str]) -> Label:
    return Label("same" if row["relation"] == "same" else "partial", row["settled"] == "yes")
