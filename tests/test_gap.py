"""`plancmp gap`: every gap can be traced, agrees with matrix and diff, and its priority adds up."""

from __future__ import annotations

import json
from typing import Any

import pytest
from wcwidth import wcswidth

from plancmp import library
from tests.conftest import Run

CALLS = [
    ("heyuan", "chaozhou,qingyuan"),
    ("heyuan", "guangdong"),
    ("chaozhou", "peers"),
    ("shanwei", "heyuan"),
]


def _json(run: Run, plan: str, against: str) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(run("gap", plan, "--against", against, "-f", "json").out)
    return result


@pytest.mark.parametrize(("plan", "against"), CALLS)
def test_contract_and_trace(plan: str, against: str, run: Run) -> None:
    result = _json(run, plan, against)
    assert result["plan"] == plan
    known = {p.id: {m.id for m in p.measures} for p in library.all_plans()}
    for gap in result["gaps"]:
        assert set(gap) >= {"kind", "label", "theme", "measures", "peers", "priority"}
        assert gap["kind"] in {"missing", "partial", "weaker", "unquantified"}
        assert set(gap["measures"]) <= known[plan]
        assert gap["peers"]
        for peer in gap["peers"]:
            assert peer["plan"] in result["against"]
            assert peer["measures"]
            assert set(peer["measures"]) <= known[peer["plan"]]
        assert sum(r["points"] for r in gap["reasons"]) == pytest.approx(gap["priority"])
    assert [g["priority"] for g in result["gaps"]] == sorted(
        (g["priority"] for g in result["gaps"]), reverse=True
    )


@pytest.mark.parametrize(("plan", "against"), CALLS)
def test_agrees_with_matrix_and_diff(plan: str, against: str, run: Run) -> None:
    result = _json(run, plan, against)
    rows = json.loads(run("matrix", plan, *result["against"], "-f", "json").out)["rows"]
    kinds = {"none": "missing", "partial": "partial"}
    expected = sorted(
        kinds[r["cells"][plan]["coverage"]]
        for r in rows
        if r["kind"] == "task"
        and r["cells"][plan]["coverage"] in kinds
        and any(c["coverage"] == "full" for p, c in r["cells"].items() if p != plan)
    )
    assert sorted(g["kind"] for g in result["gaps"] if g["of"] == "task") == expected
    weaker = {
        (g["measures"][0], p["plan"], m)
        for g in result["gaps"]
        if g["kind"] == "weaker"
        for p in g["peers"]
        for m in p["measures"]
    }
    stronger = set()
    scale_free = {t.id for t in library.get(plan).targets if t.basis in ("rate", "growth")}
    for other in result["against"]:
        diff = json.loads(run("diff", plan, other, "-f", "json").out)
        fair = [
            t
            for t in diff["targets"]
            if "other-level" not in t["caution_ids"] or t["a"] in scale_free
        ]
        stronger |= {(t["a"], other, t["b"]) for t in fair if t["stronger"] == "b"}
    assert weaker == stronger


def test_a_city_is_not_weaker_for_being_smaller_than_its_province(run: Run) -> None:
    weaker = {
        g["measures"][0] for g in _json(run, "heyuan", "guangdong")["gaps"] if g["kind"] == "weaker"
    }
    assert weaker == {"invention-patents-per-10k"}


def test_blank_cells_are_gaps(run: Run) -> None:
    gaps = _json(run, "chaozhou", "heyuan")["gaps"]
    assert any(
        g["kind"] == "unquantified" and g["measures"] == ["high-value-patents-per-10k"]
        for g in gaps
    )


def test_only_the_upper_level_asks(run: Run) -> None:
    result = _json(run, "heyuan", "guangdong")
    assert set(result["upper_level"]) == {
        "taken-up",
        "taken-up-partly",
        "left-out",
        "tightened",
        "weakened",
    }
    assert _json(run, "heyuan", "chaozhou")["upper_level"] is None
    reasons = {r["reason"] for g in _json(run, "heyuan", "chaozhou")["gaps"] for r in g["reasons"]}
    assert "the upper level asks for it" not in reasons


def test_peers_are_of_the_same_level_and_period(run: Run) -> None:
    assert set(_json(run, "heyuan", "peers")["against"]) == {"chaozhou", "qingyuan"}
    result = run("gap", "guangdong", "--against", "peers")
    assert (result.code, "no plan is a peer of guangdong" in result.err) == (2, True)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_text_fits_and_shows_ten_first(width: int, run: Run) -> None:
    out = run("gap", "heyuan", "--against", "peers", "--lang", "zh", "--width", width).out
    assert "最重要的 10 项差距" in out
    assert all(wcswidth(line) <= width for line in out.splitlines())
