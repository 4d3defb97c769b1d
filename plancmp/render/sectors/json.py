"""The sector packs as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plancmp.domain import Domain
from plancmp.render import View
from plancmp.render.jsontext import dumps

SUFFIX = ".json"


def render(domains: Sequence[Domain], view: View) -> str:
    return dumps(data(domains, view))


def data(domains: Sequence[Domain], view: View) -> list[dict[str, Any]]:
    """What each pack holds."""
    return [_pack(domain) for domain in domains]


def _pack(domain: Domain) -> dict[str, Any]:
    names = domain.names[domain.sector]
    return {
        "sector": domain.sector,
        "zh": names["zh"],
        "en": names["en"],
        "extends": names.get("extends"),
        "themes": list(domain.themes),
        "instruments": len(domain.instruments),
        "units": len(domain.units.words),
        "lexicon": domain.has_lexicon,
        "folder": domain.folder,
    }
