"""Which slides a pack makes, in their order: a director's twenty at most, however many plans."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from plancmp.model.pack import Pack
from plancmp.render import View
from plancmp.render.blocks import Briefing, Bullets, Heading, Text
from plancmp.render.briefing import tell
from plancmp.render.official import widened
from plancmp.render.pack_reader import PackReader
from plancmp.render.sections import whole
from plancmp.render.slides import closing, coverage, indicators, lacks, standing
from plancmp.render.slides.deck import Deck, Grid, Points, Slide

SAID, ALONE = ("brief", "findings", "method"), ("evaluation",)
"""Sections whose sentences the slides say; of a pack of one plan."""
FOUND = 5
"""Findings on one slide."""
NAMED = 3
"""Gaps or plans that a finding names."""
Build = Callable[[PackReader], Iterable[Slide]]
_PARTS: dict[str, tuple[Build, tuple[str, ...]]] = {
    "progress": (standing.slides, ("progress", "evaluation")),
    "matrix": (coverage.slides, ("matrix", "profiles", "overview")),
    "targets": (indicators.slides, ("targets", "brief")),
    "gaps": (lacks.slides, ("gaps", "brief")),
    "audit": (closing.audit, ("audit", "cards")),
}
"""Slides by what they are about, with the sections of a pack in which that stands."""


def deck(pack: Pack, view: View) -> Deck:
    """The slides of the sections that the view asks for, else all."""
    said = SAID if len(pack.plans) > 1 else ALONE
    plain = replace(view, sections=said, style="report")
    briefing = tell(pack, plain, brief=True, charts=False)
    reader = PackReader(pack, view, brief=True, charts=False)
    more = view.say("slide-more", n="{n}")
    slides = tuple(_complete(slide, more) for slide in _slides(reader, briefing))
    told = Deck(f"{briefing.cover.title} – {briefing.cover.subtitle}", slides)
    return widened(told) if view.style == "gongwen" else told


def _complete(slide: Slide, more: str) -> Slide:
    """With what tables say where rows have no room."""
    parts = (replace(p, more=more) if isinstance(p, Grid) else p for p in slide.parts)
    return replace(slide, parts=tuple(parts))


def _slides(reader: PackReader, briefing: Briefing) -> Iterator[Slide]:
    yield _title(reader, briefing)
    if _asked(reader, "brief", "findings"):
        yield _findings(reader, briefing)
    order = list(_PARTS)
    if reader.pack.focus:
        order.sort(key=lambda name: name != "gaps")
    for name in order:
        build, sections = _PARTS[name]
        if _asked(reader, *sections):
            yield from build(reader)
    if _asked(reader, "brief", "findings"):
        yield _mind(reader, briefing)
    decisions = _bullets(briefing, "brief-decisions")
    if _asked(reader, "brief") and decisions:
        notes = (reader.say("slide-decide-note"),)
        yield Slide(reader.say("brief-decisions"), (Points(decisions),), notes)
    if _asked(reader, "method"):
        yield closing.method(reader)
    if _asked(reader, "sources"):
        yield closing.sources(reader)


def _asked(reader: PackReader, *sections: str) -> bool:
    """Whether one of them is in the pack."""
    return bool({*sections} & {*(reader.view.sections or whole(reader.pack))})


def _title(reader: PackReader, briefing: Briefing) -> Slide:
    cover = briefing.cover
    notes = (f"{plan.short_name}: {plan.source.title or plan.title}" for plan in reader.pack.plans)
    return Slide(cover.title, (Points(cover.compared),), tuple(notes), cover.subtitle, "title")


def _findings(reader: PackReader, briefing: Briefing) -> Slide:
    """The three messages of the brief, and where the gaps are."""
    told = [*_bullets(briefing, "brief-messages")]
    told[1:1] = _gaps(reader)
    notes = (_bullets(briefing, key) for key in ("found-coverage", "found-targets", "found-gaps"))
    every = tuple(text for found in notes for text in found)
    return Slide(reader.say("section-findings"), (Points(tuple(told[:FOUND])),), every)


def _gaps(reader: PackReader) -> Iterator[str]:
    headline = {gaps.plan.id: reader.headline(gaps) for gaps in reader.pack.gaps}
    named = sorted(headline.items(), key=lambda each: -len(each[1]))
    if not any(headline.values()):
        yield reader.none(*reader.pack.gaps)
    elif reader.pack.focus:
        found = headline[reader.pack.focus]
        listed = reader.join(gap.label for gap in found[:NAMED])
        told = {"plan": reader.name(reader.pack.focus), "n": len(found)}
        yield reader.say("slide-found-gaps-for", list=listed, **told)
    else:
        counts = (
            reader.say("gaps-of-kind", kind=reader.name(plan), n=len(found))
            for plan, found in named[:NAMED]
            if found
        )
        total = sum(map(len, headline.values()))
        yield reader.say("slide-found-gaps", n=total, list=reader.join(counts))


def _mind(reader: PackReader, briefing: Briefing) -> Slide:
    """What is uncertain, all of it."""
    told = [*reader.warnings]
    told += [text for text in _bullets(briefing, "brief-cautions") if text not in told]
    notes = _bullets(briefing, "found-quality")
    return Slide(reader.say("brief-cautions"), (Points(tuple(told)),), notes)


def _bullets(briefing: Briefing, heading: str) -> tuple[str, ...]:
    """The points below a heading, by its id or by the key of its words."""
    here = False
    for block in (block for section in briefing.sections for block in section.blocks):
        if isinstance(block, Heading):
            here = heading in (block.id, block.text) or block.text == _words(briefing, heading)
        elif here and isinstance(block, Bullets):
            return tuple(map(_joined, block.items))
    return ()


def _words(briefing: Briefing, key: str) -> str:
    view = View(briefing.lang)
    return view.say(key) if key.startswith("found-") else ""


def _joined(parts: Iterable[Text]) -> str:
    return "".join(part.text for part in parts).strip()
