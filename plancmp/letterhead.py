"""A letterhead from a file of its own: YAML with `name`, and optionally `number`, `to` and `logo`,
a picture beside the file.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from plancmp import knowledge
from plancmp.errors import InvalidFile, MissingTool, UnreadableInput
from plancmp.model.letterhead import Letterhead, Media

LARGEST, DOTS = 2_000_000, 25_000_000
"""Bytes and pixels of a logo."""
_BEGIN: dict[bytes, Media] = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
"""How files of the pictures that every format can show begin."""


def read(path: Path) -> Letterhead:
    """UnreadableInput for a file or a picture that cannot be used, InvalidFile for a wrong key."""
    try:
        entry = knowledge.read(path, "letterhead")
    except knowledge.Malformed as error:
        raise InvalidFile("invalid-letterhead", error.findings, path=path) from error
    logo, media = _picture(path.parent / entry["logo"]) if "logo" in entry else (b"", "")
    texts = {key: entry.get(key, "") for key in ("name", "number", "to")}
    return Letterhead(**texts, logo=logo, media=media)


def _picture(path: Path) -> tuple[bytes, Media]:
    try:
        with path.open("rb") as file:
            found = file.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableInput("cannot-read", path=path, why=error.strerror or error) from error
    media = next((kind for begin, kind in _BEGIN.items() if found.startswith(begin)), None)
    if media is None or len(found) > LARGEST or not _whole(found):
        raise UnreadableInput("bad-logo", path=path)
    return found, media


def _whole(picture: bytes) -> bool:
    """Whether it can be drawn, and is no larger than its paper needs."""
    try:
        from PIL import Image  # noqa: PLC0415 - an extra
    except ImportError as error:
        parts = {"what": "--letterhead", "package": "pillow", "extra": "report"}
        raise MissingTool("not-installed", **parts) from error
    try:
        with Image.open(BytesIO(picture)) as opened:
            if opened.width * opened.height > DOTS:
                return False
            opened.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
    return True
