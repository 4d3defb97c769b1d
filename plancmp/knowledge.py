"""Read the project's own YAML: by the strict reader of plan files, checked against its JSON Schema,
then frozen.

`data/schema/<kind>.schema.json` holds the schema of the files called `<kind>.yaml`, in the common
knowledge and in sector packs alike.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from plancmp import resources, shape, textfile, yamltree
from plancmp.memory import code, remember
from plancmp.model.finding import Finding

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Table = Mapping[str, Any]


class Malformed(Exception):
    """A file of knowledge that breaks its schema or cannot be read as YAML."""

    def __init__(self, file: Traversable, findings: tuple[Finding, ...]) -> None:
        places = "; ".join(f"{f.line}:{f.column} {f.rule} {dict(f.args)}" for f in findings[:3])
        super().__init__(f"{file}: {places}")
        self.findings = findings


def read(file: Traversable, kind: str) -> Table:
    """One file of knowledge; Malformed with every finding when it is not well formed.

    kind: the name of its schema.
    """
    frozen: Table = freeze(remember("knowledge", digest(file, kind), lambda: _plain(file, kind)))
    return frozen


def digest(file: Traversable, kind: str) -> str:
    """What tells whether a file says the same as before, to the same reader."""
    parts = (code("knowledge", "shape", "yamltree"), _schema_text(kind), _text(file))
    return sha256("\0".join(parts).encode()).hexdigest()


def _text(file: Traversable) -> str:
    """The text of a file; Malformed when it cannot be read."""
    text = textfile.text_of(file) if isinstance(file, Path) else file.read_text("utf-8")
    if isinstance(text, Finding):
        raise Malformed(file, (text,))
    return text


def _plain(file: Traversable, kind: str) -> Any:
    tree, findings = parse(file, kind)
    if findings:
        raise Malformed(file, findings)
    return plain(tree.value)


def parse(file: Traversable, kind: str) -> tuple[yamltree.Tree, tuple[Finding, ...]]:
    """The content of a knowledge file, and everything that is wrong with it."""
    tree = yamltree.parse(str(file), _text(file), booleans=True)
    return tree, (*tree.findings, *shape.check(tree, str(file), schema(kind)))


@cache
def schema(kind: str) -> shape.Schema:
    """The JSON Schema of a kind of knowledge file."""
    found: shape.Schema = json.loads(_schema_text(kind))
    return found


@cache
def _schema_text(kind: str) -> str:
    return resources.data("schema", f"{kind}.schema.json").read_text("utf-8")


@cache
def common(name: str) -> Table:
    """One file of `data/knowledge/`, by its name without suffix."""
    return read(resources.data("knowledge", f"{name}.yaml"), name)


def told(entry: Table, lang: str, prefix: str = "") -> str:
    """The words of an entry in a language, else in English; prefix: of the key, as in `hint_zh`."""
    return str(entry.get(f"{prefix}{lang}", entry.get(f"{prefix}en", "")))


def plain(value: Any) -> Any:
    """Whole numbers as int, others as float."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def exact(value: Any) -> Any:
    """Numbers as decimals again, as the reader gave them; true and false stay."""
    if isinstance(value, dict):
        return {key: exact(item) for key, item in value.items()}
    if isinstance(value, list):
        return [exact(item) for item in value]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Decimal(repr(value))
    return value


def freeze(value: Any) -> Any:
    """Lists as tuples, mappings read-only."""
    if isinstance(value, dict):
        return MappingProxyType({key: freeze(item) for key, item in value.items()})
    if isinstance(value, list):
        return tuple(map(freeze, value))
    return value
