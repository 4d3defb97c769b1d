"""Crosswalks and colleagues' journals that are taken in; who decided; files of other kinds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from plancmp import exchange
from plancmp.errors import InvalidFile, UnreadableInput, UsageError
from plancmp.model.decision import Entry
from plancmp.model.plan import MeasureRef
from plancmp.review import journal
from tests.conftest import Run
from tests.review.books import (
    JOURNAL,
    NAME,
    SSSOM,
    WRITTEN,
    A,
    B,
    X,
    Z,
    book,
    bytes_of,
    fill,
    line,
    saved,
    word,
)

YAML = """plans: [chaozhou, shanwei]
review: {reviewer: hand, reviewed_on: "2026-01-31"}
pairs:
  - {a: funding, b: funding, relation: none, note: why}
  - {a: ip-discipline, b: organisation, relation: same}
absent:
  - {plan: shanwei, measure: "chaozhou:policy-system"}
"""


def _import(path: Path, folder: Path, name: str = "") -> exchange.Imported:
    return exchange.import_decisions(path, name, crosswalks=[folder])


def _lines(folder: Path) -> list[Any]:
    return list(map(json.loads, (folder / JOURNAL).read_text("utf-8").splitlines()))


def _colleague(folder: Path, *entries: Entry) -> Path:
    return journal.append(folder / "colleague", A, B, entries)


def _status(run: Run, folder: Path) -> Any:
    return json.loads(run("review", "status", A, B, "--crosswalks", folder, "-f", "json").out)


def test_a_colleagues_journal(tmp_path: Path, run: Run) -> None:
    mine, first = line("me"), line("ann")
    theirs = (
        mine,
        first,
        line("bob", "none"),
        Entry("n", "undo", "ann", first.time, undoes=first.id),
        line("ann", "partial", b=Z),
    )
    journal.append(tmp_path, A, B, [mine])
    path = _colleague(tmp_path, *theirs)
    assert _import(path, tmp_path)[:2] == (4, 1)
    assert journal.read(tmp_path / JOURNAL).entries == theirs
    held = bytes_of(tmp_path)
    assert _import(path, tmp_path, "someone")[:2] == (0, 5), "each line keeps its reviewer"
    assert bytes_of(tmp_path) == held
    assert _status(run, tmp_path)["reviewers"]["ann"] == 1


def test_a_colleagues_decisions_about_an_older_text_are_stale(tmp_path: Path, run: Run) -> None:
    _import(_colleague(tmp_path, line("ann", a_text="0" * 16)), tmp_path)
    assert len(_status(run, tmp_path)["stale_pairs"]) == 1


def test_a_journal_with_a_broken_line(tmp_path: Path) -> None:
    path = _colleague(tmp_path, line("me"), line("bob"))
    path.write_bytes(path.read_bytes() + b'{"id": "x"}\n{"id"')
    with pytest.raises(InvalidFile) as raised:
        _import(path, tmp_path)
    found = [(f.rule, f.line) for f in raised.value.findings]
    assert found == [("import-broken-line", 3), ("import-broken-line", 4)]
    assert not (tmp_path / JOURNAL).exists()


def test_a_journal_of_measures_that_are_not_there(tmp_path: Path) -> None:
    path = _colleague(tmp_path, line("me"), line("me", b=MeasureRef(B, "no-such")))
    with pytest.raises(InvalidFile) as raised:
        _import(path, tmp_path)
    assert [(f.rule, f.line) for f in raised.value.findings] == [("import-unknown-measure", 2)]
    assert not (tmp_path / JOURNAL).exists()


@pytest.mark.parametrize("name", ["\x1b[31mann", "x" * 61, " "])
def test_a_journal_of_somebody_without_a_name(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        _import(_colleague(tmp_path, line("ann"), line(name)), tmp_path)
    assert not (tmp_path / JOURNAL).exists()


def test_a_line_that_says_something_else_under_the_same_id(tmp_path: Path) -> None:
    known = line("ann", "same")
    journal.append(tmp_path, A, B, [known])
    path = _colleague(tmp_path, line("bob"), known._replace(verdict="none"))
    held = bytes_of(tmp_path)
    with pytest.raises(InvalidFile) as raised:
        _import(path, tmp_path)
    assert [(f.rule, f.line) for f in raised.value.findings] == [("import-other-line", 2)]
    assert bytes_of(tmp_path) == held


@pytest.mark.parametrize("name", ["", "me"])
def test_a_crosswalk_written_by_hand(name: str, tmp_path: Path) -> None:
    path = tmp_path / "theirs" / WRITTEN
    path.parent.mkdir()
    path.write_text(YAML, "utf-8")
    assert _import(path, tmp_path, name)[:2] == (3, 0)
    assert _import(path, tmp_path, name)[:2] == (0, 3)
    lines = _lines(tmp_path)
    assert {line["reviewer"] for line in lines} == {name or "hand"}
    assert all((line["time"] == "2026-01-31") is not bool(name) for line in lines)
    assert all(len(line["a_text"]) == 16 for line in lines), "stale once the text changes"
    assert [line.get("note") for line in lines] == ["why", None, None]


def test_a_crosswalk_that_contradicts_itself(tmp_path: Path) -> None:
    path = tmp_path / WRITTEN
    more = "  - {a: policy-system, b: organisation, relation: partial}\nabsent:\n"
    path.write_text(YAML.replace("absent:\n", more), "utf-8")
    with pytest.raises(InvalidFile) as raised:
        _import(path, tmp_path)
    assert [(f.rule, f.line) for f in raised.value.findings] == [("import-two-verdicts", 8)]
    assert not (tmp_path / JOURNAL).exists()


def _derived(tmp_path: Path, *entries: Entry) -> Path:
    """The crosswalk that follows from decisions, in a folder of its own."""
    path = tmp_path / "theirs" / JOURNAL
    journal.append(path.parent, A, B, [])
    _import(_colleague(tmp_path, *entries), path.parent)
    return path.with_name(SSSOM)


def test_an_sssom_file(tmp_path: Path) -> None:
    said = [line("ann", note='a "b"'), line("bob")]
    path = _derived(tmp_path, *said)
    assert _import(path, tmp_path)[:2] == (2, 0)
    assert {(line["reviewer"], line["verdict"]) for line in _lines(tmp_path)} == {
        ("ann", "same"),
        ("bob", "same"),
    }
    assert _import(path, tmp_path)[:2] == (0, 2)
    assert _import(path, tmp_path, "me")[:2] == (1, 0)


def test_an_sssom_file_about_an_older_text(tmp_path: Path) -> None:
    path = _derived(tmp_path, line("ann", a_text="0" * 16))
    with pytest.raises(InvalidFile) as raised:
        _import(path, tmp_path)
    (found,) = raised.value.findings
    assert found.rule == "import-changed-text"
    assert str(X) in path.read_text("utf-8").split("\n")[found.line - 1]


def test_an_sssom_file_of_nobody(tmp_path: Path) -> None:
    path = _derived(tmp_path, line("ann"))
    path.write_text(path.read_text("utf-8").replace("\tann\t", "\t\t"), "utf-8")
    with pytest.raises(UsageError):
        _import(path, tmp_path)
    assert _import(path, tmp_path, "me")[:2] == (1, 0)


def test_what_was_changed_by_hand_goes_into_the_journal(tmp_path: Path, run: Run) -> None:
    """As the refusal to write over it says."""
    _import(_colleague(tmp_path, line("ann"), line("ann", b=Z)), tmp_path)
    path = tmp_path / SSSOM
    text = path.read_text("utf-8")
    path.write_text(text.replace("skos:exactMatch", "skos:relatedMatch"), "utf-8")
    more = ("--reviewer", "ann", "--crosswalks", tmp_path)
    assert run("review", "decide", f"{A}:publicity", f"{B}:organisation", "none", *more).code == 2
    assert run("review", "import", path, *more).code == 0
    assert _status(run, tmp_path)["by_relation"]["partial"] >= 2
    assert "\tNot\t" in path.read_text("utf-8")
    assert run("review", "decide", f"{A}:publicity", f"{B}:organisation", "same", *more).code == 0


def test_a_form_of_plans_that_are_not_there(run: Run, tmp_path: Path) -> None:
    made = book()
    fill(made.worksheets[0], 2, word("same", "zh"))
    for row in made.worksheets[0].iter_rows():
        for cell in row:
            if str(cell.value).startswith(f"{A}:"):
                cell.value = str(cell.value).replace(A, "chouzhou")
    done = run("review", "import", saved(made, tmp_path), "--reviewer", NAME)
    assert (done.code, "chouzhou" in done.err) == (2, True)


def test_who_filled_it_in(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = book()
    fill(made.worksheets[0], 2, word("same", "zh"))
    asked = ("review", "import", saved(made, tmp_path), "--crosswalks", tmp_path)
    assert run(*asked).code == 2
    assert run(*asked, "--reviewer", "x" * 61).code == 2
    monkeypatch.setenv("PLANCMP_REVIEWER", "bob")
    assert run(*asked).code == 0
    (only,) = journal.read(tmp_path / JOURNAL).entries
    assert only.reviewer == "bob"
    path = tmp_path / "theirs" / WRITTEN
    path.parent.mkdir()
    path.write_text(YAML, "utf-8")
    assert run("review", "import", path, "--crosswalks", tmp_path).code == 0
    told = {each["reviewer"] for each in _lines(tmp_path)}
    assert told == {"bob", "hand"}, "a crosswalk says itself by whom"


@pytest.mark.parametrize("name", ["form.xls", "form.ods", "form.csv", "a.sssom.tsv", "x.yaml"])
def test_other_files(name: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / name).write_text("x")
    done = run("review", "import", tmp_path / name, "--reviewer", NAME)
    assert done.code == 2
    assert name in done.err


@pytest.mark.parametrize("name", ["form.xlsx", SSSOM, JOURNAL, WRITTEN])
def test_no_file(name: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        _import(tmp_path / name, tmp_path, NAME)
