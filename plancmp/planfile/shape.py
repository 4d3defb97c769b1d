"""Check a parsed plan file against the schema; each difference becomes a finding in the project's own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend
from rapidfuzz import process

from plancmp.model import Finding, Mark
from plancmp.planfile.schema import json_schema
from plancmp.yamltree import Refused, Tree

_FULL_WIDTH = re.compile(r"[０-９．，％]")
_FOUND = {dict: "mapping", list: "list", str: "text", Decimal: "number", type(None): "blank"}
_EXPECTED = {
    "object": "mapping",
    "array": "list",
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "null": "blank",
}
_LIMITS = {
    "minItems": "too-few",
    "maxItems": "too-many",
    "minLength": "too-short",
    "maxLength": "too-long",
    "minimum": "out-of-range",
    "maximum": "out-of-range",
    "uniqueItems": "repeated-item",
}

_Make = Callable[..., Finding]


def check(
    tree: Tree, path: str, schema: Callable[[], dict[str, Any]] = json_schema
) -> Iterator[Finding]:
    """Everything in which the file's shape differs from the schema."""
    if isinstance(tree.value, Refused):
        return
    for error in _validator(schema).iter_errors(tree.value):
        if isinstance(error.instance, Refused):
            continue
        pointer = "".join(f"/{step}" for step in error.absolute_path)

        def make(rule: str, at: str = pointer, /, **args: str) -> Finding:
            place: Mark = tree.marks.get(at, (1, 1))
            return Finding(rule, "error", path, *place, tuple(args.items()), subject=at)

        yield from _findings(error, pointer, make)


@cache
def _validator(schema: Callable[[], dict[str, Any]]) -> Any:
    numbers = {"number": lambda _, value: isinstance(value, Decimal), "integer": _is_integer}
    types = Draft202012Validator.TYPE_CHECKER.redefine_many(numbers)
    return extend(Draft202012Validator, type_checker=types)(schema())  # type: ignore[no-untyped-call]


def _is_integer(_checker: object, value: object) -> bool:
    return isinstance(value, Decimal) and value == value.to_integral_value()


def _findings(error: ValidationError, pointer: str, make: _Make) -> Iterator[Finding]:
    value: Any = error.instance
    schema: Any = error.schema
    field = next(
        (str(step) for step in reversed(error.absolute_path) if isinstance(step, str)), "plan"
    )
    match error.validator:
        case "additionalProperties":
            for key in sorted(value.keys() - schema["properties"].keys()):
                yield make(
                    "unknown-key",
                    f"{pointer}/{key}~key",
                    key=key,
                    nearest=_nearest(key, list(schema["properties"])),
                )
        case "required":
            # one error for each missing key: its name stands only in the message
            yield from (
                make("missing-key", key=key)
                for key in schema["required"]
                if error.message.startswith(f"{key!r} ")
            )
        case "enum":
            if isinstance(value, str):
                yield make(
                    "unknown-code",
                    value=_short(value),
                    codelist=schema["x-codelist"],
                    nearest=_nearest(value, schema["enum"]),
                )
        case "type":
            yield _wrong_type(value, schema["type"], field, make)
        case keyword:
            yield make(
                _LIMITS.get(str(keyword), "wrong-form"),
                field=field,
                value=_short(value),
                limit=str(error.validator_value),
            )


def _wrong_type(value: object, expected: str | list[str], field: str, make: _Make) -> Finding:
    names = [expected] if isinstance(expected, str) else expected
    if isinstance(value, str) and {"number", "integer"} & set(names):
        return make(
            "full-width-digits" if _FULL_WIDTH.search(value) else "not-a-number",
            field=field,
            value=_short(value),
        )
    wanted = " / ".join(_EXPECTED[name] for name in names)
    return make(
        "wrong-type",
        field=field,
        expected=wanted,
        found=_FOUND.get(type(value), "?"),
        value=_short(value),
    )


def _short(value: object) -> str:
    text = _FOUND[type(value)] if isinstance(value, dict | list) else str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def _nearest(word: str, known: list[str]) -> str:
    best = process.extractOne(word, known, score_cutoff=55)
    return best[0] if best else ""
