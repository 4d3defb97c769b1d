"""What holds when files meet: edited crosswalks, brought ones, broken lines, people who differ."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from plancmp.review import journal
from tests.conftest import Run, Write
from tests.review.lines import JOURNAL, SSSOM, A, B

PAIR = (f"{A}:funding", f"{B}:funding")
OTHER = (f"{A}:publicity", f"{B}:patent-awards")
ANN, BOB, EVE = (("--reviewer", name) for name in ("ann", "bob", "eve"))
HERE = Path("crosswalks")
CROSSWALK, LINES = HERE / SSSOM, HERE / JOURNAL


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _json(run: Run, *argv: object) -> Any:
    result = run(*argv, "-f", "json")
    assert result.code == 0, result.err
    return json.loads(result.out)


def _decide(run: Run, pair: tuple[str, str], verdict: str, *who: str) -> None:
    assert run("review", "decide", *pair, verdict, *who).code == 0


def _pairs(run: Run) -> dict[tuple[str, str], tuple[str, str]]:
    found = _json(run, "diff", A, B)["tasks"]
    return {(p["a"], p["b"]): (p["relation"], p["origin"]) for p in found}


def _verdicts() -> list[tuple[str, str | None]]:
    return [(each.reviewer, each.verdict) for each in journal.held(HERE, A, B).entries]


def test_matrix_and_gap(run: Run) -> None:
    assert run("review", "absent", PAIR[0], B, *ANN).code == 0
    rows = _json(run, "matrix", A, B)["rows"]
    assert next(r for r in rows if r["id"] == PAIR[0])["cells"][B]["coverage"] == "absent"
    gaps = _json(run, "gap", B, "--against", A)["gaps"]
    peers = [peer["measures"] for g in gaps if g["kind"] == "missing" for peer in g["peers"]]
    assert ["funding"] in peers
    rows = _json(run, "matrix", A, B, "--ignore-crosswalks")["rows"]
    cells = {r["id"]: r["cells"].get(B, {}).get("coverage") for r in rows}
    assert "absent" not in cells.values()


def test_people_who_differ(run: Run) -> None:
    """The matcher's view is shown until somebody adjudicates."""
    before = _pairs(run)
    _decide(run, PAIR, "none", *ANN)
    _decide(run, PAIR, "partial", *BOB)
    assert _pairs(run) == before
    told = _json(run, "review", "status", A, B)
    assert len(told["disagreements"]) == 1
    assert PAIR[0] not in CROSSWALK.read_text("utf-8")
    assert run("review", "adjudicate", *PAIR, "partial", *EVE).code == 0
    assert _pairs(run)["funding", "funding"] == ("partial", "reviewed")
    assert _json(run, "review", "status", A, B)["disagreements"] == []
    assert run("review", "undo", A, B, *EVE).code == 0
    assert _pairs(run) == before


def test_something_and_nothing(run: Run) -> None:
    """Of two people, that is a difference; of one, the later word."""
    before = _pairs(run)
    _decide(run, PAIR, "same", *ANN)
    assert run("review", "absent", PAIR[0], B, *BOB).code == 0
    assert _pairs(run) == before
    assert run("review", "absent", PAIR[0], B, *ANN).code == 0
    assert ("funding", "funding") not in _pairs(run)


def test_broken_line(run: Run) -> None:
    _decide(run, PAIR, "none", *ANN)
    with LINES.open("a", encoding="utf-8") as file:
        file.write('{"id": "x", "act": "decide"\n')
    _decide(run, OTHER, "same", *ANN)
    assert _json(run, "review", "status", A, B)["broken"] == [f"{LINES}:2"]
    assert f"{LINES}:2" in run("review", "status", A, B).out
    found = _pairs(run)
    assert ("funding", "funding") not in found
    assert found["publicity", "patent-awards"] == ("same", "reviewed")
    assert LINES.read_text("utf-8").count("\n") == 3


def _edit(old: str, new: str) -> str:
    text = CROSSWALK.read_text("utf-8")
    assert old in text
    CROSSWALK.write_text(text.replace(old, new), "utf-8")
    return text.replace(old, new)


@pytest.mark.parametrize(
    ("new", "code", "said"),
    [("skos:relatedMatch", 2, "changed by hand"), ("skos:likeMatch", 1, "sssom-predicate")],
)
def test_edited_crosswalk(new: str, code: int, said: str, run: Run) -> None:
    """It is not overwritten, and the decision is kept in the journal."""
    _decide(run, PAIR, "same", *ANN)
    text = _edit("skos:exactMatch", new)
    result = run("review", "decide", *OTHER, "same", *ANN)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert str(CROSSWALK) in result.err
    assert _verdicts() == [("ann", "same"), ("ann", "same")]
    assert CROSSWALK.read_text("utf-8") == text
    CROSSWALK.unlink()
    assert _pairs(run)["publicity", "patent-awards"] == ("same", "reviewed")
    _decide(run, OTHER, "partial", *ANN)
    assert CROSSWALK.exists()


def test_crosswalk_that_only_looks_edited(run: Run) -> None:
    """As after a checkout with other ends of lines: it is derived anew."""
    _decide(run, PAIR, "same", *ANN, "--note", 'not "that"  one')
    CROSSWALK.write_bytes(b"\xef\xbb\xbf" + CROSSWALK.read_bytes().replace(b"\n", b"\r\n"))
    _decide(run, OTHER, "same", *ANN)
    CROSSWALK.write_bytes(CROSSWALK.read_bytes() + b"\n")
    _decide(run, OTHER, "partial", *ANN)
    assert b"\r" not in CROSSWALK.read_bytes()


@pytest.mark.parametrize("edited", [False, True])
def test_brought_crosswalk(edited: bool, run: Run) -> None:
    """A crosswalk without its journal: the first decision here does not cost those in it."""
    _decide(run, PAIR, "none", *ANN)
    _decide(run, OTHER, "same", *ANN)
    LINES.unlink()
    if edited:
        _edit("#mapping_tool: plancmp\n", "")
        _edit("skos:exactMatch", "skos:relatedMatch")
    word = "partial" if edited else "same"
    held = {("publicity", "patent-awards"): (word, "reviewed")}
    assert held.items() <= _pairs(run).items()
    _decide(run, (f"{A}:publicity", f"{B}:funding"), "partial", *BOB)
    held["publicity", "funding"] = ("partial", "reviewed")
    assert held.items() <= _pairs(run).items()
    assert ("funding", "funding") not in _pairs(run)
    _decide(run, PAIR, "same", *BOB)
    told = _json(run, "review", "status", A, B)
    assert len(told["disagreements"]) == 1, "what was brought is a word like any other"
    assert run("review", "undo", A, B, *BOB).code == 0
    assert ("funding", "funding") not in _pairs(run)


@pytest.mark.parametrize("raw", [b"", b"\n"])
def test_empty_journal(raw: bytes, run: Run) -> None:
    """What a crash may leave behind takes nothing from a crosswalk beside it."""
    _decide(run, PAIR, "none", *ANN)
    LINES.write_bytes(raw)
    assert ("funding", "funding") not in _pairs(run)
    _decide(run, OTHER, "same", *BOB)
    assert ("funding", "funding") not in _pairs(run)
    _decide(run, PAIR, "same", *BOB)
    assert len(_json(run, "review", "status", A, B)["disagreements"]) == 1


def test_text_that_changed(sample: Write, run: Run) -> None:
    """The decision is told to be stale, and still wins; a measure that is gone is told as well."""
    plan = sample()
    _decide(run, (f"{plan}:aid-stations", f"{A}:funding"), "same", *ANN)

    def told() -> tuple[int, bool]:
        stale = _json(run, "review", "status", plan, A)["stale"]
        found = _json(run, "diff", plan, A)["tasks"]
        pairs = {(p["a"], p["b"]): p["origin"] for p in found}
        return stale, pairs.get(("aid-stations", "funding")) == "reviewed"

    assert told() == (0, True)
    sample(("title: 扩大质押融资", "title: 质押融资"))
    assert told() == (0, True)
    sample(("title: 建设维权援助工作站", "title: 新建维权援助工作站"))
    assert told() == (1, True)
    sample(("id: aid-stations", "id: other"))
    assert told() == (1, False)
    sample()
    assert told() == (0, True)


def test_files_that_differ(run: Run) -> None:
    _decide(run, PAIR, "same", *ANN)
    Path("old").mkdir()
    for path in (LINES, CROSSWALK):
        (Path("old") / path.name).write_bytes(path.read_bytes())
    _decide(run, PAIR, "none", *ANN)
    _decide(run, OTHER, "unsure", *ANN)
    for old in (JOURNAL, SSSOM):
        told = _json(run, "review", "diff", Path("old") / old, LINES)["changes"]
        assert [(each["old"], each["new"]) for each in told] == [("same", "none"), (None, "unsure")]
    assert _json(run, "review", "diff", LINES, LINES)["changes"] == []
    told = _json(run, "review", "diff", LINES, CROSSWALK)["changes"]
    assert [(each["old"], each["new"]) for each in told] == [("unsure", None)]


@pytest.mark.parametrize("order", ["score", "document", "information"])
def test_align(order: str, run: Run) -> None:
    """Everything that was decided is listed, also what the matcher would pass over."""
    _decide(run, PAIR, "none", *ANN)
    _decide(run, OTHER, "same", *ANN)
    found = _json(run, "align", A, B, "--order", order)["candidates"]
    decided = {(p["a"], p["b"]): p["decided"] for p in found if p["decided"]}
    assert decided == {("funding", "funding"): "none", ("publicity", "patent-awards"): "same"}
    told = _json(run, "align", A, B, "--order", order, "--ignore-crosswalks")
    assert not any(p["decided"] for p in told["candidates"])
    assert run("align", A, A).code == 2
