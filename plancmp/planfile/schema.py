"""The shape of a plan file as JSON Schema: of one sector for validation, of all for editors."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from plancmp import knowledge
from plancmp.domain import Domain, Domains
from plancmp.planfile.fields import PLAN

HEAD = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://plancmp.invalid/schema/plan.schema.json",
    "title": "plancmp plan file",
}


@lru_cache(maxsize=8)
def of_domain(domain: Domain, sectors: tuple[str, ...]) -> dict[str, Any]:
    """JSON Schema of the plan files of one field; sectors: every one that a file may name."""
    own = {
        "sectors": sectors,
        "themes": tuple(domain.themes),
        "instruments": tuple(domain.instruments),
        "units": domain.units.words,
    }
    return HEAD | PLAN.schema(lambda name: own[name] if name in own else _terms(name))


def of_all(domains: Domains) -> dict[str, Any]:
    """JSON Schema of every plan file, whatever its field: a code is known when any of the fields
    has it.
    """
    every = [domains.get(sector) for sector in domains.sectors]
    own: dict[str, Sequence[str]] = {
        "sectors": domains.sectors,
        "themes": _union(d.themes for d in every),
        "instruments": _union(d.instruments for d in every),
        "units": _union(d.units.words for d in every),
    }
    return HEAD | PLAN.schema(lambda name: own[name] if name in own else _terms(name))


def _union(lists: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for codes in lists for code in codes))


def _terms(name: str) -> tuple[str, ...]:
    return tuple(knowledge.common("terms")[name])
