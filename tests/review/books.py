"""Forms as people fill them in: exported once, changed cell by cell; and lines of a colleague."""

from __future__ import annotations

import io
import itertools
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl

from plancmp import exchange, knowledge, render
from plancmp.model.decision import Entry
from plancmp.model.plan import MeasureRef
from plancmp.render import View
from plancmp.render.form_sheets import ALONE, NOTE, PAIR, VERDICT

A, B = "chaozhou", "shanwei"
NAME = "李"
JOURNAL, SSSOM, WRITTEN = (f"{A}--{B}{s}" for s in (".decisions.jsonl", ".sssom.tsv", ".yaml"))
X, Y, Z = MeasureRef(A, "funding"), MeasureRef(B, "funding"), MeasureRef(B, "organisation")
_numbers = itertools.count()


def line(reviewer: str, verdict: Any = "same", **more: Any) -> Entry:
    """A line of a journal, about funding unless told otherwise; each with an id of its own."""
    time = "2026-01-31T08:00:00Z"
    return Entry(f"n{next(_numbers):05}", "decide", reviewer, time, verdict=verdict)._replace(
        **{"a": X, "b": Y, **more}
    )


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its name."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@cache
def exported(lang: str, *, blind: bool = False) -> bytes:
    form, domain = exchange.form(A, B, blind=blind)
    raw = render.renderer("form", "xlsx").render(form, View(lang, domain=domain))
    assert isinstance(raw, bytes)
    return raw


def book(lang: str = "zh", **how: Any) -> Any:
    """A form that nobody has filled in."""
    return openpyxl.load_workbook(io.BytesIO(exported(lang, **how)))


def head(key: str, lang: str) -> str:
    return str(knowledge.common("messages")[key][lang])


def columns(sheet: Any, lang: str = "zh") -> Mapping[str, int]:
    """Where the columns that are read stand."""
    told = {cell.value: cell.column for cell in sheet[1]}
    keys = (VERDICT, NOTE, *PAIR, *ALONE)
    return {key: told[head(key, lang)] for key in keys if head(key, lang) in told}


def word(code: str, lang: str) -> str:
    return str(knowledge.common("terms")["verdicts"][code][lang])


def fill(sheet: Any, row: int, verdict: Any, note: Any = None, lang: str = "zh") -> None:
    at = columns(sheet, lang)
    sheet.cell(row, at[VERDICT]).value = verdict
    if note is not None:
        sheet.cell(row, at[NOTE]).value = note


def saved(made: Any, folder: Path, name: str = "form.xlsx") -> Path:
    path = folder / name
    made.save(path)
    return path
