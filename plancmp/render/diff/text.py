"""A comparison on the terminal: what matters first, or all of it, or bars alone."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.compare.reviewed import reviewed
from plancmp.model.comparison import Comparison
from plancmp.render import View, words
from plancmp.render.screen.first import first, summary
from plancmp.render.screen.stat import bars
from plancmp.render.screen.whole import whole
from plancmp.render.terminal import notices, paragraph

SUFFIX = ".txt"


def render(found: Comparison, view: View) -> str:
    parts = {"brief": _brief, "full": _full, "stat": _stat}
    return "\n".join((*_head(found, view), *parts[view.detail](found, view))).rstrip() + "\n"


def _head(found: Comparison, view: View) -> Iterator[str]:
    for plan in (found.a, found.b):
        period = view.say("in-brackets", text=plan.period) if plan.period else ""
        yield paragraph(f"{plan.short_name}  {plan.title}{period}", view, indent=0)
    told = words.reviewed(reviewed([found]), view)
    yield from notices((found.a, found.b), found.cautions, view, told)
    yield ""


def _brief(found: Comparison, view: View) -> Iterator[str]:
    yield from first(found, view)


def _full(found: Comparison, view: View) -> Iterator[str]:
    yield from summary(found, view)
    yield ""
    yield from bars(found, view)
    yield ""
    yield from whole(found, view)


def _stat(found: Comparison, view: View) -> Iterator[str]:
    yield from bars(found, view)
    yield ""
    yield from summary(found, view)
