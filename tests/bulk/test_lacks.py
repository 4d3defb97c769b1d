"""gap --against all, same-province or many peers: which topics of others a plan lacks."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

import plancmp
from plancmp.aligning import LacksResult, gap_all
from plancmp.cli import gap
from plancmp.model.plan import Plan
from plancmp.planfile.write import dump
from tests import fixtures
from tests.conftest import Run


@pytest.fixture(scope="module")
def found() -> LacksResult:
    return gap_all("heyuan", jobs=1)


def _partners(measure: str, plan: str, relations: tuple[str, ...]) -> set[str]:
    """What `diff` aligns with a measure of another plan."""
    told = plancmp.diff(plan, measure.partition(":")[0]).value
    pairs = [*told.tasks, *(pair.alignment for pair in told.targets)]
    return {str(p.a) for p in pairs if str(p.b) == measure and p.relation in relations}


def test_what_it_lacks_diff_finds_no_partner_for(found: LacksResult) -> None:
    for lack in found.value.lacks:
        assert not _partners(str(lack.topic.lead), "heyuan", ("same",))
        part = _partners(str(lack.topic.lead), "heyuan", ("partial", "related"))
        assert (str(lack.part) in part) if lack.part else not part
        assert len(lack.topic.full) > 1
        assert "heyuan" not in lack.topic.full


def test_counts_agree_in_every_format(found: LacksResult, run: Run) -> None:
    asked = ("gap", "heyuan", "--against", "all", "--jobs", "1", "--lang", "en")
    told = json.loads(run(*asked, "-f", "json").out)
    missing = [lack for lack in told["lacks"] if lack["state"] == "missing"]
    text = " ".join(run(*asked).out.split())
    has, part = told["topics"] - len(told["lacks"]), len(told["lacks"]) - len(missing)
    assert f"of {told['topics']} topics" in text
    assert f"it has {has}, {part} in part, {len(missing)} not at all" in text
    rows = list(csv.DictReader(io.StringIO(run(*asked, "-f", "csv").out.lstrip("\ufeff"))))
    assert [row["state"] for row in rows] == [lack["state"] for lack in told["lacks"]]
    assert [row["own"] or None for row in rows] == [lack["own"] for lack in told["lacks"]]


@pytest.mark.parametrize(
    ("among", "others"),
    [
        ("all", {"chaozhou", "guangdong", "qingyuan", "shanwei"}),
        ("peers", {"chaozhou", "qingyuan"}),
        ("same-province", {"chaozhou", "guangdong", "qingyuan", "shanwei"}),
    ],
)
def test_whom_it_is_compared_with(among: str, others: set[str]) -> None:
    told = gap_all("heyuan", among, jobs=1).value  # type: ignore[arg-type]
    assert {plan.id for plan in told.others} == others


def _elsewhere(plan: Plan, name: str, parent: str) -> Plan:
    where = replace(plan.jurisdiction, name=name, parent=parent)
    return replace(plan, id=name, aliases=(), jurisdiction=where)


def test_a_plan_may_be_named_as_everywhere(found: LacksResult) -> None:
    path = fixtures.ROOT / "data" / "plans" / "heyuan.yaml"
    for name in (fixtures.plan("heyuan").aliases[0], str(path)):
        assert gap_all(name, jobs=1).to_dict() == found.to_dict()


def test_of_another_province_are_no_others(tmp_path: Path, run: Run) -> None:
    plans = {
        "one": "\u6e56\u5357\u7701",
        "two": "\u6e56\u5357\u7701",
        "three": "\u6e56\u5317\u7701",
        "four": "",
    }
    for name, parent in plans.items():
        made = _elsewhere(fixtures.plan("heyuan"), name, parent)
        (tmp_path / f"{name}.yaml").write_text(dump(made), "utf-8")
    told = gap_all("one", "same-province", jobs=1, plans=[tmp_path]).value
    assert [plan.id for plan in told.others] == ["two"]
    for plan, word in (("four", "parent"), ("three", "plancmp list")):
        asked = ("gap", plan, "--against", "same-province", "--plans", tmp_path, "--lang", "en")
        failed = run(*asked, "--jobs", "1")
        assert failed.code == 2
        assert word in failed.err


def test_many_peers_are_compared_by_topics(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("gap", "heyuan", "--against", "peers", "--jobs", "1", "-f", "json")
    assert "gaps" in json.loads(run(*asked).out)
    monkeypatch.setattr(gap, "MANY", 2)
    assert json.loads(run(*asked).out)["among"] == "peers"


def test_decisions_that_cannot_be_read_are_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "chaozhou--heyuan.sssom.tsv").mkdir()
    told = run("gap", "heyuan", "--against", "all", "--jobs", "1", "--crosswalks", tmp_path)
    assert told.code == 2
    assert "chaozhou--heyuan.sssom.tsv" in told.err


def test_what_is_asked_must_be_possible(run: Run) -> None:
    for asked, code in (
        (("gap", "nowhere", "--against", "all"), 2),
        (("gap", "heyuan", "--against", "all", "-f", "html"), 2),
        (("gap", "heyuan", "--against", "all,peers"), 2),
    ):
        assert run(*asked, "--jobs", "1").code == code
