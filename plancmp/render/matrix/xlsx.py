"""A workbook: the matrix with filters and a frozen head."""

from __future__ import annotations

import datetime
import io
import zipfile

import pandas as pd

from plancmp.model import Matrix
from plancmp.render import View
from plancmp.render.spreadsheet import harmless, sheet

SUFFIX = ".xlsx"
EPOCH = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)


def render(matrix: Matrix, view: View) -> bytes:
    buffer = io.BytesIO()
    frame = harmless(sheet(matrix, view))
    with pd.ExcelWriter(buffer, engine="openpyxl") as writer:
        frame.to_excel(writer, sheet_name="matrix", index=False)
        page = writer.sheets["matrix"]
        page.freeze_panes = "D2"
        page.auto_filter.ref = page.dimensions
        for letter, width in zip("ABC", (8, 8, 44), strict=True):
            page.column_dimensions[letter].width = width
        writer.book.properties.created = writer.book.properties.modified = EPOCH.replace(tzinfo=None)
    return _timeless(buffer.getvalue())


def _timeless(raw: bytes) -> bytes:
    """The same workbook without the time of writing: same input, same bytes."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == "docProps/core.xml":
                start, end = data.index(b"<dcterms:modified"), data.index(b"</dcterms:modified>")
                data = data[: data.index(b">", start) + 1] + EPOCH.strftime("%Y-%m-%dT%H:%M:%SZ").encode() + data[end:]
            new.writestr(zipfile.ZipInfo(item.filename, EPOCH.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)
    return result.getvalue()
