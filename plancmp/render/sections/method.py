"""How the pack was made: scores, limits, measured accuracy, versions and hashes."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.match.score import models
from plancmp.model.plan import Plan
from plancmp.render.blocks import Block, Cell, Heading, Line, Section, Table, said
from plancmp.render.pack_reader import PackReader

MEASURES = ("f1", "average-precision", "f1-same", "calibration")


def build(reader: PackReader) -> Section:
    parts = (_matching, _targets, _accuracy, _versions)
    blocks = tuple(block for part in parts for block in part(reader))
    return Section("method", reader.say("section-method"), blocks)


def _matching(reader: PackReader) -> Iterator[Block]:
    a, b = reader.pack.plans[:2]
    used = models(a, b, reader.domain)
    cuts = {"aligned": f"{used.aligned.cut:.2f}", "same": f"{used.same.cut:.2f}"}
    yield Heading(reader.say("method-matching"), "method-matching")
    yield said(reader.say("method-matching-1"))
    yield said(reader.say("method-matching-2", **cuts))
    yield said(reader.say("method-matrix"))
    yield said(reader.aligned)


def _targets(reader: PackReader) -> Iterator[Block]:
    yield Heading(reader.say("method-targets"), "method-targets")
    yield said(reader.say("method-targets-1"))


def _accuracy(reader: PackReader) -> Iterator[Block]:
    """What was measured on plans of this kind, or that nobody has measured it."""
    title = reader.say("method-accuracy")
    yield Heading(title, "method-accuracy")
    measured = reader.accuracy
    if measured is None:
        yield said(reader.say("method-accuracy-none"))
        return
    yield said(reader.say("method-accuracy-1", pairs=reader.labelled_pairs))
    figures = ((reader.say(f"accuracy-{key}"), f"{measured[key]:.3f}") for key in MEASURES)
    lines = tuple(Line((Cell(name), Cell(figure, number=True))) for name, figure in figures)
    yield Table(title, reader.heads("measure-of", "value"), lines, "accuracy", (70, 30))


def _versions(reader: PackReader) -> Iterator[Block]:
    title = reader.say("method-versions")
    yield Heading(title, "method-versions")
    yield said(reader.say("method-versions-1", version=reader.pack.version))
    heads = reader.heads("plan", "coded-by", "file-hash", "document-hash")
    lines = tuple(_hashes(reader, plan) for plan in reader.pack.plans)
    yield Table(title, heads, lines, "hashes", (10, 16, 37, 37))


def _hashes(reader: PackReader, plan: Plan) -> Line:
    coded = f"{reader.word('statuses', plan.coding.status)} {plan.coding.coded_on}".rstrip()
    texts = (plan.short_name, coded, reader.pack.digests[plan.id], plan.source.sha256)
    return Line(tuple(map(Cell, texts)))
