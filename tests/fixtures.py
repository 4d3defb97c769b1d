"""What is expensive and the same for every test: sector packs, the five plans, their comparisons.

Each is made once a process, through the public functions where there is one.
"""

from __future__ import annotations

import itertools
import os
from functools import cache
from pathlib import Path

import plancmp
from plancmp.domain import Domain, Domains, domains
from plancmp.library import Library
from plancmp.model.comparison import Comparison
from plancmp.model.plan import Plan
from plancmp.planfile.load import load_plan
from plancmp.results import DiffResult, GapResult, MatrixResult

ROOT = Path(__file__).parents[1]
CASES = Path(__file__).parent / "cases"
GOLDEN = Path(__file__).parent / "golden"
PLANS = ("chaozhou", "guangdong", "heyuan", "qingyuan", "shanwei")
PAIRS = tuple(itertools.combinations(PLANS, 2))
REGENERATE = bool(os.environ.get("PLANCMP_REGEN"))
"""Whether golden files are written instead of read."""


def packs() -> Domains:
    """The packaged sector packs."""
    return domains()


@cache
def library() -> Library:
    return Library()


@cache
def plan(name: str) -> Plan:
    """One of the packaged plans."""
    return library().get(name)


def five() -> tuple[Plan, ...]:
    """All of the packaged plans."""
    return tuple(map(plan, PLANS))


def read(path: Path, packs_of: Domains | None = None) -> Plan:
    """The plan of a file in which nothing is wrong."""
    found, findings = load_plan(path, packs_of or packs())
    assert found is not None, findings
    return found


@cache
def sample_plan() -> Plan:
    return read(CASES / "sample.yaml")


def domain(*plans: Plan) -> Domain:
    """The field of these plans; without any that of intellectual property."""
    return packs().of(*plans) if plans else packs().get("intellectual-property")


@cache
def diff(a: str, b: str) -> DiffResult:
    """The comparison of two packaged plans."""
    return plancmp.diff(a, b)


@cache
def matched(a: str, b: str) -> Comparison:
    """The same by the matcher alone."""
    return plancmp.diff(a, b, ignore_crosswalks=True).value


def comparison(a: str, b: str) -> Comparison:
    return diff(a, b).value


@cache
def matrix(*names: str) -> MatrixResult:
    return plancmp.matrix(names)


@cache
def gap(name: str, *against: str) -> GapResult:
    return plancmp.gap(name, against)
