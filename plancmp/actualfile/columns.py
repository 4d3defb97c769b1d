"""Rows of a table -> the values that a YAML file would have, each with its place.

Columns are found by their heads, which are the keys of the file or what readers call them; rows of
a form in which nobody entered anything are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from plancmp import knowledge
from plancmp.model.finding import Finding
from plancmp.shape import nearest
from plancmp.text import fold
from plancmp.yamltree import MAX_DIGITS, Tree

FORMULA = "\0formula"
"""Stands for a cell that a spreadsheet would have to work out."""
_HEAD_ROWS = 20
"""Somebody may have put a line or two above the heads."""
_NEEDED = ("target", "year", "value")
_ENTERED = ("value", "status", "source")
"""A row in which none of these stands is one of a form that nobody filled in."""
_SPAN = re.compile(r"(\d{1,9})(?:[-\u2013](\d{1,9}))?")
_COMMA = re.compile(r"[,\uff0c\u3001]")
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")


class Row(NamedTuple):
    """One row of a table."""

    number: int
    """Its line, from 1."""
    cells: Mapping[int, str]
    """By column, from 1; those that hold something."""


def head(rows: Sequence[Row]) -> int | None:
    """Which row has the heads; None where none has."""
    for at, row in enumerate(rows[:_HEAD_ROWS]):
        named = {_keys().get(fold(text)) for text in row.cells.values()}
        if {*_NEEDED} <= named:
            return at
    return None


def tree(rows: Sequence[Row], path: Path) -> Tree:
    """The content of a table; what is wrong with it as a table is in the findings."""
    at = head(rows)
    if at is None:
        words = (("columns", ", ".join(_columns())),)
        return Tree(findings=[Finding("actuals-no-columns", "error", str(path), 1, 1, words)])
    return _Reader(path, rows[at]).read(rows[at + 1 :])


def _columns() -> Iterator[str]:
    table = knowledge.common("terms")["actual_columns"]
    return (f"{key} ({table[key]['zh']})" for key in (*_NEEDED, "status", "source"))


@cache
def _keys() -> Mapping[str, str]:
    """Keys by what their columns are called, in every language."""
    table = knowledge.common("terms")["actual_columns"]
    return {fold(word): key for key in table for word in (key, *table[key].values())}


@cache
def _words(codes: str) -> Mapping[str, str]:
    """Codes by what readers call them, in every language."""
    table = knowledge.common("terms")[codes]
    return {fold(word): code for code in table for word in (code, *table[code].values())}


class _Reader:
    """The rows below the heads."""

    def __init__(self, path: Path, heads: Row) -> None:
        self.path = str(path)
        self.tree = Tree({"actuals": []}, {"": (heads.number, 1)})
        self.tree.positions["/actuals"] = (heads.number, 1)
        self.columns: dict[int, str] = {}
        for column, text in heads.cells.items():
            self._name(column, text, heads.number)

    def _find(self, rule: str, line: int, column: int, **words: str) -> None:
        found = Finding(rule, "error", self.path, line, column, tuple(words.items()))
        self.tree.findings.append(found)

    def _name(self, column: int, text: str, line: int) -> None:
        key = _keys().get(fold(text))
        if key is None:
            near = nearest(text, list(knowledge.common("terms")["actual_columns"]))
            self._find("unknown-key", line, column, key=text, nearest=near)
        elif key in self.columns.values():
            self._find("duplicate-key", line, column, key=text, first=str(line))
        else:
            self.columns[column] = key

    def read(self, rows: Sequence[Row]) -> Tree:
        for row in rows:
            told = {
                self.columns[i]: (i, text) for i, text in row.cells.items() if i in self.columns
            }
            if any(key in told for key in _ENTERED):
                self._add(row.number, told)
        return self.tree

    def _add(self, line: int, told: Mapping[str, tuple[int, str]]) -> None:
        content = self.tree.value
        place = f"/actuals/{len(content['actuals'])}"
        entry: dict[str, Any] = {}
        self.tree.positions[place] = (line, 1)
        for key, (column, text) in told.items():
            if text == FORMULA:
                self._find("import-formula", line, column, place=f"{line}:{column}")
            elif key == "plan":
                self._plan(text, line, column)
            elif (value := _value(key, text)) is not None:
                entry[key] = value
                self.tree.positions[f"{place}/{key}"] = (line, column)
        content["actuals"].append(entry)

    def _plan(self, text: str, line: int, column: int) -> None:
        named = self.tree.value.setdefault("plan", text.strip())
        self.tree.positions.setdefault("/plan", (line, column))
        if named != text.strip():
            self._find("actuals-several-plans", line, column, plan=text.strip(), first=named)


def _value(key: str, text: str) -> Any:
    """As YAML has it; a text where a number should be stays one, and the schema says so. None for
    what is not of the file.
    """
    read = _READ.get(key)
    return read(text.strip()) if read else None


def _number(text: str) -> Decimal | str:
    return Decimal(text) if _NUMBER.fullmatch(text) and len(text) <= MAX_DIGITS else text


def _flag(text: str) -> bool | str:
    code = _words("flags").get(fold(text))
    return text if code is None else code == "yes"


def _spans(text: str) -> list[list[Decimal]] | str:
    """12–13, 20 -> [[12, 13], [20, 20]]."""
    parts = [_SPAN.fullmatch(part.strip()) for part in _COMMA.split(text)]
    spans = [[Decimal(p[1]), Decimal(p[2] or p[1])] for p in parts if p]
    return spans if len(spans) == len(parts) else text


def _fields(text: str) -> list[str]:
    words = [part.strip() for part in _COMMA.split(text) if part.strip()]
    return [_words("checkable_actual").get(fold(word), word) for word in words]


_READ: dict[str, Callable[[str], Any]] = {
    "target": str,
    "year": _number,
    "value": _number,
    "unit": str,
    "cumulative": _flag,
    "status": lambda text: _words("actual_statuses").get(fold(text), text),
    "source": str,
    "lines": _spans,
    "check": _fields,
    "note": str,
}
