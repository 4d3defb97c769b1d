"""The three messages of a brief, in sentences made from the data, each with the section that shows
it: what is covered, how the targets stand, how sure that is.
"""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.compare.leads import Lead, leads
from plancmp.compare.reviewed import reviewed
from plancmp.render import courses
from plancmp.render.pack_reader import PackReader

Message = tuple[str, str]
"""A sentence, and where it leads."""
PROGRESS = 3
"""Plans whose progress the brief tells."""
NAMED = 6
"""Plans that a sentence names."""


def covered(reader: PackReader) -> Message:
    """How many topics all, or one, or the plan of the brief cover."""
    rows = [row for row in reader.pack.matrix.rows if row.kind == "task"]
    if not reader.pack.focus:
        full = [sum(cell.coverage == "full" for cell in row.cells) for row in rows]
        counts = {"n": len(rows), "all": full.count(len(reader.plans)), "one": full.count(1)}
        return reader.say("brief-covered", plans=len(reader.plans), **counts), "matrix"
    focus = reader.pack.focus
    others = [
        row
        for row in rows
        if any(cell.coverage == "full" for cell in row.cells if cell.plan != focus)
    ]
    own = [row.of(reader.plans[focus]).coverage for row in others]
    return reader.say(
        "brief-covered-for",
        plan=reader.name(focus),
        n=len(own),
        full=own.count("full"),
        partial=own.count("partial") + own.count("near"),
        none=own.count("none") + own.count("absent"),
        headline=sum(len(reader.headline(gaps)) for gaps in reader.pack.gaps),
    ), "gaps"


def compared(reader: PackReader) -> Message:
    """Whose targets are ahead and behind."""
    if reader.pack.focus:
        return _of_one(reader), "targets"
    found = {plan.id: leads(plan, reader.pack.comparisons) for plan in reader.pack.plans}
    scored = [(_count(held, "ahead"), _count(held, "behind"), plan) for plan, held in found.items()]
    scored.sort(key=lambda s: (-s[0], s[1]))
    named = [_lead(reader, plan, ahead, behind) for ahead, behind, plan in scored[:NAMED]]
    named = [text for text in named if text]
    groups = len(reader.pack.indicators)
    told = reader.say("brief-targets", n=groups) if groups else reader.say("no-comparable")
    told += _apart(reader)
    if named:
        told += reader.say("brief-targets-list", list=reader.say("semicolon").join(named))
    elif groups:
        told += reader.say("brief-targets-none")
    return told, "targets"


def progress(reader: PackReader) -> list[Message]:
    """How far the targets have come, of the plans of which there are actual figures."""
    view = reader.view
    return [
        (
            reader.say(
                "progress-message",
                plan=course.plan.short_name,
                as_of=courses.as_of(course, view),
                summary=courses.summary(course, view),
            )
            + reader.say("sentence-end"),
            "progress",
        )
        for course in reader.pack.courses[:PROGRESS]
    ]


def _lead(reader: PackReader, plan: str, ahead: int, behind: int) -> str:
    """Of one plan; empty where there is nothing to tell."""
    told = [reader.say("brief-lead-ahead", n=ahead)] if ahead else []
    told += [reader.say("brief-lead-behind", n=behind)] if behind else []
    return reader.say("brief-lead", plan=reader.name(plan), what=reader.join(told)) if told else ""


def _of_one(reader: PackReader) -> str:
    plan = reader.plans[reader.pack.focus]
    places = [lead.place for lead in leads(plan, reader.pack.comparisons)]
    counts = {place: places.count(place) for place in ("ahead", "behind", "mixed")}
    level = places.count("equal") + places.count("undecided")
    told = {"plan": reader.name(reader.pack.focus), "n": len(places), "level": level}
    return reader.say("brief-targets-for", **told, **counts) + _apart(reader)


def _apart(reader: PackReader) -> str:
    """How many pairs of one indicator may not be compared; nothing where there is none."""
    pairs = (pair for found in reader.pack.comparisons for pair in found.targets)
    n = sum(p.alignment.relation == "same" and not p.verdict.comparable for p in pairs)
    return reader.say("brief-targets-apart", n=n) if n else ""


def _count(held: Sequence[Lead], place: str) -> int:
    return sum(lead.place == place for lead in held)


def sure(reader: PackReader) -> Message:
    """How much people have looked at, and what the texts leave open."""
    known = reviewed(reader.pack.comparisons)
    asked = {plan.id for plan in reader.asked}
    blanks = sum(t.value is None for plan in reader.asked for t in plan.targets)
    wrong = sum(len(audit.wrong) for audit in reader.pack.audits if audit.plan.id in asked)
    key = "brief-sure" if known.reviewed else "brief-sure-none"
    told = reader.say(key, pairs=known.pairs, reviewed=known.reviewed)
    more = [reader.say("brief-blank", n=blanks)] if blanks else []
    more += [reader.say("brief-wrong", n=wrong)] if wrong else []
    return reader.say("semicolon").join((told, *more)) + reader.say("sentence-end"), "method"
