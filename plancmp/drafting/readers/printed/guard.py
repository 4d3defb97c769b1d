"""What a PDF unpacks to, before anybody draws it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from plancmp.drafting import readers

_STREAM = re.compile(rb"stream\r?\n")
_END = b"endstream"
_HEAD = 600
"""Bytes before a stream in which its dictionary stands."""
_CHUNK = 1_000_000
_OTHER = (
    b"/Image",
    b"/Length1",
    b"/FontFile",
    b"/CIDFontType0C",
    b"/Type1C",
    b"/OpenType",
    b"/ObjStm",
    b"/XRef",
    b"/ICCBased",
    b"/Alternate",
    b"/CMapName",
    b"/XML",
)
"""In the dictionary of a stream that is no drawing."""


def hold(source: readers.Source) -> None:
    """UnreadableInput when a stream of drawing commands, or all together, unpacks to too much."""
    total = 0
    for head, packed in _streams(source.raw):
        drawing = not any(word in head for word in _OTHER)
        image = b"/Image" in head
        for size in _sizes(packed):
            source.bounds.tick()
            if drawing:
                source.bounds.hold("stream", size)
            if not image:
                source.bounds.hold("unpacked", total + size)
        total += 0 if image else size


def _streams(raw: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """The dictionary and the bytes of every stream."""
    view = memoryview(raw)
    for begin in _STREAM.finditer(raw):
        end = raw.find(_END, begin.end())
        head = raw[max(begin.start() - _HEAD, 0) : begin.start()]
        yield head.rpartition(b" obj")[2], view[begin.end() : end if end > 0 else len(raw)]


def _sizes(packed: memoryview) -> Iterator[int]:
    """How much has been unpacked so far; what is not packed by deflate counts as it is."""
    unpacker = zlib.decompressobj()
    size, rest = 0, bytes(packed)
    yield 0
    while rest and not unpacker.eof:
        try:
            size += len(unpacker.decompress(rest, _CHUNK))
        except zlib.error:
            yield max(size, len(packed))
            return
        rest = unpacker.unconsumed_tail
        yield size
