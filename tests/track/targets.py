"""Plans of one target, and its figures, from the short form of `cases/track/states.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from plancmp.model.actual import Actual, Actuals, Status
from plancmp.model.plan import Baseline, Coding, Jurisdiction, Plan, Source, Target

_TARGET = re.compile(
    r"(?P<basis>\w+)( (?P<start>\S+)@(?P<from>\S+))? -> "
    r"(?P<sign>range|[<>]?=?)(?P<value>\??-?[\d.]*?)(\.\.(?P<most>[\d.]+))?@(?P<year>\S+)"
    r"( :(?P<unit>\S+))?"
)
_FIGURE = re.compile(r"(?P<year>\d+)=(?P<value>-?[\d.]+)(?P<marks>[cpr]*)(:(?P<unit>\S+))?")
_STATUS: dict[str, Status] = {"p": "preliminary", "r": "revised"}


def plan(case: dict[str, Any]) -> Plan:
    """The plan of a case: its only target is called `it`."""
    begun = case.get("period") != "none"
    return Plan(
        id="invented",
        title="",
        aliases=(),
        jurisdiction=Jurisdiction("", "city"),
        start=2021 if begun else None,
        end=2025 if begun else None,
        sector="intellectual-property",
        source=Source("", "0" * 64),
        coding=Coding("tests", "2026-01-31", "coded"),
        targets=(target(case),),
        tasks=(),
    )


def target(case: dict[str, Any]) -> Target:
    """The target of a case."""
    told = _TARGET.fullmatch(case["is"])
    assert told, case["is"]
    base = Baseline(_year(told["from"]), _number(told["start"])) if told["start"] else None
    return Target(
        id="it",
        name="甲乙丙",
        theme="management",
        unit=told["unit"] or "家",
        basis=told["basis"],
        year=_year(told["year"]),
        value=_number(told["value"]),
        value_max=_number(told["most"]),
        comparator=told["sign"],
        baseline=base,
        binding="expected",
        lines=((1, 1),),
        direction=case.get("coded", ""),
        inferred=("basis",) if case.get("inferred") else (),
        check=("basis",) if case.get("check") else (),
    )


def figures(case: dict[str, Any]) -> Actuals:
    """The figures of a case."""
    return Actuals("invented", tuple(_figures(case["has"])))


def _figures(text: str) -> Iterator[Actual]:
    for word in text.split():
        told = _FIGURE.fullmatch(word)
        assert told, word
        marks = told["marks"]
        status: Status = next((_STATUS[mark] for mark in marks if mark in _STATUS), "final")
        yield Actual(
            "it",
            int(told["year"]),
            Decimal(told["value"]),
            status,
            "invented",
            told["unit"] or "",
            "c" in marks,
        )


def _year(text: str) -> int | None:
    return None if text == "?" else int(text)


def _number(text: str | None) -> Decimal | None:
    return None if text in (None, "?") else Decimal(text or "0")
