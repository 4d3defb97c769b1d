"""Every rule of `audit` finds what it is for, and nothing in a plan that is fine.

A case is a file: what it puts into the sample, and which measures the rule is to find.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import plancmp
from plancmp import knowledge
from plancmp.auditing import rules
from tests.conftest import CASES, SAMPLE, Run
from tests.fixtures import PLANS

NOTES = ("not-applicable", "none-judged", "partly-judged")
FILES = sorted((CASES / "audit").glob("*.yaml"))


def _audit(run: Run, plan: object, *argv: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("audit", plan, "-f", "json", *argv).out)
    return found


@pytest.mark.parametrize("case", FILES, ids=lambda p: p.stem)
def test_case(case: Path, tmp_path: Path, run: Run) -> None:
    text = case.read_text("utf-8")
    rule, expected = case.name.split(".")[0], text.splitlines()[0].removeprefix("# expect:").split()
    assert bool(expected) == case.name.endswith(".fail.yaml")
    plan = yaml.safe_load(SAMPLE) | {"targets": [], "tasks": []} | yaml.safe_load(text)
    path = tmp_path / "sample.yaml"
    path.write_text(yaml.safe_dump(plan, allow_unicode=True), "utf-8")
    result = run("audit", path, "-f", "json")
    found = [
        re.sub(r"^sample(/targets/)?", "", f["subject"]) or "plan"
        for f in json.loads(result.out)
        if f["rule"] == rule
    ]
    assert found == expected
    assert result.code == 0


def test_every_rule_has_cases_texts_and_a_manual() -> None:
    names = {path.name for path in FILES}
    for name, rule in rules().items():
        assert {f"{name}.fail.yaml", f"{name}.pass.yaml"} <= names
        keys = {"severity", "en", "zh", "hint_en", "hint_zh"}
        assert keys <= set(knowledge.common("audit")[name])
        assert rule.__doc__
    assert {*rules(), *NOTES} == set(knowledge.common("audit"))


def test_fail_on(run: Run) -> None:
    assert run("audit", "chaozhou").code == 0
    assert run("audit", "chaozhou", "--fail-on", "error").code == 1
    assert run("audit", "heyuan", "--fail-on", "error").code == 0
    assert run("audit", "heyuan", "--fail-on", "warning").code == 1
    assert run("audit", "shanwei", "--fail-on", "warning").code == 0


# what a careful reader finds in the plans that come with the project
KNOWN = {
    "chaozhou": [
        "binding-without-value high-value-patents-per-10k",
        "equals-baseline national-advantage-enterprises",
    ],
    "qingyuan": [
        "blank-target high-value-trademarks-per-10k",
        "below-baseline copyright-registration-growth",
        "below-run-rate technology-contract-value",
        "below-run-rate copyright-cases",
        "below-run-rate pledge-projects",
        "below-run-rate pledge-financing-total",
        "unit-against-basis aid-and-mediation-cases",
        "restated pledge-financing-total",
    ],
    "heyuan": ["restated pledge-financing-total", "not-in-table patent-navigation"],
}


@pytest.mark.parametrize("plan", KNOWN)
def test_known_findings(plan: str, run: Run) -> None:
    found = {f"{f['rule']} {f['subject'].rsplit('/', 1)[-1]}" for f in _audit(run, plan)}
    assert set(KNOWN[plan]) <= found


# rule -> codes of its message, in the reader's language
WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "definition-scope": {"en": ("province", "city"), "zh": ("省", "市级")},
    "mixed-terms": {"en": ("expected",), "zh": ("预期性",)},
    "safeguards": {"en": ("Budget",), "zh": ("经费",)},
}


@pytest.mark.parametrize("rule", WORDS)
def test_codes_are_told_in_the_language_of_the_reader(rule: str, tmp_path: Path, run: Run) -> None:
    case = yaml.safe_load((CASES / "audit" / f"{rule}.fail.yaml").read_text("utf-8"))
    path = tmp_path / "sample.yaml"
    content = yaml.safe_load(SAMPLE) | {"targets": [], "tasks": []} | case
    path.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    for lang in ("zh", "en"):
        told = [f["message"] for f in _audit(run, path, "--lang", lang) if f["rule"] == rule]
        assert told
        for word in WORDS[rule][lang]:
            assert any(word.lower() in text.lower() for text in told), (word, told)


@pytest.mark.parametrize("plan", PLANS)
def test_a_finding_is_the_same_in_both_languages(plan: str) -> None:
    """Only the words differ, never what is found or its fingerprint; the words are of one script
    but for names as printed.
    """
    found = plancmp.audit(plan)
    en, zh = (list(_without_words(found.to_dict(lang))) for lang in ("en", "zh"))
    assert en == zh
    assert all(finding.args is not None and finding.line > 1 for finding in found.value.findings)


def _without_words(findings: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for finding in findings:
        yield {k: v for k, v in finding.items() if k not in ("message", "hint")}


TARGET = {
    "id": "one",
    "name": "灯塔事务",
    "theme": "creation",
    "unit": "件",
    "basis": "stock",
    "baseline": {"year": 2020, "value": 3},
    "target": {"year": 2025, "value": 2, "comparator": "="},
    "binding": "expected",
    "lines": [[5, 5]],
}
BLANK = {"target": {"year": 2025, "value": None, "comparator": "="}, "note": "空白"}
# what is special about the plan -> what audit says that it did not judge
UNJUDGED: dict[str, tuple[dict[str, Any], str]] = {
    "direction": (
        {},
        "(below-baseline) is not applicable: unknown whether more or less is better",
    ),
    "no baseline": (
        {"targets": [{k: v for k, v in TARGET.items() if k != "baseline"}]},
        "(equals-baseline) is not applicable: no baseline is printed (1 of 1 targets)",
    ),
    "some without": (
        {"targets": [TARGET, {k: v for k, v in TARGET.items() if k != "baseline"} | {"id": "two"}]},
        "(equals-baseline) was not judged for 1 of 2 targets: no baseline is printed",
    ),
    "basis unsure": (
        {"targets": [TARGET | {"check": ["basis"]}]},
        "(unit-against-basis) is not applicable: its fields are still to be checked",
    ),
    "no period": (
        {"period": None},
        "(below-run-rate) does not apply: the plan states no period",
    ),
    "no safeguards": (
        {},
        "(safeguards) does not apply: there are no safeguards",
    ),
    "no table": (
        {"targets": [TARGET | {"binding": "unstated"}]},
        "(not-in-table) does not apply: there is no indicator table",
    ),
    "a draft": (
        {"coding": {"coder": "x", "coded_on": "2026-01-01", "status": "draft"}},
        "(skipped-rows) does not apply: a draft, and what is missing may have been lost in reading",
    ),
}


@pytest.mark.parametrize("case", UNJUDGED)
def test_what_cannot_be_judged_is_told(case: str, tmp_path: Path, run: Run) -> None:
    special, said = UNJUDGED[case]
    plan = yaml.safe_load(SAMPLE) | {"targets": [TARGET], "tasks": []} | special
    path = tmp_path / "sample.yaml"
    path.write_text(json.dumps(plan, ensure_ascii=False), "utf-8")
    notes = [f["message"] for f in _audit(run, path) if f["severity"] == "note"]
    assert any(said in note for note in notes), notes
    shown = run("audit", path)
    assert "not judged: " in shown.err
    assert said in " ".join(shown.out.split())
    assert run("audit", path, "--fail-on", "error").code == 0


def test_a_draft_is_not_accused_of_what_its_reader_did(tmp_path: Path, run: Run) -> None:
    """A value under check is no promise yet; a row that is not there may have been lost."""
    blank = TARGET | BLANK | {"binding": "binding", "row": 1}
    third = TARGET | {"id": "three", "row": 3}
    plan = yaml.safe_load(SAMPLE) | {"targets": [blank, third], "tasks": []}
    path = tmp_path / "sample.yaml"

    def found() -> set[str]:
        path.write_text(json.dumps(plan, ensure_ascii=False), "utf-8")
        return {f["rule"] for f in _audit(run, path) if f["severity"] != "note"}

    assert {"binding-without-value", "skipped-rows"} <= found()
    plan["coding"]["status"] = "draft"
    blank["check"] = ["value"]
    assert not found() & {"binding-without-value", "blank-target", "skipped-rows"}


def test_a_plan_without_baselines_is_not_praised(run: Run) -> None:
    shown = run("audit", "guangdong")
    assert "(below-baseline) is not applicable" in shown.out
    assert shown.err.startswith("errors: 0, warnings: 0, not judged: ")


def test_what_is_to_be_checked_contradicts_nothing(tmp_path: Path, run: Run) -> None:
    """Neither as the second statement of an indicator nor as the first."""
    other = TARGET | {"id": "two", "basis": "annual", "lines": [[7, 7]]}
    path = tmp_path / "sample.yaml"

    def found(*targets: dict[str, Any]) -> set[str]:
        plan = yaml.safe_load(SAMPLE) | {"targets": targets, "tasks": []}
        path.write_text(json.dumps(plan, ensure_ascii=False), "utf-8")
        return {f["rule"] for f in _audit(run, path) if f["severity"] != "note"}

    unsure = {"check": ["basis"]}
    assert "restated" in found(TARGET, other)
    assert "restated" not in found(TARGET | unsure, other)
    assert "restated" not in found(TARGET, other | unsure)
