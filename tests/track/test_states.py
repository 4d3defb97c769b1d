"""The state of a target, and every figure behind it, exactly as worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
import yaml

import plancmp
from plancmp.model.progress import STATES, Progress
from tests.conftest import CASES
from tests.track import targets

ROWS: list[dict[str, Any]] = yaml.safe_load((CASES / "track" / "states.yaml").read_text("utf-8"))
NAMES = {"required": "required_yearly", "observed": "observed_yearly"}
EXACT = ("state", "kind", "reason", "ahead", "year", "first_met", "way")
GIVEN = ("is", "has", "as_of", "inferred", "check", "period", "coded")


def judged(case: dict[str, Any]) -> Progress:
    made = plancmp.track(targets.plan(case), targets.figures(case), as_of=case.get("as_of"))
    (found,) = made.value.targets
    return found


@pytest.mark.parametrize("case", ROWS, ids=lambda case: f"{case['is']} | {case['has']}")
def test_state_and_figures(case: dict[str, Any]) -> None:
    found = judged(case)
    for key, wanted in case.items():
        if key in GIVEN:
            continue
        got = getattr(found, NAMES.get(key, key))
        if key in EXACT or wanted is None:
            assert got == wanted, key
        elif isinstance(wanted, list):
            assert list(got) == wanted, key
        else:
            assert got == Fraction(str(wanted)), key


def test_linear_share_and_compound_rate_may_disagree() -> None:
    """On the compound path all the way, and yet slightly behind by the share of the time."""
    grown = f"{8650 * (30870 / 8650) ** 0.6:.6f}"
    case = {"is": "annual 8650@2020 -> =30870@2025 :万元", "has": f"2023={grown}"}
    found = judged(case)
    assert found.state == "slightly-behind"
    assert found.ratio is not None
    assert round(float(found.ratio), 3) == 0.743
    assert found.required_rate is not None
    assert found.observed_rate is not None
    assert abs(found.required_rate - found.observed_rate) < Fraction(1, 10**6)


def test_every_state_is_among_the_cases() -> None:
    assert {case["state"] for case in ROWS} == set(STATES)
