"""What many plans have and one lacks, as a table: a row for each topic."""

from __future__ import annotations

import csv
import io

from plancmp.model.topics import Lack, Lacks
from plancmp.render import View, words

SUFFIX = ".csv"
HEADS = (
    *("plan", "state", "own", "kind", "label", "theme", "lead", "lead_lines"),
    *("full", "partial", "others", "share"),
)


def render(found: Lacks, view: View) -> str:
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\n")
    writer.writerow(HEADS)
    writer.writerows(_row(lack, found) for lack in found.lacks)
    return "\ufeff" + told.getvalue()


def _row(lack: Lack, found: Lacks) -> tuple[object, ...]:
    topic, others = lack.topic, len(found.others)
    state = ("partial", lack.part.id) if lack.part else ("missing", "")
    lead = (str(topic.lead), words.span(topic.lines).replace("-", "\u2013"))
    counts = (len(topic.full), len(topic.partial), others, round(len(topic.full) / others, 4))
    return (found.plan.id, *state, topic.kind, topic.label, topic.theme, *lead, *counts)
