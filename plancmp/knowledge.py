"""Read the project's own YAML: by the strict reader of plan files, checked against its JSON Schema, then frozen.

`data/schema/<kind>.schema.json` holds the schema of the files called `<kind>.yaml`, in the common knowledge and in sector
packs alike.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from plancmp import resources, shape, yamltree
from plancmp.model.finding import Finding

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
    tree, findings = parse(file, kind)
    if findings:
        raise Malformed(file, findings)
    frozen: Table = freeze(tree.value)
    return frozen


def parse(file: Traversable, kind: str) -> tuple[yamltree.Tree, tuple[Finding, ...]]:
    """The content of a knowledge file, and everything that is wrong with it."""
    tree = yamltree.parse(str(file), file.read_text("utf-8"), booleans=True)
    return tree, (*tree.findings, *shape.check(tree, str(file), schema(kind)))


@cache
def schema(kind: str) -> shape.Schema:
    """The JSON Schema of a kind of knowledge file."""
    found: shape.Schema = json.loads(resources.data("schema", f"{kind}.schema.json").read_text("utf-8"))
    return found


@cache
def common(name: str) -> Table:
    """One file of `data/knowledge/`, by its name without suffix."""
    return read(resources.data("knowledge", f"{name}.yaml"), name)


def freeze(value: Any) -> Any:
    """Lists as tuples, mappings read-only, whole numbers as int, others as float."""
    if isinstance(value, dict):
        return MappingProxyType({key: freeze(item) for key, item in value.items()})
    if isinstance(value, list):
        return tuple(freeze(item) for item in value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
