"""Check parsed YAML against a JSON Schema; each difference becomes a finding in the project's own
words, with its place.

Knows the part of JSON Schema 2020-12 that the project's schemas use: type, properties,
patternProperties, required, additionalProperties, items, enum, pattern, uniqueItems and the minima
and maxima. The public `jsonschema` library is its oracle in the tests; it is not used here because
importing it takes longer than comparing two plans.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from plancmp.model.finding import Finding
from plancmp.yamltree import Refused, Tree

Schema = Mapping[str, Any]
Words = dict[str, str]
Issue = tuple[str, str, Words]
"""Rule, JSON pointer of the offending value (`…~key` for a key), values for the rule's message."""

_FULL_WIDTH = re.compile(r"[０-９．，％]")
_FOUND = {
    dict: "mapping",
    list: "list",
    str: "text",
    Decimal: "number",
    bool: "yes or no",
    type(None): "blank",
}
_EXPECTED = {
    "object": "mapping",
    "array": "list",
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "yes or no",
    "null": "blank",
}
_IS: dict[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "number": lambda value: isinstance(value, Decimal),
    "integer": lambda value: isinstance(value, Decimal) and value == value.to_integral_value(),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
}


def check(tree: Tree, path: str, schema: Schema) -> Iterator[Finding]:
    """Everything in which the content of a file differs from the schema; path: what findings call
    the file.
    """
    for rule, pointer, words in issues(tree.value, schema):
        place = tree.positions.get(pointer, (1, 1))
        yield Finding(rule, "error", path, *place, tuple(words.items()), subject=pointer)


def issues(value: Any, schema: Schema, pointer: str = "") -> Iterator[Issue]:
    """The differences of one value, its parts included; values that were refused before are passed
    over.
    """
    if isinstance(value, Refused):
        return
    kinds = schema.get("type")
    if kinds and not _is(value, kinds):
        yield _wrong_type(value, kinds, pointer)
    elif "enum" in schema and isinstance(value, str) and value not in schema["enum"]:
        yield _unknown_code(value, schema["enum"], schema.get("x-codelist", ""), pointer)
    elif isinstance(value, dict):
        yield from _mapping(value, schema, pointer)
    elif isinstance(value, list):
        yield from _limits(value, schema, pointer)
        for i, item in enumerate(value):
            yield from issues(item, schema.get("items", {}), f"{pointer}/{i}")
    else:
        yield from _limits(value, schema, pointer)


def _is(value: Any, kinds: str | Sequence[str]) -> bool:
    if isinstance(kinds, str):
        return _IS[kinds](value)
    return any(_IS[kind](value) for kind in kinds)


def _mapping(value: dict[str, Any], schema: Schema, pointer: str) -> Iterator[Issue]:
    properties, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    for key in schema.get("required", ()):
        if key not in value:
            yield "missing-key", pointer, {"key": key}
    for key, item in value.items():
        known = properties.get(key) or _by_form(key, schema.get("patternProperties", {}))
        if known is not None:
            yield from issues(item, known, f"{pointer}/{key}")
        elif others is False:
            words = {"key": key, "nearest": nearest(key, list(properties))}
            yield "unknown-key", f"{pointer}/{key}~key", words
        elif isinstance(others, Mapping):
            yield from issues(item, others, f"{pointer}/{key}")


def _by_form(key: str, forms: Mapping[str, Schema]) -> Schema | None:
    """The schema of the first form that a key has."""
    return next((found for form, found in forms.items() if _form(form).search(key)), None)


def _limits(value: Any, schema: Schema, pointer: str) -> Iterator[Issue]:
    """Counts, lengths, ranges and forms."""
    for keyword, limit in schema.items():
        if keyword not in _LIMITS:
            continue
        rule, holds = _LIMITS[keyword]
        if limit is not None and not holds(value, limit):
            words = {"field": _field(pointer), "value": _short(value), "limit": str(limit)}
            yield rule, pointer, words


def _distinct(value: Any, wanted: bool) -> bool:
    return not (wanted and isinstance(value, list)) or all(
        v not in value[:i] for i, v in enumerate(value)
    )


@cache
def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_LIMITS: dict[str, tuple[str, Callable[[Any, Any], bool]]] = {
    "minItems": ("too-few", lambda v, n: not isinstance(v, list) or len(v) >= n),
    "maxItems": ("too-many", lambda v, n: not isinstance(v, list) or len(v) <= n),
    "uniqueItems": ("repeated-item", _distinct),
    "minLength": ("too-short", lambda v, n: not isinstance(v, str) or len(v) >= n),
    "maxLength": ("too-long", lambda v, n: not isinstance(v, str) or len(v) <= n),
    "pattern": ("wrong-form", lambda v, p: not isinstance(v, str) or bool(_form(p).search(v))),
    "minimum": ("out-of-range", lambda v, n: not isinstance(v, Decimal) or v >= n),
    "exclusiveMinimum": ("out-of-range", lambda v, n: not isinstance(v, Decimal) or v > n),
    "maximum": ("out-of-range", lambda v, n: not isinstance(v, Decimal) or v <= n),
}


def _field(pointer: str) -> str:
    """The nearest key: a list position says nothing to a reader."""
    return next(
        (step for step in reversed(pointer.split("/")) if step and not step.isdigit()), "file"
    )


def _unknown_code(value: str, codes: Sequence[str], codelist: str, pointer: str) -> Issue:
    words = {"value": _short(value), "codelist": codelist, "nearest": nearest(value, list(codes))}
    return "unknown-code", pointer, words


def _wrong_type(value: Any, kinds: str | Sequence[str], pointer: str) -> Issue:
    names = [kinds] if isinstance(kinds, str) else kinds
    field = _field(pointer)
    if isinstance(value, str) and {"number", "integer"} & set(names):
        rule = "full-width-digits" if _FULL_WIDTH.search(value) else "not-a-number"
        return rule, pointer, {"field": field, "value": _short(value)}
    wanted = " / ".join(_EXPECTED[name] for name in names)
    found = _FOUND.get(type(value), "?")
    words = {"field": field, "expected": wanted, "found": found, "value": _short(value)}
    return "wrong-type", pointer, words


def _short(value: object) -> str:
    text = _FOUND[type(value)] if isinstance(value, dict | list) else str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def nearest(word: str, known: list[str]) -> str:
    """The known word that is most like a mistyped one; empty when none is."""
    from rapidfuzz import process  # noqa: PLC0415 - only where something is wrong

    best = process.extractOne(word, known, score_cutoff=55)
    return best[0] if best else ""
