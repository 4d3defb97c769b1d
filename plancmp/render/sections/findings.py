"""Key findings: sentences made from the data, each with a link to what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from plancmp.compare import shares
from plancmp.compare.leads import Lead, leads
from plancmp.model.coverage import CoverageRow, Gaps
from plancmp.model.pack import Audit
from plancmp.model.plan import Plan
from plancmp.render import anchors, words
from plancmp.render.blocks import Block, Bullets, Heading, Section, Text
from plancmp.render.pack_reader import PackReader

NAMED = 3
"""How many gaps, topics or indicators a sentence names."""
NAMED_FOR_ONE = 8
"""How many gaps when the pack is for one plan."""

Item = tuple[Text, ...]


def build(reader: PackReader) -> Section:
    parts = {
        "found-coverage": _coverage,
        "found-targets": _targets,
        "found-gaps": _gaps,
        "found-quality": _quality,
    }
    order = list(parts)
    if reader.pack.focus:
        order.sort(key=lambda key: key != "found-gaps")
    blocks: list[Block] = []
    for key in order:
        blocks += [Heading(reader.say(key)), Bullets(tuple(parts[key](reader)))]
    return Section("findings", reader.say("section-findings"), tuple(blocks))


def _coverage(reader: PackReader) -> Iterator[Item]:
    rows = [row for row in reader.pack.matrix.rows if row.kind == "task"]
    yield (Text(_topics(reader, rows), "matrix"),)
    for plan in reader.pack.plans:
        own = [row for row in rows if _is_own(row, plan)]
        yield (Text(_covered(reader, plan), "profiles"), *_own(reader, own))


def _topics(reader: PackReader, rows: Sequence[CoverageRow]) -> str:
    """How many topics every plan, some plans and one plan cover."""
    full = [sum(cell.coverage == "full" for cell in row.cells) for row in rows]
    every = len(reader.plans)
    in_part = (any(cell.coverage == "partial" for cell in row.cells) for row in rows)
    return reader.say(
        "found-rows-two" if every == 2 else "found-rows",
        n=len(rows),
        all=full.count(every),
        one=full.count(1),
        near=sum(n == 1 and partly for n, partly in zip(full, in_part, strict=True)),
        some=sum(1 < n < every for n in full),
    )


def _covered(reader: PackReader, plan: Plan) -> str:
    themes = shares.by_theme(reader.pack.matrix, reader.domain)
    found = [share for share in themes if share.plan == plan.id]
    near = sum(share.near for share in found)
    return reader.say(
        "found-plan-near" if near else "found-plan",
        plan=plan.short_name,
        full=sum(share.full for share in found),
        partial=sum(share.partial for share in found),
        near=near,
        none=sum(share.none + share.absent for share in found),
    )


def _is_own(row: CoverageRow, plan: Plan) -> bool:
    others = {cell.coverage for cell in row.cells if cell.plan != plan.id}
    return row.of(plan).coverage == "full" and others <= {"none", "absent"}


def _own(reader: PackReader, rows: Sequence[CoverageRow]) -> Item:
    if not rows:
        return (Text(reader.say("found-own-none")),)
    named = [(row.label, anchors.topic(row)) for row in rows]
    return _sentence(reader, "found-own", named, NAMED, n=len(rows))


def _sentence(
    reader: PackReader, key: str, named: Sequence[tuple[str, str]], most: int, **values: object
) -> Item:
    """A sentence with a list in it, each of whose members is linked."""
    before, after = reader.say(key, list="\0", **values).split("\0")
    return (Text(before), *_listed(reader, named, most), Text(after))


def _listed(reader: PackReader, named: Sequence[tuple[str, str]], most: int) -> Item:
    """The first of a list, each linked; a mark that there are more."""
    parts: list[Text] = []
    for i, (label, href) in enumerate(named[:most]):
        parts += [Text(reader.say("list-comma"))] if i else []
        parts.append(Text(label, href))
    return (*parts, *([Text(reader.say("found-and-more"))] if len(named) > most else []))


def _targets(reader: PackReader) -> Iterator[Item]:
    pairs = (pair for found in reader.pack.comparisons for pair in found.targets)
    apart = sum(p.alignment.relation == "same" and not p.verdict.comparable for p in pairs)
    groups = len(reader.pack.indicators)
    yield (Text(reader.say("found-comparable", n=groups, m=apart), "targets"),)
    told = [item for plan in reader.asked for item in _places(reader, plan)]
    yield from told or [(Text(reader.say("found-no-strength"), "targets"),)]


def _places(reader: PackReader, plan: Plan) -> Iterator[Item]:
    """In which indicators a plan is ahead and behind, with its figures."""
    found = leads(plan, reader.pack.comparisons)
    for place in ("ahead", "behind"):
        named = [_figure(reader, lead) for lead in found if lead.place == place]
        if named:
            values = {"plan": reader.name(plan.id), "n": len(named)}
            yield _sentence(reader, f"found-{place}", named, 4, **values)


def _figure(reader: PackReader, lead: Lead) -> tuple[str, str]:
    """The plan's figure, with its basis where the plan has two targets of that name; its place."""
    target = reader.target(lead.target)
    groups = enumerate(reader.pack.indicators)
    place = next((i for i, g in groups if lead.target in {r.target for r in g.targets}), None)
    href = "" if place is None else anchors.indicator(place)
    return f"{reader.named(lead.target)} {words.figure(target, reader.view)}", href


def _gaps(reader: PackReader) -> Iterator[Item]:
    most = NAMED_FOR_ONE if reader.pack.focus else NAMED
    for gaps in reader.pack.gaps:
        plan, href = gaps.plan.short_name, anchors.gaps(gaps.plan.id)
        named = list(_named(reader, gaps))
        if named:
            before = Text(reader.say("found-gap", plan=plan, n=len(named)), href)
            yield (before, *_listed(reader, named, most), Text(reader.say("sentence-end")))
        else:
            key = "found-few-gaps" if gaps.gaps else "found-no-gap"
            yield (Text(reader.say(key, plan=plan, n=len(gaps.gaps)), href),)


def _named(reader: PackReader, gaps: Gaps) -> Iterator[tuple[str, str]]:
    for gap in reader.headline(gaps):
        kind = reader.say("in-brackets", text=words.gap_kind(gap, reader.view))
        yield f"{gap.label}{kind}", anchors.gap(gaps.plan.id, gaps.gaps.index(gap))


def _quality(reader: PackReader) -> Iterator[Item]:
    pack = reader.pack
    counts = [_count(reader, audit) for audit in pack.audits]
    listed = _listed(reader, counts, len(counts))
    yield (Text(reader.say("found-audit")), *listed, Text(reader.say("sentence-end")))
    drafts = [plan.short_name for plan in pack.plans if plan.is_draft]
    if drafts:
        yield (Text(reader.say("draft-warning", names=reader.join(drafts))),)
    if pack.matrix.contradictions:
        conflicts = len(pack.matrix.contradictions)
        yield (Text(reader.say("found-conflicts", n=conflicts), "conflicts"),)
    origins = Counter(pair.origin for found in pack.comparisons for pair in found.tasks)
    if origins["matcher"]:
        yield (Text(_accuracy(reader), "method"),)


def _count(reader: PackReader, audit: Audit) -> tuple[str, str]:
    n, m = len(audit.wrong), len(audit.unjudged)
    key = "found-audit-some" if m and not n else "found-audit-of"
    told = reader.say(key, plan=audit.plan.short_name, n=n, m=m)
    return told, anchors.audit(audit.plan.id)


def _accuracy(reader: PackReader) -> str:
    measured = reader.accuracy
    if measured is None:
        return reader.say("found-accuracy-none")
    f1 = f"{measured['f1']:.3f}"
    return reader.say("found-accuracy", f1=f1, pairs=reader.labelled_pairs)
