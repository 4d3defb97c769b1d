"""One line an ability: whether it is there and by what; then, ready to copy, the lines that install what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.knowledge import say
from plancmp.model import Ability
from plancmp.render import View
from plancmp.render.terminal import table

SUFFIX = ".txt"


def render(abilities: Sequence[Ability], view: View) -> str:
    rows = [
        ["●" if a.ready else "×", say(f"ability-{a.name}", view.lang), a.detail] for a in abilities
    ]
    heads = ["", say("ability", view.lang), say("by-what", view.lang)]
    missing = [say("install-with", view.lang, line=a.install) for a in abilities if a.install]
    return "\n".join([table(rows, (2,), view, heads, indent=0), *missing]) + "\n"
