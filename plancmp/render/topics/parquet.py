"""Topics of a corpus as a long table in Parquet: a row for each topic and plan."""

from __future__ import annotations

import io

from plancmp.model.topics import Topics
from plancmp.render import View
from plancmp.render.adoption import Adoption, adoptions
from plancmp.render.extras import needed

SUFFIX = ".parquet"
TOPICS = 500
"""So many are written at a time."""
NUMBERS = {"year": "int32", "strength": "float64", "line": "int32"}
"""The columns that are no texts."""


def render(found: Topics, view: View) -> bytes:
    """Raises MissingTool."""
    with needed("parquet", "pyarrow", "bulk"):
        import pyarrow  # noqa: PLC0415 - an extra
        from pyarrow.parquet import ParquetWriter  # noqa: PLC0415
    schema = pyarrow.schema([(name, NUMBERS.get(name, "string")) for name in Adoption._fields])
    told = io.BytesIO()
    with ParquetWriter(told, schema, compression="zstd") as writer:
        for at in range(0, len(found.topics), TOPICS):
            topics = found.topics[at : at + TOPICS]
            rows = [row._asdict() for topic in topics for row in adoptions(topic, found)]
            writer.write_table(pyarrow.Table.from_pylist(rows, schema))
    return told.getvalue()
