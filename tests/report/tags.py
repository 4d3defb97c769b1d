"""The tags of a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdf


@dataclass(frozen=True)
class Tag:
    """An element of the tree, in the order of reading."""

    role: str
    parent: str
    element: Any

    @property
    def about(self) -> Any:
        """Its attributes."""
        return self.element.get("/A", {})


def tags(reader: pypdf.PdfReader) -> Iterator[Tag]:
    root: Any = reader.trailer["/Root"]
    yield from _below(root["/StructTreeRoot"]["/K"], "")


def _below(node: Any, parent: str) -> Iterator[Tag]:
    node = node.get_object()
    if isinstance(node, list):
        for kid in node:
            yield from _below(kid, parent)
    elif isinstance(node, dict) and "/S" in node:
        yield Tag(node["/S"], parent, node)
        yield from _below(node.get("/K", pypdf.generic.ArrayObject()), node["/S"])


def links(reader: pypdf.PdfReader) -> Iterator[Any]:
    """By page."""
    for page in reader.pages:
        yield from (one.get_object() for one in page.get("/Annots", ()))


def owners(reader: pypdf.PdfReader) -> dict[int, Any]:
    """By their number: the elements to which annotations and the marks of pages belong."""
    root: Any = reader.trailer["/Root"]
    numbers = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    return {
        int(key): value.get_object() for key, value in zip(numbers[::2], numbers[1::2], strict=True)
    }
