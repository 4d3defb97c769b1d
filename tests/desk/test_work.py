"""What the desk answers: decisions and their effects, and of a blind reviewer's desk nothing that
would tell what the program or others think."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plancmp import deciding
from plancmp.desk.words import Refused
from plancmp.desk.work import Work
from plancmp.errors import UnwritableOutput
from plancmp.model.decision import Verdict
from tests.desk.opened import (
    ME,
    OTHER,
    REMARK,
    A,
    B,
    journal,
    order,
    pairs,
    said,
    served,
    session,
    work,
)

VERDICTS: tuple[Verdict, ...] = ("same", "partial", "none", "unsure")


def _state(desk: Work) -> dict[tuple[str, str], Any]:
    return {(pair["a"], pair["b"]): pair for pair in desk.state()["pairs"]}


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_decision_is_on_disk_and_in_the_answer(tmp_path: Path, verdict: Verdict) -> None:
    desk = work(tmp_path)
    first = pairs(tmp_path)[0]
    answer = desk.decide(order(first, verdict, note="  two\nlines\u2028 ", seconds=4.26))
    assert [(p["mine"], p["outcome"]) for p in answer["pairs"]] == [(verdict, verdict)]
    assert answer["decided"] == 1
    assert answer["recent"] == [order(first, verdict)]
    line = json.loads(journal(tmp_path))
    assert (line["reviewer"], line["verdict"], line["note"]) == (ME, verdict, "two lines")
    assert (line["seconds"], line["score"], line["shown"]) == (4.3, first.score, True)
    assert _state(work(tmp_path)) == _state(desk)


def test_undo_goes_back_through_earlier_sittings(tmp_path: Path) -> None:
    said(tmp_path, "none")
    two = pairs(tmp_path)[:2]
    for pair in two:
        work(tmp_path).decide(order(pair))
    desk = work(tmp_path)
    for pair in two[::-1]:
        answer = desk.undo()
        assert answer["undone"] == order(pair)
        assert [p["mine"] for p in answer["pairs"]] == [None]
    assert answer["pairs"][0]["outcome"] == "none"
    with pytest.raises(Refused, match="nothing-to-undo"):
        desk.undo()
    assert journal(tmp_path).count(b"\n") == 5
    assert _state(work(tmp_path)) == _state(desk)


def test_others_are_told_and_differ(tmp_path: Path) -> None:
    said(tmp_path, "same", "none")
    desk = work(tmp_path)
    one, two = pairs(tmp_path)[:2]
    answer = desk.decide(order(one, "partial"))
    assert answer["pairs"][0]["outcome"] == "disagreement"
    assert desk.decide(order(two, "none"))["pairs"][0]["outcome"] == "none"
    told = desk.pair(str(one.a), str(one.b))
    assert OTHER in told["others"]
    assert told["notes"] == [{"name": OTHER, "note": REMARK}]
    assert any(phrase["met"] for phrase in told["a"]["phrases"])
    assert told["why"]
    assert told["program"]


def test_what_others_decide_meanwhile_is_read_with_the_state(tmp_path: Path) -> None:
    desk = work(tmp_path)
    first = pairs(tmp_path)[0]
    assert _state(desk)[str(first.a), str(first.b)]["outcome"] is None
    said(tmp_path, "same")
    assert _state(desk)[str(first.a), str(first.b)]["outcome"] == "same"


def test_nothing_like_a_measure(tmp_path: Path) -> None:
    """Takes back what was aligned, and is taken back by what is."""
    desk, first = work(tmp_path), pairs(tmp_path)[0]
    desk.decide(order(first))
    answer = desk.decide({"a": str(first.a), "b": B, "verdict": "absent"})
    assert answer["absent"] == {str(first.a): {"mine": True, "outcome": "absent"}}
    assert answer["recent"][0] == {"a": str(first.a), "b": B, "verdict": "absent"}
    assert [(p["a"], p["mine"]) for p in answer["pairs"]] == [(str(first.a), None)]
    assert desk.state()["absent"] == answer["absent"]
    answer = desk.decide(order(first, "partial"))
    assert answer["absent"] == {str(first.a): {"mine": False, "outcome": None}}
    desk.decide({"a": str(first.b), "b": A, "verdict": "absent"})
    assert desk.undo()["absent"][str(first.b)]["outcome"] is None


def test_a_pair_that_nobody_has_thought_of(tmp_path: Path) -> None:
    desk, found = work(tmp_path), pairs(tmp_path)
    known = {(pair.a, pair.b) for pair in found}
    one = next(p.a for p in found if p.kind == "task")
    two = next(p.b for p in found if p.kind == "task" and (one, p.b) not in known)
    assert desk.pair(str(one), str(two))["a"]["phrases"]
    answer = desk.decide({"a": str(one), "b": str(two), "verdict": "same"})
    assert [(p["a"], p["b"], p["mine"]) for p in answer["pairs"]] == [(str(one), str(two), "same")]
    assert len(_state(desk)) == len(found) + 1


def test_decisions_read_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said(tmp_path, *VERDICTS)
    desk, found = work(tmp_path), pairs(tmp_path)
    calls: list[str] = []
    monkeypatch.setattr(desk, "refresh", lambda: calls.append("candidates"))
    monkeypatch.setattr(desk.questions, "of", lambda *_: calls.append("question"))
    monkeypatch.setattr("plancmp.review.journal.read", lambda _: calls.append("journal"))
    for pair in found[:20]:
        desk.decide(order(pair))
    desk.undo()
    assert calls == []


def test_the_documents_own_words(tmp_path: Path) -> None:
    source = tmp_path / f"{A}.txt"
    source.write_text("\n".join(f"第{n}行" for n in range(1, 400)), "utf-8")
    desk = work(tmp_path, sources=(source,))
    first = next(pair for pair in pairs(tmp_path) if pair.kind == "task")
    told = desk.pair(str(first.a), str(first.b))
    line = desk.desk.a.measure(first.a.id).lines[0][0]
    assert told["a"]["passage"][0] == f"第{line}行"
    assert told["b"]["passage"] == []


def test_a_plan_is_told_in_its_own_order(tmp_path: Path) -> None:
    plan = work(tmp_path).plans()["plans"][0]
    measures = [m for part in plan["parts"] for m in part["measures"]]
    own = work(tmp_path).desk.a
    assert {m["ref"] for m in measures} == {str(own.ref(m)) for m in own.measures}
    firsts = [int(re.split("[-,]", m["lines"])[0]) for m in measures if m["kind"] == "task"]
    assert firsts == sorted(firsts)
    assert plan["parts"][0]["heads"] == ["Targets"]
    assert all(m["phrases"] for m in measures)


def test_only_disagreements_are_adjudicated(tmp_path: Path) -> None:
    said(tmp_path, "same", "same", "none")
    said(tmp_path, "same", "none", "same", reviewer="Zhao Yi")
    desk = work(tmp_path, adjudicate=True)
    found = pairs(tmp_path)
    assert list(_state(desk)) == [(str(p.a), str(p.b)) for p in found[1:3]]
    with pytest.raises(Refused, match="unknown-pair"):
        desk.decide(order(found[0]))
    answer = desk.decide(order(found[1], "partial"))
    assert [(p["mine"], p["outcome"]) for p in answer["pairs"]] == [("partial", "partial")]
    assert answer["decided"] == 1
    assert json.loads(journal(tmp_path).splitlines()[-1])["act"] == "adjudicate"
    assert len(_state(desk)) == 2
    assert desk.undo()["pairs"][0]["outcome"] == "disagreement"
    with pytest.raises(Refused, match="nothing-to-undo"):
        desk.undo()


def test_what_cannot_be_kept_is_not_decided(tmp_path: Path) -> None:
    folder = tmp_path / "taken"
    desk, first = work(folder), pairs(folder)[0]
    folder.write_text("a file")
    with pytest.raises(UnwritableOutput):
        desk.decide(order(first))
    assert desk.pair(str(first.a), str(first.b))["others"] == ""
    folder.unlink()
    assert desk.decide(order(first))["decided"] == 1


def test_the_program_says_so_over_http(tmp_path: Path) -> None:
    folder = tmp_path / "taken"
    desk, first = work(folder), pairs(folder)[0]
    folder.write_text("a file")
    with served(desk) as client:
        answer = client.enter().post("/decide", order(first))
        assert answer.status == 507
        assert "could not be kept" in answer.json["error"]
        folder.unlink()
        assert client.get("/state")["decided"] == 0


def _texts(told: Any) -> Iterator[str]:
    """Every name and value of an answer."""
    if isinstance(told, dict):
        for key, value in told.items():
            yield key
            yield from _texts(value)
    elif isinstance(told, list):
        for value in told:
            yield from _texts(value)
    else:
        yield str(told)


def test_a_blind_reviewer_is_told_nothing(tmp_path: Path) -> None:
    """Not by any answer, of whatever is asked for."""
    found = pairs(tmp_path)
    said(tmp_path, *VERDICTS * 8)
    other = said(tmp_path)
    other.decide(found[40].a, type(found[40].a)(B, ""), "absent")
    seeing = work(tmp_path)
    with served(work(tmp_path, blind=True)) as client:
        client.enter()
        told = [client.get("/plans"), client.get("/state")]
        assert set(told[0].pop("words")) >= {"program", "people"}
        told[0].pop("verdicts")
        assert [(p["a"], p["b"]) for p in told[1]["pairs"]] == [
            (str(p.a), str(p.b)) for p in pairs(tmp_path)
        ]
        told += [client.get(f"/pair?a={p.a}&b={p.b}") for p in found[:60]]
        told += [client.post("/decide", order(p, "unsure")).json for p in found[:4]]
        nothing = {"a": str(found[40].b), "b": A, "verdict": "absent"}
        told += [client.post("/decide", nothing).json, client.post("/undo", {}).json]
        told += [client.get("/state")]
    assert told[1]["absent"] == {}
    for answer in told[-7:-3]:
        assert (len(answer["pairs"]), answer["absent"]) == (1, {})
    texts = set(_texts(told))
    assert not texts & {"met", "why", "others", "program", "score", "people", "notes"}
    assert not texts & {OTHER, REMARK, "same", "partial", "none", "disagreement"}
    assert not [text for text in texts if re.fullmatch(r"0\.\d+", text)]
    whys = {seeing.pair(str(p.a), str(p.b))["why"] for p in found[:60]} - {""}
    assert not [why for why in whys if any(why in text for text in texts)]


def test_a_blind_decision_says_so_in_the_journal(tmp_path: Path) -> None:
    first = pairs(tmp_path)[0]
    work(tmp_path, blind=True).decide(order(first))
    line = json.loads(journal(tmp_path))
    assert line["score"] == first.score
    assert not line.get("shown")


def test_the_crosswalk_follows(tmp_path: Path) -> None:
    """What the desk writes, everything else reads."""
    desk, first = work(tmp_path), pairs(tmp_path)[0]
    desk.decide(order(first, "none"))
    again = deciding.candidates(session(tmp_path), A, B, "document").pairs[0]
    assert again.standing is not None
    assert again.standing.outcome == "none"
