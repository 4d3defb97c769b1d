"""The fields of a plan file, declared once: schema, loader, writer, JSON and the reference in the
docs are made from this.
"""

from __future__ import annotations

from plancmp.model.plan import (
    Baseline,
    Coding,
    Jurisdiction,
    LeftOut,
    OwnUnit,
    Plan,
    Source,
    Target,
    Task,
)
from plancmp.planfile.kinds import (
    END,
    Code,
    Field,
    Figure,
    Listing,
    Named,
    Record,
    Span,
    Text,
    Whole,
)

ID = Text("^[a-z0-9]+(-[a-z0-9]+)*" + END, most=60)
TEXT = Text()
YEAR = Whole(1949, 2100)
DATE = Text(r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])" + END, most=10)
LINES = Listing(Span(), least=1)

_LINES = Field("lines", LINES, "every place where the document states it: first and last line")
_APPLIES = Field(
    "applies_to",
    Listing(TEXT, distinct=True),
    "regions or jurisdictions that an upper level addresses, when not all below it",
    optional=True,
)
_NOTE = Field("note", TEXT, "what a reader must know", optional=True)
_THEME = Field("theme", Code("themes"), "what it is principally about; of the sector pack")


def _check(codelist: str) -> Field:
    doc = "fields of which a drafting program was not sure"
    return Field("check", Listing(Code(codelist), distinct=True), doc, optional=True)


BASELINE = Record(
    (
        Field("year", YEAR, "of the base value", null=True, json="baseline_year"),
        Field("value", Figure(), "in the target's unit", null=True, json="baseline"),
    ),
    Baseline,
)
GOAL = Record(
    (
        Field("year", YEAR, "by when; blank where none is named", null=True, json="target_year"),
        Field("value", Figure(), "the figure; blank where the cell is blank", null=True),
        Field("value_max", Figure(), "upper end of a range", optional=True),
        Field("comparator", Code("comparators"), "= >= <= > < range"),
    )
)
TARGET = Record(
    (
        Field("id", ID, "ASCII, unique in the plan"),
        Field("name", TEXT, "the indicator's name as printed"),
        _THEME,
        Field("unit", Code("units", free=True), "as printed; may be composed: a unit per a unit"),
        Field("basis", Code("bases"), "what the number counts"),
        Field(
            "direction",
            Code("directions"),
            "which figure is the stronger promise, where name and comparator do not say it",
            optional=True,
            blank=None,
        ),
        Field("baseline", BASELINE, "where the target starts from", optional=True, flat=True),
        Field("target", GOAL, "what is promised"),
        Field("binding", Code("bindings"), "as the document calls the indicator"),
        _APPLIES,
        Field(
            "inferred",
            Listing(Code("inferable"), distinct=True),
            "fields that the coder read from the context",
            optional=True,
        ),
        _check("checkable_target"),
        _LINES,
        Field("row", Whole(1), "serial number in the indicator table", optional=True),
        Field(
            "binding_printed",
            TEXT,
            "the table's word for `binding`, where it is not the usual one",
            optional=True,
            blank=None,
        ),
        Field(
            "definition_scope",
            Code("levels"),
            "level of the population that the definition names",
            optional=True,
            blank=None,
        ),
        _NOTE,
    ),
    Target,
)
TASK = Record(
    (
        Field("id", ID, "ASCII, unique in the plan"),
        Field("title", TEXT, "the headline as printed, else the coder's noun phrase"),
        Field("section", Listing(TEXT, least=1), "the headings above it, outermost first"),
        _THEME,
        Field(
            "instruments",
            Listing(Code("instruments"), least=1, most=6, distinct=True),
            "by what means it acts",
        ),
        Field(
            "actions",
            Listing(Text(least=2), least=1, most=12, distinct=True),
            "the coder's condensed reading: verb and object, one phrase for each distinct action",
        ),
        _APPLIES,
        _check("checkable_task"),
        _LINES,
        _NOTE,
    ),
    Task,
)
JURISDICTION = Record(
    (
        Field("name", TEXT, "full name; blank where the document does not say", null=True),
        Field("level", Code("levels"), "blank where the document does not say", null=True),
        Field("code", Text("^[0-9]{6}" + END), "administrative division code", optional=True),
        Field("parent", TEXT, "id of the upper level's plan, or its jurisdiction", optional=True),
    ),
    Jurisdiction,
)
PERIOD = Record(
    (
        Field("start", YEAR, "first year", null=True),
        Field("end", YEAR, "last year", null=True),
    )
)
SOURCE = Record(
    (
        Field("title", TEXT, "of the document that was coded"),
        Field("issuer", TEXT, "who issued it", optional=True),
        Field("number", TEXT, "document number", optional=True),
        Field("published", DATE, "date of publication", optional=True),
        Field(
            "sha256",
            Text("^[0-9a-f]{64}" + END, most=64),
            "hash of the document's file; blank where nobody had the document at hand",
            null=True,
        ),
    ),
    Source,
)
CODING = Record(
    (
        Field("coder", TEXT, "who coded it"),
        Field("coded_on", DATE, "when; blank for a draft that nobody coded", null=True),
        Field("status", Code("statuses"), "draft, coded or reviewed"),
    ),
    Coding,
)
OWN_UNIT = Record(
    (
        Field("dimension", TEXT, "a known dimension, or own: comparable only with the same word"),
        Field(
            "factor",
            Text(r"^(?!0+(\.0+)?(/|(?![\s\S])))[0-9]+(\.[0-9]+|/[1-9][0-9]*)?" + END, most=30),
            "base units of the dimension in one unit: a decimal or a fraction, in quotes",
            optional=True,
        ),
    ),
    OwnUnit,
)
UNITS = Named(OWN_UNIT, "unit")
LEFT_OUT = Record(
    (
        Field("lines", LINES, "where it stands"),
        Field(
            "figure", TEXT, "as printed with its unit; none for a whole paragraph", optional=True
        ),
        Field("why", TEXT, "why it is not coded"),
    ),
    LeftOut,
)
PLAN = Record(
    (
        Field("id", ID, "ASCII, the file's name"),
        Field("title", TEXT, "of the plan", null=True),
        Field("aliases", Listing(TEXT), "other names; the first is used in tables", optional=True),
        Field("jurisdiction", JURISDICTION, "whose plan it is"),
        Field(
            "period",
            PERIOD,
            "the years; blank where the document states none",
            null=True,
            json="period",
        ),
        Field("sector", Code("sectors"), "the sector pack"),
        Field("source", SOURCE, "the document that was coded"),
        Field("coding", CODING, "who coded it, and how far it is reviewed"),
        Field("units", UNITS, "units that no pack knows", optional=True),
        _check("checkable_plan"),
        Field("targets", Listing(TARGET), "quantified commitments"),
        Field("tasks", Listing(TASK), "paragraph-sized commitments to act"),
        Field("not_coded", Listing(LEFT_OUT), "left out on purpose", optional=True),
    ),
    Plan,
)
