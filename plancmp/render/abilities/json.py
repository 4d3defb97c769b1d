"""JSON: a list of abilities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from plancmp.model.ability import Ability
from plancmp.render import View
from plancmp.render.jsontext import dumps

SUFFIX = ".json"


def render(abilities: Sequence[Ability], view: View) -> str:
    return dumps(data(abilities, view))


def data(abilities: Sequence[Ability], view: View) -> list[dict[str, Any]]:
    """A mapping an ability."""
    return [asdict(ability) for ability in abilities]
