"""The parts of a Word document as XML, unpacked within bounds."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from plancmp.drafting import readers
from plancmp.errors import UnreadableInput

CONTENT_TYPES = "[Content_Types].xml"
MAIN = "word/document.xml"
LINKS = "_rels/.rels"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How an old .doc and an encrypted .docx begin."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)


def name(node: Any) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def value(node: Any, attribute: str = "val") -> str | None:
    """An attribute, whichever namespace it has."""
    for key, text in node.attrib.items():
        if key.rpartition("}")[2] == attribute:
            return str(text)
    return None


def child(node: Any, *path: str) -> Any:
    """The first element down a path of names, or None."""
    for step in path:
        node = next((each for each in node if name(each) == step), None)
        if node is None:
            return None
    return node


def is_on(node: Any) -> bool:
    """Whether a switch is on, like w:strike."""
    return node is not None and value(node) not in ("0", "false", "off", "none")


class Parts:
    """An opened file."""

    def __init__(self, source: readers.Source) -> None:
        self.source = source
        self.unpacked = 0
        if source.raw.startswith(_OLE) and _ENCRYPTED in source.raw:
            raise UnreadableInput("encrypted-document", path=source.path)
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(source.raw))
        except _BROKEN as error:
            raise UnreadableInput("not-docx", path=source.path) from error
        self.names = set(self.archive.namelist())
        if CONTENT_TYPES not in self.names:
            raise UnreadableInput("not-docx", path=source.path)
        self.root(CONTENT_TYPES)
        self.main = self._main()
        if self.main not in self.names:
            raise UnreadableInput("not-docx", path=source.path)

    def _main(self) -> str:
        """The part with the text, as the file names it."""
        links = self.root(LINKS)
        for link in () if links is None else links:
            if (link.get("Type") or "").endswith("/officeDocument"):
                return str(link.get("Target") or "").lstrip("/")
        return MAIN

    def root(self, part: str) -> Any:
        """The root element of a part; None where the file has no such part."""
        if part not in self.names:
            return None
        etree = readers.library("lxml.etree", "lxml", ".docx")
        raw = self._bytes(part)
        if b"<!DOCTYPE" in raw[:2000]:
            raise self.damaged("DOCTYPE")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        try:
            return etree.fromstring(raw, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.damaged(f"{part}: {error}") from error

    def damaged(self, why: str) -> UnreadableInput:
        """What is said of a part that is no XML."""
        return UnreadableInput("damaged-document", path=self.source.path, why=why)

    def _bytes(self, part: str) -> bytes:
        bounds = self.source.bounds
        try:
            with self.archive.open(part) as file:
                raw = file.read(max(bounds["unpacked"] - self.unpacked, 0) + 1)
        except RuntimeError as error:
            raise UnreadableInput("encrypted-document", path=self.source.path) from error
        except _BROKEN as error:
            raise self.damaged(f"{part}: {error}") from error
        self.unpacked += len(raw)
        bounds.hold("unpacked", self.unpacked)
        return raw
