"""The file of an index: SQLite, written whole and put in its place, so that whoever reads has the
old one or the new one.

It is never changed where it stands, needs no lock and can be read from a folder that nobody may
write to. What is not as it was written (another program, damage, a foreign file) is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from plancmp.files import save
from plancmp.memory import code

if TYPE_CHECKING:
    import sqlite3

_NAME = ".plancmp-index.sqlite"
_MODULES = (
    *("shelf", "planfile", "planfile/rules", "model"),
    *("shape", "yamltree", "units", "domain", "text"),
)
"""On what it depends that a file is a plan, and what is kept of it."""
_TABLES = """
CREATE TABLE about (program TEXT NOT NULL);
CREATE TABLE plans (
    file TEXT PRIMARY KEY, size INTEGER, mtime_ns INTEGER, ctime_ns INTEGER, read_ns INTEGER,
    digest TEXT, field TEXT, entry TEXT, measures TEXT, brief TEXT, whole TEXT
);
"""


class Row(NamedTuple):
    """A plan file with which nothing is wrong, as it was when it was read."""

    file: str
    """Its name."""
    size: int
    mtime_ns: int
    ctime_ns: int
    read_ns: int
    """When it was read."""
    digest: str
    """SHA-256 of its bytes."""
    field: str
    """The digest of the sector pack by which it was read."""
    entry: str
    """The plan without its measures, as JSON."""
    measures: str = ""
    """Its measures, as JSON; empty where only lists are wanted."""


def place(folder: Path) -> Path:
    """Where the index of a folder stands."""
    return folder / _NAME


def read(folder: Path, *, whole: bool = False) -> Mapping[str, Row]:
    """What the index of a folder holds, by file; nothing where it has none that can be used.

    whole: with the measures.
    """
    path = place(folder)
    if not path.is_file():
        return {}
    import sqlite3  # noqa: PLC0415 - only where there is an index

    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as base:
            return {row.file: row for row in _sound(base, whole)}
    except sqlite3.Error:
        return {}


def write(folder: Path, rows: Iterable[Row]) -> None:
    """Put an index of these files in the place of the one of before."""
    import sqlite3  # noqa: PLC0415 - only where an index is made

    with closing(sqlite3.connect(":memory:")) as base:
        base.executescript(_TABLES)
        base.execute("INSERT INTO about VALUES (?)", (_program(),))
        marks = ", ".join("?" * (len(Row._fields) + 2))
        sealed = ((*row, _seal(row._replace(measures="")), _seal(row)) for row in rows)
        base.executemany(f"INSERT INTO plans VALUES ({marks})", sealed)  # noqa: S608 - marks alone
        base.commit()
        save(place(folder), base.serialize())


def _sound(base: sqlite3.Connection, whole: bool) -> Iterator[Row]:
    """The rows that are as this program wrote them."""
    if base.execute("SELECT program FROM about").fetchall() != [(_program(),)]:
        return
    asked = ", ".join(Row._fields[:-1])
    kept = "measures, whole" if whole else "'', brief"
    for *values, seal in base.execute(f"SELECT {asked}, {kept} FROM plans"):  # noqa: S608 - names
        row = Row._make(values)
        if seal == _seal(row):
            yield row


def _program() -> str:
    return code(*_MODULES)


def _seal(row: Row) -> str:
    return sha256("\0".join(map(str, row)).encode()).hexdigest()
