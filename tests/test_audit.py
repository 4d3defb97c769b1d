"""Every rule of `audit` finds what it is for, and nothing in a plan that is fine. A case is a file: what it puts into the sample."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from plancmp.auditing import RULES
from plancmp.knowledge import table
from tests.conftest import CASES, SAMPLE, Run

FILES = sorted((CASES / "audit").glob("*.yaml"))


@pytest.mark.parametrize("case", FILES, ids=lambda p: p.stem)
def test_case(case: Path, tmp_path: Path, run: Run) -> None:
    text = case.read_text("utf-8")
    rule, expected = case.name.split(".")[0], text.splitlines()[0].removeprefix("# expect:").split()
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
    for name, rule in RULES.items():
        assert {f"{name}.fail.yaml", f"{name}.pass.yaml"} <= names
        assert {"severity", "en", "zh", "hint_en", "hint_zh"} <= set(table("audit")[name])
        assert rule.__doc__
    assert set(RULES) == set(table("audit"))


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
    found = {
        f"{f['rule']} {f['subject'].rsplit('/', 1)[-1]}"
        for f in json.loads(run("audit", plan, "-f", "json").out)
    }
    assert set(KNOWN[plan]) <= found
