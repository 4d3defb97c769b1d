"""Forms that people have filled in: every cell that counts, found by the head of its column.

What a workbook holds comes from `unpacked`, as plain cells.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from plancmp import knowledge
from plancmp.model.decision import VERDICTS, Entry, Verdict
from plancmp.model.finding import Finding
from plancmp.model.plan import MeasureRef
from plancmp.render.form_sheets import ALONE, NOTE, PAIR, PROGRAM, SCORE, VERDICT
from plancmp.review.incoming import Incoming
from plancmp.review.journal import ref
from plancmp.text import fold
from plancmp.unpacked import Cell, Row, Table, tables

SUFFIX = ".xlsx"
_HEAD_ROWS = 20
"""Somebody may have put a line or two above the heads."""
_EMPTY = Cell()
Columns = Mapping[str, int]
"""The columns of a table, by the keys of their heads."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form says."""

    said: tuple[Incoming, ...]
    """The rows with a verdict, without reviewer: a form does not say who filled it in."""
    findings: tuple[Finding, ...]
    undecided: tuple[str, ...]
    """Where there is a note without a verdict."""


def read(path: Path) -> Filled:
    """UnreadableInput for what is no workbook, or too large for a form."""
    held = tables(path)
    readers = [reader for table in held if (reader := _reader(table, path))]
    shown = any(PROGRAM in reader.columns for reader in readers)
    if not readers:
        words = (("place", path.name), ("columns", _names((VERDICT, NOTE, *PAIR))))
        finding = Finding("import-no-column", "error", str(path), 1, 1, words, "form")
        return Filled((), (finding,), ())
    said = tuple(each for reader in readers for each in reader.said(shown=shown))
    findings = tuple(finding for reader in readers for finding in reader.findings)
    return Filled(said, findings, tuple(p for reader in readers for p in reader.undecided))


def _reader(table: Table, path: Path) -> _Reader | None:
    """None for a sheet that is no part of a form."""
    for at, row in enumerate(table.rows[:_HEAD_ROWS]):
        heads = _heads(row)
        kinds = [kind for kind in (PAIR, ALONE) if any(key in heads.values() for key in kind)]
        if len(heads) > 1 and (kinds or VERDICT in heads.values()):
            return _Reader(table, at, heads, (kinds or [PAIR])[0], path)
    return None


def _heads(row: Row) -> dict[int, str]:
    """The columns that have a head of a form."""
    told = ((column, _keys().get(fold(cell.text))) for column, cell in row.cells.items())
    return {column: key for column, key in told if key}


@cache
def _keys() -> Mapping[str, str]:
    """What heads are called, in every language."""
    messages = knowledge.common("messages")
    keys = (*PAIR, *ALONE, VERDICT, NOTE, SCORE, PROGRAM)
    return {fold(word): key for key in keys for word in messages[key].values()}


def _names(keys: Iterable[str]) -> str:
    """What columns are called, whichever language the form has."""
    messages = knowledge.common("messages")
    return ", ".join(f"{messages[key]['zh']} ({messages[key]['en']})" for key in keys)


@cache
def _verdicts() -> Mapping[str, Verdict]:
    """The verdicts by their words in every language, and by their codes."""
    terms = knowledge.common("terms")["verdicts"]
    codes: tuple[Verdict, ...] = (*VERDICTS, "absent")
    return {fold(word): code for code in codes for word in (code, *terms[code].values())}


def _plain(text: str) -> str:
    """Without spaces around it or signs that nobody sees."""
    return "".join(c for c in text if unicodedata.category(c) != "Cf").strip()


class _Reader:
    """The rows of one table of a form."""

    def __init__(
        self, table: Table, at: int, heads: dict[int, str], kind: tuple[str, ...], path: Path
    ) -> None:
        self.table, self.at, self.kind, self.path = table, at, kind, path
        self.columns: Columns = {key: column for column, key in reversed(heads.items())}
        self.findings: list[Finding] = []
        self.undecided: list[str] = []
        self.head = table.rows[at]
        self._check_heads(heads)

    def _check_heads(self, heads: Mapping[int, str]) -> None:
        needed = (*self.kind, VERDICT, NOTE)
        lost = [key for key in needed if key not in self.columns]
        if lost:
            self._find("import-no-column", self.head, 1, columns=_names(lost))
        for column, key in heads.items():
            if key in needed and column != self.columns[key]:
                self._find("import-two-columns", self.head, column)

    def _find(self, rule: str, row: Row, column: int, **told: str) -> None:
        words = (("place", self.table.place(row.number, column)), *told.items())
        about = f"{self.table.title} row {row.number}"
        found = Finding(rule, "error", str(self.path), row.number, column, words, about)
        self.findings.append(found)

    def said(self, *, shown: bool) -> Iterator[Incoming]:
        """The decisions of the rows in which nothing is wrong; what is wrong with the others goes
        to the findings.
        """
        if self.findings:
            return
        self._check_merged()
        for row in self.table.rows[self.at + 1 :]:
            if self._is_plain(row) and (verdict := self._verdict(row)):
                yield from self._incoming(row, verdict, shown=shown)

    def _check_merged(self) -> None:
        """A cell that spans rows says nothing of those below its first."""
        first = self.head.number
        for area in self.table.merged:
            own = [c for c in self.columns.values() if area.left <= c <= area.right]
            if own and area.bottom >= first:
                self._find("import-merged", Row(area.top, {}), own[0])

    def _is_plain(self, row: Row) -> bool:
        """Whether no cell that counts is a formula."""
        found = [c for c in self.columns.values() if row.cells.get(c, _EMPTY).formula]
        for column in found:
            self._find("import-formula", row, column)
        return not found

    def _cell(self, row: Row, key: str) -> Cell:
        return row.cells.get(self.columns.get(key, 0), _EMPTY)

    def _verdict(self, row: Row) -> Verdict | None:
        """None where nothing is decided, or the word is not known."""
        text = _plain(self._cell(row, VERDICT).text)
        if not text:
            if _plain(self._cell(row, NOTE).text):
                self.undecided.append(self.table.place(row.number, self.columns[NOTE]))
            return None
        found = _verdicts().get(fold(text))
        if found is None or (found == "absent") != (self.kind == ALONE):
            self._find("import-unknown-verdict", row, self.columns[VERDICT], value=text)
            return None
        return found

    def _incoming(self, row: Row, verdict: Verdict, *, shown: bool) -> Iterator[Incoming]:
        one, two, read = (_plain(self._cell(row, key).text) for key in self.kind)
        a, b = ref(one), MeasureRef(two, "") if self.kind == ALONE else ref(two)
        whole = a.plan and a.id and b.plan and (b.id or self.kind == ALONE) and read
        if not whole or a.plan == b.plan:
            self._find("import-no-measure", row, self.columns[self.kind[0]])
            return
        a_text, _, b_text = read.partition("-")
        score = self._cell(row, SCORE).number
        entry = Entry(
            id="",
            act="decide",
            reviewer="",
            time="",
            a=a,
            b=b,
            verdict=verdict,
            a_text=a_text,
            b_text=b_text,
            score=score if score is not None and 0 <= score <= 1 else None,
            shown=shown,
            note=_plain(self._cell(row, NOTE).text),
        )
        place = self.table.place(row.number, self.columns[VERDICT])
        yield Incoming(entry, place, row.number, self._places())

    def _places(self) -> tuple[int, int, int, int]:
        one, two, read = (self.columns[key] for key in self.kind)
        return one, two, self.columns[VERDICT], read
