"""All of a comparison on the terminal: targets, then tasks by theme."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from plancmp.compare.targets import growth
from plancmp.model.comparison import Alignment, Comparison, TargetPair
from plancmp.model.plan import Plan, Target
from plancmp.render import View, words
from plancmp.render.signs import ONLY_HERE, RELATION_SIGNS
from plancmp.render.terminal import NARROW, heading, paint, paragraph, rule, table

_COLORS = {"same": "green", "partial": "yellow", "only": "red"}


def whole(found: Comparison, view: View) -> Iterator[str]:
    """Lines of the screen."""
    if found.a.targets or found.b.targets:
        yield from _targets(found, view)
    if found.a.tasks or found.b.tasks:
        yield from _tasks(found, view)


def _targets(found: Comparison, view: View) -> Iterator[str]:
    yield rule(view.say("targets"), view)
    for relation, key in (("same", "same-indicator"), ("related", "related-indicator")):
        pairs = [pair for pair in found.targets if pair.alignment.relation == relation]
        if pairs:
            yield heading(view.say(key), view)
            for pair in pairs:
                yield from _target_pair(found, pair, view)
            yield ""
    keys = ("indicator", "target", "year", "basis", "baseline", "lines")
    headers = [view.say(key) for key in keys]
    for plan, refs in (
        (found.a, found.only("a", "targets")),
        (found.b, found.only("b", "targets")),
    ):
        if refs:
            yield heading(view.say("only-in", name=plan.short_name), view)
            rows = [_target_row(plan.target(ref.id), view) for ref in refs]
            yield table(rows, (0,), view, headers)
            yield ""


def _target_pair(found: Comparison, pair: TargetPair, view: View) -> Iterator[str]:
    x, y = found.a.target(pair.alignment.a.id), found.b.target(pair.alignment.b.id)
    result = pair.verdict
    told = f"  →  {words.verdict(found, result, view)}" if result.comparable else ""
    yield paragraph(" / ".join(dict.fromkeys((x.name, y.name))) + told, view)
    rows = [_pair_row(plan, target, view) for plan, target in ((found.a, x), (found.b, y))]
    yield table(rows, (), view, indent=4)
    if pair.alignment.relation != "same":
        return
    if result.reasons:
        why = view.join(words.remarks(found, pair, result.reasons, view))
        yield paragraph(view.say("not-comparable", why=why), view, indent=4)
    if result.cautions:
        what = view.join(words.remarks(found, pair, result.cautions, view))
        yield paint(paragraph(view.say("mind", what=what), view, indent=4), "dim", view)


def _target_row(target: Target, view: View) -> list[str]:
    """Name, figure, year, basis, baseline, lines."""
    return [
        target.name,
        words.figure(target, view),
        str(target.year or ""),
        view.word("bases", target.basis),
        words.baseline(target, view),
        words.span(target.lines),
    ]


def _pair_row(plan: Plan, target: Target, view: View) -> list[str]:
    """The same without the name, with the growth, and readable without a head."""
    _, figure, year, basis, base, lines = _target_row(target, view)
    start = f"{view.say('baseline')} {base}" if base else ""
    grown = words.growth(growth(target, view.domain), view) if view.domain else ""
    return [plan.short_name, figure, year, basis, start, grown, f"({lines})"]


def _tasks(found: Comparison, view: View) -> Iterator[str]:
    yield rule(view.say("tasks"), view)
    yield paint(paragraph(view.say("legend-tasks"), view), "dim", view)
    themes = {theme: list(_theme_rows(found, theme, view)) for theme in view.themes}
    everything = [row for rows in themes.values() for row in rows]
    for theme, rows in themes.items():
        if rows:
            yield ""
            yield heading(view.word("themes", theme), view)
            narrow = view.width < NARROW
            yield _stack(rows, found, view) if narrow else _columns(rows, everything, found, view)


class _Line(NamedTuple):
    relation: str
    """same, partial, only."""
    a: str
    b: str
    certainty: str

    def sign(self, view: View) -> str:
        return paint(RELATION_SIGNS.get(self.relation, ONLY_HERE), _COLORS[self.relation], view)


def _theme_rows(found: Comparison, theme: str, view: View) -> Iterator[_Line]:
    """A's tasks of the theme with their partners, best first; then B's tasks of the theme that
    nothing of A meets.
    """
    for task in (t for t in found.a.tasks if t.theme == theme):
        ref, title = found.a.ref(task), words.titled(task, view)
        partners = sorted((p for p in found.tasks if p.a == ref), key=_rank)
        if not partners:
            yield _Line("only", words.only(found, ref, view), "", "")
        for i, pair in enumerate(partners):
            other = words.titled(found.b.task(pair.b.id), view)
            yield _Line(pair.relation, "" if i else title, other, words.certainty(pair, view))
    for ref in found.only("b", "tasks"):
        task = found.b.task(ref.id)
        if task.theme == theme:
            yield _Line("only", "", words.only(found, ref, view), "")


def _rank(pair: Alignment) -> tuple[bool, float, str]:
    return pair.relation != "same", -pair.score, pair.b.id


def _columns(rows: list[_Line], everything: list[_Line], found: Comparison, view: View) -> str:
    painted = [[row.sign(view), *row[1:]] for row in rows]
    headers = ["", found.a.short_name, found.b.short_name, view.say("certainty")]
    like = [("=", *row[1:]) for row in everything]
    return table(painted, (1, 2), view, headers, indent=0, like=like)


def _stack(rows: list[_Line], found: Comparison, view: View) -> str:
    """For narrow screens: A's task, below it its partners."""
    lines: list[str] = []
    for row in rows:
        mark = row.sign(view)
        alone = f"{mark} " if row.relation == "only" else ""
        if row.a:
            lines.append(paragraph(f"{alone}{found.a.short_name}: {row.a}", view, indent=0))
        if row.b:
            text = f"{alone or f'  {mark} '}{found.b.short_name}: {row.b} {row.certainty}"
            lines.append(paragraph(text.rstrip(), view, indent=0))
    return "\n".join(lines)
