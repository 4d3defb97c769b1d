"""Journals: what is appended is read again, and broken lines cost no other."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancmp.model.decision import Entry, Verdict
from plancmp.model.plan import MeasureRef
from plancmp.review import journal
from tests.review.lines import JOURNAL, NOTHING, TIME, A, B, X, Y, entry

WORDS = st.text(min_size=1, max_size=30)
IDS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)?", fullmatch=True)
SHARES = st.none() | st.floats(0, 1)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    verdict = draw(st.sampled_from(get_args(Verdict)))
    one, two = (A, B) if draw(st.booleans()) else (B, A)
    return Entry(
        id=draw(st.uuids()).hex,
        act=draw(st.sampled_from(["decide", "adjudicate"])),
        reviewer=draw(WORDS),
        time=draw(st.sampled_from([TIME, "2026-01-31", "?"])),
        a=MeasureRef(one, draw(IDS)),
        b=MeasureRef(two, "" if verdict == "absent" else draw(IDS)),
        verdict=verdict,
        seconds=draw(st.none() | st.floats(0, 1e6)),
        a_text=draw(st.text(max_size=16)),
        b_text=draw(st.text(max_size=16)),
        score=draw(SHARES),
        shown=draw(st.booleans()),
        note=draw(st.text(max_size=200)),
    )


UNDOS = st.tuples(st.uuids(), WORDS, WORDS).map(
    lambda told: Entry(told[0].hex, "undo", told[1], TIME, undoes=told[2])
)


@given(st.lists(st.lists(entries() | UNDOS, max_size=9), max_size=4))
@settings(max_examples=40, deadline=None)
def test_what_is_appended_is_read(batches: list[list[Entry]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for batch in batches:
            journal.append(folder, A, B, batch)
        told = journal.held(folder, B, A)
    assert list(told.entries) == [each for batch in batches for each in batch]
    assert told.broken == ()


def _told(**changes: object) -> str:
    """A good line with changes; None takes a key away."""
    line = {"id": "x", "act": "decide", "reviewer": "ann", "time": TIME, "verdict": "same"}
    held = {**line, "a": str(X), "b": str(Y), **changes}
    return json.dumps({key: value for key, value in held.items() if value is not None})


BROKEN: dict[str, str | bytes] = {
    "no JSON": "same, I think",
    "half a line": _told()[:40],
    "a list": "[1, 2]",
    "a text": '"same"',
    "null": "null",
    "NUL": b"\0\0\0\0",
    "NUL in front": b"\0" + _told().encode(),
    "no UTF-8": b'{"id": "\xff\xfe"}',
    "GBK": "{“id”}".encode("gb18030"),
    "lone surrogate": '{"note": "\\ud800", ' + _told()[1:],
    "surrogate in bytes": b'{"note": "\xed\xa0\x80", ' + _told()[1:].encode(),
    "nested": '{"more": ' + "[" * 100_000 + "]" * 100_000 + "}",
    "never closed": '{"a":' * 100_000,
    "huge whole number": '{"score": ' + "9" * 5000 + ", " + _told()[1:],
    "large whole number": '{"score": ' + "9" * 400 + ", " + _told()[1:],
    "NaN": '{"score": NaN, ' + _told()[1:],
    "Infinity": '{"seconds": Infinity, ' + _told()[1:],
    "beyond 1": _told(score=1.5),
    "below 0": _told(seconds=-1),
    "true as a number": _told(score=True),
    "number as text": _told(note=7),
    "1 for true": _told(shown=1),
    "list of reviewers": _told(reviewer=["ann", "bob"]),
    "no id": _told(id=None),
    "empty id": _told(id=""),
    "no reviewer": _told(reviewer=None),
    "no time": _told(time=None),
    "no date": _told(time="yesterday"),
    "no verdict": _told(verdict=None),
    "no b": _told(b=None),
    "unknown act": _told(act="delete"),
    "unknown verdict": _told(verdict="similar"),
    "plan without measure": _told(b=B),
    "absent of a measure": _told(verdict="absent"),
    "one plan twice": _told(b=str(X)),
    "other plans": _told(b="shanwei:funding"),
    "not a name": _told(b="qingyuan:Funding law"),
    "a name with a tab": _told(b="qingyuan:fun\tding"),
    "undo of nothing": _told(act="undo", a=None, b=None, verdict=None),
}


@pytest.mark.parametrize("line", BROKEN.values(), ids=BROKEN.keys())
def test_broken_line(line: str | bytes, tmp_path: Path) -> None:
    """It is named, the others are read, and nothing is taken away by the next decision."""
    first, last, more = entry("ann"), entry("bob", "none"), entry("eve", "unsure")
    path = journal.append(tmp_path, A, B, [first])
    raw = line.encode("utf-8", "surrogatepass") if isinstance(line, str) else line
    path.write_bytes(path.read_bytes() + raw + b"\n")
    journal.append(tmp_path, A, B, [last])
    before = path.read_bytes()
    assert journal.read(path) == ((first, last), (f"{path}:2",))
    journal.append(tmp_path, A, B, [more])
    assert path.read_bytes().startswith(before)
    assert journal.read(path) == ((first, last, more), (f"{path}:2",))


@pytest.mark.parametrize("size", [1, 40])
def test_torn_tail(size: int, tmp_path: Path) -> None:
    """What a crash cut off in the middle is closed by the next writer, and costs no other line."""
    first, torn, last = entry("ann"), entry("bob"), entry("eve", "none")
    path = journal.append(tmp_path, A, B, [first, torn])
    whole = path.read_bytes()
    for cut in range(len(whole.splitlines()[0]) + 2, len(whole) - 1, 17):
        path.write_bytes(whole[:cut])
        journal.append(tmp_path, A, B, [last._replace(note="x" * 120 * size)])
        told = journal.read(path)
        assert [each.id for each in told.entries] == [first.id, last.id]
        assert told.broken == (f"{path}:2",)
        assert path.read_bytes().startswith(whole[:cut] + b"\n")


def test_last_line_without_end(tmp_path: Path) -> None:
    """Editors leave the end of the last line away; that line holds."""
    first, last = entry("ann"), entry("bob")
    path = journal.append(tmp_path, A, B, [first])
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    journal.append(tmp_path, A, B, [last])
    assert journal.read(path) == ((first, last), ())


def test_windows_editor(tmp_path: Path) -> None:
    """A byte order mark, other ends of lines and blank lines change nothing."""
    held = [entry("ann", note="“一”"), entry("bob")]
    path = journal.append(tmp_path, A, B, held)
    text = path.read_bytes().replace(b"\n", b"\r\n\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text + b"   \r\n")
    assert journal.read(path) == (tuple(held), ())


def test_line_that_stands_twice(tmp_path: Path) -> None:
    """As after a merge: once is enough; one id that says two things is told."""
    one = entry("ann")
    path = journal.append(tmp_path, A, B, [one, one, one._replace(verdict="none")])
    assert journal.read(path) == ((one,), (f"{path}:3",))


def test_keys_that_nobody_knows(tmp_path: Path) -> None:
    path = tmp_path / JOURNAL
    path.write_text(_told(more={"deep": [1]}) + "\n")
    assert journal.read(path).entries[0].a == X


def test_two_journals_are_one(tmp_path: Path) -> None:
    """Whichever plan is named first: in the order of their times, however one asks."""
    early, late = entry("ann", time="2026-01-01T00:00:00Z"), entry("ann", "none")
    for (one, two), line in (((A, B), late), ((B, A), early)):
        path = journal.append(tmp_path / one, one, two, [line])
        path.replace(tmp_path / path.name)
    assert journal.held(tmp_path, A, B) == journal.held(tmp_path, B, A) == ((early, late), ())


def test_absent_is_written_with_the_plan_alone(tmp_path: Path) -> None:
    path = journal.append(tmp_path, A, B, [entry(verdict="absent")])
    told = json.loads(path.read_text("utf-8"))
    assert (told["a"], told["b"], told["verdict"]) == (str(X), B, "absent")
    assert journal.read(path).entries[0].b == NOTHING
