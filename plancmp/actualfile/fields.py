"""The fields of a file of actual figures, declared once: schema, loader and writer are made from
this.
"""

from __future__ import annotations

from typing import Any

from plancmp import knowledge
from plancmp.model.actual import Actual, Actuals
from plancmp.planfile.fields import ID, LINES, TEXT, YEAR
from plancmp.planfile.kinds import Code, Codelists, Field, Figure, Listing, Record, Schema, Text

HEAD = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://plancmp.invalid/schema/actuals.schema.json",
    "title": "plancmp file of actual figures",
}


class Flag:
    """Yes or no; what is not there is no."""

    def holds(self) -> str:
        return "true or false"

    def schema(self, codes: Codelists) -> Schema:
        return {"type": "boolean"}

    def build(self, raw: Any) -> bool:
        return bool(raw)

    def plain(self, value: bool) -> bool | None:
        return True if value else None


ACTUAL = Record(
    (
        Field("target", ID, "id of the target in the plan"),
        Field("year", YEAR, "the whole year that the figure is of"),
        Field("value", Figure(), "as reported"),
        Field("unit", Text(most=60), "the target's unless given, then converted", optional=True),
        Field(
            "cumulative",
            Flag(),
            "of a total: all since the period began; of a growth: the average since then",
            optional=True,
        ),
        Field("status", Code("actual_statuses"), "preliminary, final or revised"),
        Field("source", TEXT, "where anybody may look it up"),
        Field("lines", LINES, "where the report states it", optional=True),
        Field(
            "check",
            Listing(Code("checkable_actual"), distinct=True),
            "fields of which a drafting program was not sure",
            optional=True,
        ),
        Field("note", TEXT, "what a reader must know", optional=True),
    ),
    Actual,
)
FILE = Record(
    (
        Field("plan", ID, "id of the plan"),
        Field("actuals", Listing(ACTUAL), "one entry a target and year", attribute="figures"),
    ),
    Actuals,
)


def schema() -> dict[str, Any]:
    """JSON Schema of a file of actual figures."""
    return HEAD | FILE.schema(lambda name: tuple(knowledge.common("terms")[name]))
