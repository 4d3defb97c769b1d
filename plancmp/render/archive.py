"""Office files are zip archives: written undated, the same input gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime

EPOCH, LAST = datetime(1980, 1, 1, tzinfo=UTC), datetime(2107, 12, 31, tzinfo=UTC)
"""The earliest and the latest time that a zip archive can tell."""
_TIMES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")


def timeless(raw: bytes, date: datetime | None) -> bytes:
    """The same file, dated as told, else `EPOCH`."""
    told = min(max(date or EPOCH, EPOCH), LAST)
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for item in old.infolist():
            data = old.read(item)
            if item.filename == "docProps/core.xml":
                data = _TIMES.sub(
                    rb"\g<1>" + told.strftime("%Y-%m-%dT%H:%M:%SZ").encode() + rb"\g<3>", data
                )
            new.writestr(
                zipfile.ZipInfo(item.filename, told.timetuple()[:6]), data, zipfile.ZIP_DEFLATED
            )
    return result.getvalue()
