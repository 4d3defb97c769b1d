"""Bytes as text: by what the file declares, read as browsers do, else by trying."""

from __future__ import annotations

import codecs
import re

_DECLARED = re.compile(
    rb"""(?:charset|<\?xml[^>]*\sencoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE
)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
WITHIN = 4096
"""In how many bytes a page declares its charset."""
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs"}
"""A browser reads these as the charset that holds them."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
TRIED = ("utf-8", "gb18030")


def plain_text(raw: bytes) -> str | None:
    """Text of a file that declares nothing; None for bytes that are none."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    return None


def page_text(raw: bytes) -> tuple[str, bool]:
    """The text of a web page, and whether every byte of it could be read."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace"), True
    declared = _declared(raw)
    for encoding in (*([declared] if declared else []), *TRIED):
        try:
            return raw.decode(encoding), True
        except UnicodeDecodeError:
            continue
    return raw.decode(declared or TRIED[0], "replace"), False


def _declared(raw: bytes) -> str | None:
    """The charset that a page names in its head, where there is one of that name."""
    found = _DECLARED.search(_COMMENT.sub(b"", raw[:WITHIN]))
    if not found:
        return None
    name = found[1].decode("ascii").lower()
    if name.startswith(("utf-16", "utf-32")):
        return "utf-8"
    try:
        return _WIDER.get(name) or codecs.lookup(name).name
    except LookupError:
        return None
