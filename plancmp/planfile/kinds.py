"""What a field of a YAML file may hold: each kind gives its JSON Schema, builds the model's value
and takes it apart again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple, Protocol

from plancmp.units import number

Codelists = Callable[[str], Sequence[str]]
"""The codes of a list, by its name."""
Schema = dict[str, Any]
END = r"(?![\s\S])"
"""The end of the text; `$` would also match before a last line break."""
VISIBLE = r"^(?=[\s\S]*\S)[^\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]*" + END
"""Not blank, and no character that steers a terminal or the direction of text."""


class Kind(Protocol):
    def holds(self) -> str:
        """What a field of this kind holds, in words."""

    def schema(self, codes: Codelists) -> Schema: ...

    def build(self, raw: Any) -> Any:
        """The model's value of what the file holds; the file was checked before."""

    def plain(self, value: Any) -> Any:
        """What the file holds for a value of the model."""


class Text:
    """One line of text. A blank (null) in the file is an empty text in the model."""

    def __init__(self, form: str = VISIBLE, *, least: int = 1, most: int = 2000) -> None:
        self.form, self.least, self.most = form, least, most

    def holds(self) -> str:
        return "text"

    def schema(self, codes: Codelists) -> Schema:
        limits = {"minLength": self.least, "maxLength": self.most}
        return {"type": "string", "pattern": self.form, **limits}

    def build(self, raw: Any) -> str:
        return raw or ""

    def plain(self, value: str) -> str | None:
        return value or None


class Code:
    """One of a list of codes; free: other words may stand there too, which a rule judges."""

    def __init__(self, codelist: str, *, free: bool = False) -> None:
        self.codelist, self.free = codelist, free

    def holds(self) -> str:
        return f"one of {self.codelist}" + (", or another word" if self.free else "")

    def schema(self, codes: Codelists) -> Schema:
        known = list(codes(self.codelist))
        if self.free:
            text = Text(most=60).schema(codes)
            return {**text, "examples": known}
        return {"type": "string", "enum": known, "x-codelist": self.codelist}

    def build(self, raw: Any) -> str:
        return raw or ""

    def plain(self, value: str) -> str | None:
        return value or None


class Whole:
    """A whole number."""

    def __init__(self, least: int, most: int | None = None) -> None:
        self.least, self.most = least, most

    def holds(self) -> str:
        return "whole number" if self.most is None else f"{self.least}–{self.most}"

    def schema(self, codes: Codelists) -> Schema:
        top = {} if self.most is None else {"maximum": self.most}
        return {"type": "integer", "minimum": self.least, **top}

    def build(self, raw: Any) -> int | None:
        return None if raw is None else int(raw)

    def plain(self, value: int | None) -> int | None:
        return value


class Figure:
    """A decimal number."""

    def holds(self) -> str:
        return "number"

    def schema(self, codes: Codelists) -> Schema:
        return {"type": "number"}

    def build(self, raw: Any) -> Decimal | None:
        return raw if raw is None else Decimal(raw)

    def plain(self, value: Decimal | None) -> int | float | None:
        return number(value)


class Listing:
    """Several values of one kind, a tuple in the model."""

    def __init__(
        self, of: Kind, *, least: int = 0, most: int | None = None, distinct: bool = False
    ) -> None:
        self.of, self.least, self.most, self.distinct = of, least, most, distinct

    def holds(self) -> str:
        if self.most is not None:
            return f"list of {self.of.holds()} ({self.least} to {self.most})"
        return f"list of {self.of.holds()}" + (f" (at least {self.least})" if self.least else "")

    def schema(self, codes: Codelists) -> Schema:
        found: Schema = {"type": "array", "items": self.of.schema(codes)}
        found |= {"minItems": self.least} if self.least else {}
        found |= {"maxItems": self.most} if self.most is not None else {}
        return found | ({"uniqueItems": True} if self.distinct else {})

    def build(self, raw: Any) -> tuple[Any, ...]:
        return tuple(self.of.build(item) for item in raw or ())

    def plain(self, value: tuple[Any, ...]) -> list[Any]:
        return [self.of.plain(item) for item in value]


class Field(NamedTuple):
    """One key of a file."""

    key: str
    kind: Kind
    doc: str
    """What the key says, for the reference and for editors."""
    optional: bool = False
    """Whether the key may be missing."""
    null: bool = False
    """Whether the key may stand there blank, because the document does not say."""
    attribute: str = ""
    """The model's name for it, where it is another."""
    json: str = ""
    """The name in JSON output, where it is another."""
    blank: str | None = ""
    """What JSON output has for a text that the file does not say."""
    flat: bool = False
    """Whether JSON output has the keys of the record beside the others, not below."""

    @property
    def name(self) -> str:
        return self.attribute or self.key

    def schema(self, codes: Codelists) -> Schema:
        found = self.kind.schema(codes)
        if self.null:
            found["type"] = [found["type"], "null"]
            found |= {"enum": [*found["enum"], None]} if "enum" in found else {}
        return {**found, "description": self.doc}


class Record:
    """A mapping with fixed keys.

    make: the model's class; None when the fields belong to the record above.
    """

    def __init__(self, fields: tuple[Field, ...], make: Callable[..., Any] | None = None) -> None:
        self.fields, self.make = fields, make

    def holds(self) -> str:
        return "mapping"

    def schema(self, codes: Codelists) -> Schema:
        return {
            "type": "object",
            "properties": {field.key: field.schema(codes) for field in self.fields},
            "required": [field.key for field in self.fields if not field.optional],
            "additionalProperties": False,
        }

    def values(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        """The model's values by name; a group's stand beside the others."""
        found: dict[str, Any] = {}
        for field in self.fields:
            if isinstance(field.kind, Record) and field.kind.make is None:
                found |= field.kind.values(raw.get(field.key) or {})
            else:
                found[field.name] = field.kind.build(raw.get(field.key))
        return found

    def build(self, raw: Any) -> Any:
        return None if raw is None or self.make is None else self.make(**self.values(raw))

    def plain(self, value: Any) -> dict[str, Any] | None:
        """In the order of the file, without optional keys that say nothing."""
        if value is None:
            return None
        found: dict[str, Any] = {}
        for field in self.fields:
            grouped = isinstance(field.kind, Record) and field.kind.make is None
            part = field.kind.plain(value if grouped else getattr(value, field.name))
            if field.null and isinstance(part, dict) and set(part.values()) == {None}:
                part = None
            if not field.optional or part not in (None, "", [], {}):
                found[field.key] = part
        return found

    def json(self, value: Any) -> dict[str, Any]:
        """For output: every key, also those that say nothing; groups and flat records among the
        others.
        """
        found: dict[str, Any] = {}
        for field in self.fields:
            kind = field.kind
            grouped = isinstance(kind, Record) and kind.make is None
            part = value if grouped else value and getattr(value, field.name)
            if isinstance(kind, Record) and (field.flat or (grouped and not field.json)):
                found |= kind.json(part)
            else:
                said = _json(kind, part)
                blank = field.blank if isinstance(kind, Text | Code) else None
                found[field.json or field.name] = blank if said is None else said
        return found


def _json(kind: Kind, value: Any) -> Any:
    if isinstance(kind, Record):
        return kind.json(value)
    if isinstance(kind, Listing):
        return [_json(kind.of, item) for item in value]
    return None if value is None else kind.plain(value)


class Span:
    """First and last line of a place in the document, both included."""

    def holds(self) -> str:
        return "[first, last]"

    def schema(self, codes: Codelists) -> Schema:
        line = {"type": "integer", "minimum": 1}
        return {"type": "array", "minItems": 2, "maxItems": 2, "items": line}

    def build(self, raw: Any) -> tuple[int, int]:
        first, last = raw
        return int(first), int(last)

    def plain(self, value: tuple[int, int]) -> list[int]:
        return list(value)


class Named:
    """A mapping whose keys are names: a tuple of records in the model.

    name: the record's attribute that holds the key.
    """

    def __init__(self, of: Record, name: str) -> None:
        self.of, self.name = of, name

    def holds(self) -> str:
        return "mapping by name"

    def schema(self, codes: Codelists) -> Schema:
        return {"type": "object", "additionalProperties": self.of.schema(codes)}

    def build(self, raw: Any) -> tuple[Any, ...]:
        make = self.of.make or dict
        return tuple(make(**{self.name: k}, **self.of.values(v)) for k, v in (raw or {}).items())

    def plain(self, value: tuple[Any, ...]) -> dict[str, Any]:
        return {getattr(item, self.name): self.of.plain(item) for item in value}
