"""One line an ability: whether it is there and by what; then how to install the rest."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.model.ability import Ability
from plancmp.render import View
from plancmp.render.terminal import table

SUFFIX = ".txt"


def render(abilities: Sequence[Ability], view: View) -> str:
    rows = [["●" if a.ready else "×", view.say(f"ability-{a.name}"), a.detail] for a in abilities]
    heads = ["", view.say("ability"), view.say("by-what")]
    installs = dict.fromkeys(a.install for a in abilities if a.install)
    missing = [view.say("install-with", line=line) for line in installs]
    return "\n".join([table(rows, (2,), view, heads, indent=0), *missing]) + "\n"
