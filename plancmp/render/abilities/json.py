"""JSON: a list of abilities."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from plancmp.model import Ability
from plancmp.render import View

SUFFIX = ".json"


def render(abilities: Sequence[Ability], view: View) -> str:
    return (
        json.dumps([asdict(ability) for ability in abilities], ensure_ascii=False, indent=2) + "\n"
    )
