"""Topics of a corpus as a long table: a row for each topic and plan that has it or a part of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from plancmp.model.plan import Plan
from plancmp.model.topics import Topic, Topics
from plancmp.render import View, words

SUFFIX = ".csv"
HEADS = (
    *("topic", "kind", "label", "theme", "lead_plan", "lead_lines"),
    *("plan", "name", "level", "parent", "start", "end", "coverage"),
)


def render(found: Topics, view: View) -> str:
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\n")
    writer.writerow(HEADS)
    plans = {plan.id: plan for plan in found.plans}
    for topic in found.topics:
        writer.writerows(_rows(topic, plans))
    return "\ufeff" + told.getvalue()


def _rows(topic: Topic, plans: dict[str, Plan]) -> Iterator[tuple[object, ...]]:
    head = (str(topic.lead), topic.kind, topic.label, topic.theme)
    where = (topic.lead.plan, words.span(topic.lines).replace("-", "–"))
    for coverage, ids in (("full", topic.full), ("partial", topic.partial)):
        for plan in (plans[each] for each in ids):
            place = plan.jurisdiction
            told = (plan.id, plan.short_name, place.level, place.parent, plan.start, plan.end)
            yield (*head, *where, *told, coverage)
