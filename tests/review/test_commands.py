"""The commands of reviewing, where something is wrong as much as where all is well."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import plancmp
from plancmp.errors import UsageError
from plancmp.review import journal
from tests.conftest import Run
from tests.review.lines import JOURNAL, SSSOM, A, B, bytes_of

DECIDE = ("review", "decide", f"{A}:funding", f"{B}:funding")
ANN, BOB = ("--reviewer", "ann"), ("--reviewer", "bob")
HERE = Path("crosswalks")


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PLANCMP_REVIEWER", raising=False)


def _json(run: Run, *argv: object) -> Any:
    result = run(*argv, "-f", "json")
    assert result.code == 0, result.err
    return json.loads(result.out)


def _ok(run: Run, *argv: object) -> str:
    result = run(*argv)
    assert (result.code, result.out) == (0, ""), result.err
    return result.err


def _verdicts() -> list[tuple[str, str | None]]:
    return [(each.reviewer, each.verdict) for each in journal.held(HERE, A, B).entries]


def _tasks(run: Run, *argv: object) -> dict[tuple[str, str], tuple[str, str]]:
    found = _json(run, "diff", *(argv or (A, B)))
    return {(p["a"], p["b"]): (p["relation"], p["origin"]) for p in found["tasks"]}


# what is asked -> what the message says
WRONG: dict[str, tuple[Sequence[str], str]] = {
    "no such measure": (("decide", f"{A}:funding", f"{B}:fund-ing", "same", *ANN), "funding"),
    "no such plan": (("decide", "nowhere:funding", f"{B}:funding", "same", *ANN), "nowhere"),
    "no measure": (("decide", A, f"{B}:funding", "same", *ANN), A),
    "an empty measure": (("decide", f"{A}:funding", f"{B}:", "same", *ANN), f"{B}:"),
    "no such verdict": ((*DECIDE[1:], "similar", *ANN), "similar"),
    "absent of a pair": ((*DECIDE[1:], "absent", *ANN), "absent"),
    "no verdict": ((*DECIDE[1:], *ANN), "VERDICT"),
    "no reviewer": ((*DECIDE[1:], "same"), "reviewer"),
    "blank reviewer": ((*DECIDE[1:], "same", "--reviewer", "  "), "reviewer"),
    "empty reviewer": ((*DECIDE[1:], "same", "--reviewer", ""), "reviewer"),
    "bar alone": ((*DECIDE[1:], "same", "--reviewer", "| |"), "reviewer"),
    "line in a reviewer": ((*DECIDE[1:], "same", "--reviewer", "ann\nbob"), "reviewer"),
    "escape in a reviewer": ((*DECIDE[1:], "same", "--reviewer", "\x1b[31mann"), "reviewer"),
    "turned writing": ((*DECIDE[1:], "same", "--reviewer", "ann\u202ebob"), "reviewer"),
    "61 characters": ((*DECIDE[1:], "same", "--reviewer", "x" * 61), "60"),
    "one plan twice": (("decide", f"{A}:funding", f"{A}:publicity", "same", *ANN), A),
    "absent with a measure": (("absent", f"{A}:funding", f"{B}:funding", *ANN), f"{B}:funding"),
    "absent of a plan": (("absent", A, B, *ANN), A),
    "absent of one plan": (("absent", f"{A}:funding", A, *ANN), A),
    "nothing to undo": (("undo", A, B, *ANN), "ann"),
    "undo in one plan": (("undo", A, A, *ANN), A),
    "ruling of no pair": (("adjudicate", f"{A}:no", f"{B}:funding", "same", *ANN), "no"),
    "status of one plan": (("status", A, A), A),
    "log of no plan": (("log", A, "nowhere"), "nowhere"),
    "one argument more": (("undo", A, B, "more", *ANN), "more"),
    "diff of other files": (("diff", "one.txt", "two.txt"), "one.txt"),
    "diff of nothing": (("diff", JOURNAL, JOURNAL), JOURNAL),
    "diff of other plans": (("diff", JOURNAL, f"{A}--shanwei.yaml"), "shanwei"),
    "diff of one suffix alone": (("diff", ".decisions.jsonl", JOURNAL), ".decisions.jsonl"),
}


@pytest.mark.parametrize(("argv", "message"), WRONG.values(), ids=WRONG.keys())
def test_wrong(argv: Sequence[str], message: str, tmp_path: Path, run: Run) -> None:
    """Told in one line, and nothing is left behind."""
    result = run("review", *argv)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert not any("\x1b" in line or "Traceback" in line for line in result.err.splitlines())
    assert list(tmp_path.iterdir()) == []


def test_decide(run: Run) -> None:
    """It is on disk, in the crosswalk, and wins over the matcher; what was there before returns."""
    before = _tasks(run)
    assert before["funding", "funding"][1] == "matcher"
    assert "crosswalks" in _ok(run, *DECIDE, "none", *ANN, "--note", 'not "that"\tone')
    assert set(bytes_of(HERE)) == {JOURNAL, SSSOM}
    assert ("funding", "funding") not in _tasks(run)
    assert _tasks(run, A, B, "--ignore-crosswalks") == before
    _ok(run, *DECIDE, "partial", *ANN)
    assert _tasks(run)["funding", "funding"] == ("partial", "reviewed")
    _ok(run, "review", "undo", A, B, *ANN)
    assert ("funding", "funding") not in _tasks(run)
    _ok(run, "review", "undo", A, B, *ANN)
    assert _tasks(run) == before
    lines = _json(run, "review", "log", A, B)["entries"]
    assert [each["act"] for each in lines] == ["decide", "decide", "undo", "undo"]
    assert lines[0]["note"] == 'not "that" one'


def test_quiet(run: Run) -> None:
    assert _ok(run, *DECIDE, "same", *ANN, "-q") == ""


def test_by_line_and_by_name_of_the_city(run: Run) -> None:
    task = plancmp.load(A).value.task("funding")
    pair = (f"{A}:{task.lines[0][0]}", f"{B}:funding")
    _ok(run, "review", "decide", *pair, "same", *ANN)
    assert journal.held(HERE, A, B).entries[0].a == journal.ref(f"{A}:funding")


def test_in_the_other_order(run: Run) -> None:
    """B A finds and goes on with the journal of A B."""
    _ok(run, *DECIDE, "none", *ANN)
    _ok(run, "review", "decide", f"{B}:enterprise-creation", f"{A}:publicity", "same", *BOB)
    assert set(bytes_of(HERE)) == {JOURNAL, SSSOM}
    assert _verdicts() == [("ann", "none"), ("bob", "same")]
    assert ("funding", "funding") not in _tasks(run, B, A)
    told = _json(run, "review", "log", B, A)["entries"]
    assert [each["reviewer"] for each in told] == ["ann", "bob"]
    _ok(run, "review", "undo", B, A, *ANN)
    assert ("funding", "funding") in _tasks(run)


def test_reviewer_of_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANCMP_REVIEWER", "李 四")
    _ok(run, *DECIDE, "same")
    _ok(run, *DECIDE, "none", "--reviewer", "a|b  c")
    assert _verdicts() == [("李 四", "same"), ("a b c", "none")]


def test_folder_that_is_not_there_yet(tmp_path: Path, run: Run) -> None:
    """Decisions make it; what only reads does not."""
    folder = tmp_path / "deep" / "er"
    assert run("review", "status", A, B, "--crosswalks", folder).code == 2
    assert run("diff", A, B, "--crosswalks", folder).code == 2
    assert not folder.exists()
    _ok(run, *DECIDE, "none", *ANN, "--crosswalks", folder)
    assert set(bytes_of(folder)) == {JOURNAL, SSSOM}
    assert not HERE.exists()
    assert ("funding", "funding") not in _tasks(run, A, B, "--crosswalks", folder)
    assert ("funding", "funding") in _tasks(run)


def test_first_folder_wins(tmp_path: Path, run: Run) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    _ok(run, *DECIDE, "none", *ANN, "--crosswalks", one)
    _ok(run, *DECIDE, "partial", *BOB, "--crosswalks", two)
    _ok(run, "review", "absent", f"{A}:funding", B, *BOB, "--crosswalks", two)
    _ok(run, "review", "absent", f"{A}:publicity", B, *ANN, "--crosswalks", one)
    pair = (f"{A}:publicity", f"{B}:enterprise-creation")
    _ok(run, "review", "decide", *pair, "same", *BOB, "--crosswalks", two)
    both = ("--crosswalks", one, "--crosswalks", two)
    assert not {pair for pair in _tasks(run, A, B, *both) if pair[0] in ("funding", "publicity")}
    turned = ("--crosswalks", two, "--crosswalks", one)
    assert _tasks(run, A, B, *turned)["publicity", "enterprise-creation"] == ("same", "reviewed")


def test_status_of_nothing(run: Run) -> None:
    told = _json(run, "review", "status", A, B)
    assert (told["reviewers"], told["agreement"], told["broken"]) == ({}, None, [])
    assert run("review", "log", A, B).code == 0
    assert _json(run, "review", "log", A, B)["entries"] == []


def test_note_of_any_bytes(run: Run) -> None:
    """A terminal of another encoding: the decision is kept, and the crosswalk can be read."""
    _ok(run, *DECIDE, "same", *ANN, "--note", "caf\udce9 \x00\x1b")
    assert _verdicts() == [("ann", "same")]
    assert _tasks(run)["funding", "funding"] == ("same", "reviewed")
    _ok(run, *DECIDE, "none", *ANN)


def test_api_knows_the_verdicts() -> None:
    with pytest.raises(UsageError, match="similar"):
        plancmp.decide(A, "funding", B, "funding", "similar", "ann")  # type: ignore[arg-type]
    assert not HERE.exists()


def test_a_word_to_the_contrary_is_told(run: Run) -> None:
    """What a reviewer said before, and a new word takes back, is not lost in silence."""
    _ok(run, *DECIDE, "same", *ANN)
    denied = run("review", "absent", DECIDE[2], B, *ANN)
    assert (denied.code, "1 earlier decisions" in denied.err) == (0, True)
    again = run(*DECIDE, "partial", *ANN)
    assert (again.code, "1 earlier decisions" in again.err) == (0, True)
    assert "earlier" not in run(*DECIDE, "none", *ANN).err


@pytest.mark.parametrize("word", ["均有", "same"])
def test_a_verdict_in_words(word: str, run: Run) -> None:
    _ok(run, *DECIDE, word, *ANN)
    assert _tasks(run)["funding", "funding"] == ("same", "reviewed")
