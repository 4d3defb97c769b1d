"""The last slides: what the audit found, how the pack was made, and from which documents."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.match.score import models
from plancmp.model.pack import Audit
from plancmp.model.plan import Plan
from plancmp.render import words
from plancmp.render.advice import message
from plancmp.render.pack_reader import PackReader
from plancmp.render.sections.method import MEASURES
from plancmp.render.slides.deck import Grid, Points, Slide

NOTED = 12
"""Findings of a plan that the notes tell."""
HASH = 12
"""Digits of a hash that a table has room for."""


def audit(reader: PackReader) -> Iterator[Slide]:
    """How many weaknesses each plan has, and the first, which is told in full in the notes."""
    heads = reader.heads("plan", "error", "warning", "slide-unjudged", "slide-audit-first")
    rows = tuple(_audited(reader, found) for found in reader.pack.audits)
    grid = Grid(reader.say("section-audit"), heads, rows, (16, 9, 9, 12, 54), (1, 2, 3))
    wrong = sum(len(found.wrong) for found in reader.pack.audits)
    notes = tuple(text for found in reader.pack.audits for text in _noted(reader, found))
    unjudged = sum(len(found.unjudged) for found in reader.pack.audits)
    key = "slide-audit" if wrong or not unjudged else "slide-audit-none"
    title = reader.say(key, n=wrong, m=unjudged, plans=len(rows))
    yield Slide(title, (grid,), notes)


def _audited(reader: PackReader, found: Audit) -> tuple[str, ...]:
    wrong = sorted(found.wrong, key=lambda each: each.severity != "error")
    counts = [sum(each.severity == code for each in wrong) for code in ("error", "warning")]
    first = message(wrong[0], reader.view) if wrong else reader.calm(found)
    return (found.plan.short_name, *map(str, counts), str(len(found.unjudged)), first)


def _noted(reader: PackReader, found: Audit) -> Iterator[str]:
    yield found.plan.short_name
    for each in found.wrong[:NOTED]:
        lines = f" ({words.span(each.source_lines)})" if each.source_lines else ""
        yield f"- {reader.say(each.severity)}: {message(each, reader.view)}{lines}"
    if len(found.wrong) > NOTED:
        yield f"- {reader.say('brief-more', n=len(found.wrong) - NOTED).strip()}"


def method(reader: PackReader) -> Slide:
    a, b = reader.pack.plans[:2]
    used = models(a, b, reader.domain)
    cuts = {"aligned": f"{used.aligned.cut:.2f}", "same": f"{used.same.cut:.2f}"}
    told = [reader.say("method-matching-1"), reader.say("method-matching-2", **cuts)]
    told += [reader.say("method-matrix"), reader.say("method-targets-1")]
    notes = [reader.say("method-versions-1", version=reader.pack.version)]
    if reader.accuracy is None:
        told.append(reader.say("method-accuracy-none"))
    else:
        notes.append(reader.say("method-accuracy-1", pairs=reader.labelled_pairs))
        measured = ((reader.say(f"accuracy-{key}"), reader.accuracy[key]) for key in MEASURES)
        notes += [f"- {name}: {value:.3f}" for name, value in measured]
    return Slide(reader.say("section-method"), (Points(tuple(told)),), tuple(notes))


def sources(reader: PackReader) -> Slide:
    keys = ("plan", "title", "issuer", "published", "task-count", "target-count", "coded-status")
    rows = tuple(_source(reader, plan) for plan in reader.pack.plans)
    heads = (*reader.heads(*keys), reader.say("file-hash"))
    widths = (15, 26, 12, 12, 8, 8, 10, 14)
    grid = Grid(reader.say("sources-documents"), heads, rows, widths, (4, 5))
    notes = [reader.say("sources-intro")]
    for plan in reader.pack.plans:
        hashes = {"file": reader.pack.digests[plan.id], "text": plan.source.sha256}
        notes.append(reader.say("slide-hashes", plan=plan.short_name, **hashes))
    return Slide(reader.say("section-sources"), (grid,), tuple(notes))


def _source(reader: PackReader, plan: Plan) -> tuple[str, ...]:
    source = plan.source
    texts = (plan.short_name, source.title or plan.title, source.issuer, source.published)
    counts = (str(len(plan.tasks)), str(len(plan.targets)))
    status = reader.word("statuses", plan.coding.status)
    return (*texts, *counts, status, reader.pack.digests[plan.id][:HASH])
