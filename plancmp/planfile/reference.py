"""The reference of the plan file for the docs, made from the table of fields."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.planfile.fields import PLAN
from plancmp.planfile.kinds import (
    Field,
    Kind,
    Listing,
    Named,
    Record,
)

HEAD = """# The plan file: every field

Made by `plancmp schema --reference` from the table in `plancmp/planfile/fields.py`; do not edit.
How to code a document is in [coding.md](coding.md).
"""


def markdown() -> str:
    """A table for the file as a whole and for each mapping below it."""
    parts = [HEAD, *_tables("plan file", PLAN)]
    return "\n".join(parts)


def _tables(title: str, record: Record) -> Iterator[str]:
    yield f"## {title}\n"
    yield "| key | holds | must it be there | meaning |\n|---|---|---|---|"
    for field in record.fields:
        yield f"| `{field.key}` | {field.kind.holds()} | {_must(field)} | {field.doc} |"
    yield ""
    for field in record.fields:
        inner = _inner(field.kind)
        if inner:
            yield from _tables(f"`{field.key}`", inner)


def _inner(kind: Kind) -> Record | None:
    if isinstance(kind, Listing | Named):
        return _inner(kind.of)
    return kind if isinstance(kind, Record) else None


def _must(field: Field) -> str:
    if field.optional:
        return "no"
    return "yes, may be blank" if field.null else "yes"
