"""The shipped, invented successors: every change is in them, and they are no packaged plans."""

from __future__ import annotations

from functools import cache

import pytest

import plancmp
from plancmp.model.plan import MeasureRef
from plancmp.model.succession import Succession
from tests.fixtures import ROOT
from tests.succession.made import succession

EXAMPLES = ROOT / "data" / "examples"
PLACES = ("chaozhou", "heyuan")


@cache
def _of(place: str) -> Succession:
    return succession(place, str(EXAMPLES / f"{place}-2026.yaml"))


def _names(*measures: MeasureRef | None) -> tuple[str, ...]:
    return tuple(each.id for each in measures if each)


# place, old or else new target -> change, below what was reached
TARGETS: list[tuple[str, str, str, bool | None]] = [
    ("chaozhou", "patent-applications", "dropped", None),
    ("chaozhou", "invention-applications", "raised", False),
    ("chaozhou", "pct-applications", "held", True),
    ("chaozhou", "high-value-patents-per-10k", "not-comparable", None),
    ("chaozhou", "registered-trademarks", "lowered", False),
    ("chaozhou", "pledge-financing", "not-comparable", None),
    ("chaozhou", "standard-certified-units", "lowered", True),
    ("chaozhou", "national-advantage-enterprises", "held", False),
    ("chaozhou", "data-ip-registrations", "new", None),
    ("heyuan", "copyright-registration-growth", "lowered", None),
    ("heyuan", "pledge-financing-total", "raised", None),
    ("heyuan", "gi-output-value", "not-comparable", None),
    ("heyuan", "national-gi-products", "held", True),
    ("heyuan", "public-service-nodes", "dropped", None),
]


@pytest.mark.parametrize(("place", "target", "change", "below"), TARGETS)
def test_targets(place: str, target: str, change: str, below: bool | None) -> None:
    (row,) = (r for r in _of(place).targets if _names(r.old or r.new) == (target,))
    assert (row.change, row.below) == (change, below)


# place, old tasks -> new tasks, change, moved
TASKS: list[tuple[str, str, str, str, bool]] = [
    ("chaozhou", "judicial-protection", "judicial-protection", "kept", False),
    ("chaozhou", "overseas-assistance", "overseas-assistance", "extended", True),
    ("chaozhou", "publicity", "publicity", "narrowed", False),
    ("chaozhou", "brand-and-gi", "brand-and-gi", "reworded", False),
    ("chaozhou", "organisation policy-system", "organisation-and-policy", "merged", False),
    (
        "chaozhou",
        "administrative-protection",
        "administrative-enforcement rapid-rights",
        "split",
        False,
    ),
    ("chaozhou", "ip-discipline", "", "dropped", False),
    ("chaozhou", "", "open-licensing", "new", False),
    ("heyuan", "service-talent", "service-talent", "kept", True),
    ("heyuan", "public-services", "public-services", "extended", False),
    ("heyuan", "funding", "funding", "narrowed", False),
    ("heyuan", "credit-supervision", "credit-supervision", "reworded", False),
    (
        "heyuan",
        "industry-integration patent-navigation-project",
        "patent-navigation activity-review",
        "regrouped",
        False,
    ),
]


@pytest.mark.parametrize(("place", "old", "new", "change", "moved"), TASKS)
def test_tasks(place: str, old: str, new: str, change: str, moved: bool) -> None:
    wanted = (tuple(old.split()), tuple(new.split()))
    (row,) = (r for r in _of(place).tasks if (_names(*r.old), _names(*r.new)) == wanted)
    assert (row.change, row.moved) == (change, moved)


@pytest.mark.parametrize("place", PLACES)
def test_they_say_that_they_are_invented(place: str) -> None:
    path = EXAMPLES / f"{place}-2026.yaml"
    example = plancmp.load(path).value
    assert "虚构示例" in example.title
    first, *_ = path.with_suffix(".txt").read_text("utf-8").splitlines()
    assert first == "虚构示例，非真实文件"
    assert plancmp.verify(path, source=EXAMPLES).value == ()


def test_they_are_no_packaged_plans() -> None:
    ours = {plan.id for plan in plancmp.plans().value}
    assert ours.isdisjoint(path.stem for path in EXAMPLES.glob("*.yaml"))
