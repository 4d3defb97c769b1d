"""Labelled alignments of two plans: the truth that the matcher is measured against."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from plancmp.errors import UnreadableInput
from plancmp.model import Task

COLUMNS = ("a_lines", "b_lines", "relation", "settled")


@dataclass(frozen=True, slots=True)
class Label:
    relation: Literal["same", "partial"]
    settled: bool
    """False where judges differed: counted neither as right nor as wrong."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The labelled pairs of two plans, by the lines of the paragraphs; what is not listed is unrelated."""

    a: str
    b: str
    pairs: Mapping[tuple[str, str], Label]

    def of(self, x: Task, y: Task) -> Label | None:
        return self.pairs.get((place(x), place(y)))


def place(task: Task) -> str:
    """How a label names a paragraph: 187-187."""
    return f"{task.lines[0][0]}-{task.lines[-1][1]}"


def read(path: Path) -> Labels:
    """A tab-separated file named A-B.tsv with the columns a_lines, b_lines, relation, settled."""
    a, _, b = path.stem.partition("-")
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t"))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableInput(
            f"cannot read {path}: {error}", "eval takes labelled files named A-B.tsv"
        ) from error
    if (
        not b
        or not rows
        or set(COLUMNS) - set(rows[0])
        or any(r["relation"] not in ("same", "partial") for r in rows)
    ):
        raise UnreadableInput(
            f"{path} is not a labelled file",
            f"name it A-B.tsv, with the columns {', '.join(COLUMNS)}",
        )
    return Labels(
        a,
        b,
        {(r["a_lines"], r["b_lines"]): Label(r["relation"], r["settled"] == "yes") for r in rows},
    )  # type: ignore[arg-type]
