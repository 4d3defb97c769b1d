"""Topics of a corpus as a long table: a row for each topic and plan."""

from __future__ import annotations

import csv
import io

from plancmp.model.topics import Topics
from plancmp.render import View
from plancmp.render.adoption import Adoption, adoptions

SUFFIX = ".csv"


def render(found: Topics, view: View) -> str:
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\n")
    writer.writerow(Adoption._fields)
    for topic in found.topics:
        writer.writerows(adoptions(topic, found))
    return "\ufeff" + told.getvalue()
