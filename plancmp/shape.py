"""Check a parsed plan file against the schema; each difference becomes a finding in the project's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend
from rapidfuzz import process

from plancmp.model import Finding, Mark
from plancmp.schema import json_schema
from plancmp.yamltree import Refused, Tree

_FULL_WIDTH = re.compile(r"[０-９．，％]")
_JSON_NAMES = {dict: "mapping", list: "list", str: "text", Decimal: "number", type(None): "blank"}
_TYPE_NAMES = {"object": "mapping", "array": "list", "string": "text", "integer": "whole number", "number": "number", "null": "blank"}


def _is_number(_checker: object, value: object) -> bool:
    return isinstance(value, Decimal)


def _is_integer(_checker: object, value: object) -> bool:
    return isinstance(value, Decimal) and value == value.to_integral_value()


_Validator = extend(
    Draft202012Validator,
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine_many({"number": _is_number, "integer": _is_integer}),
)


def check(tree: Tree, path: str) -> Iterator[Finding]:
    """Everything in which the file's shape differs from the schema."""
    if isinstance(tree.value, Refused):
        return
    for error in _Validator(json_schema()).iter_errors(tree.value):
        if not isinstance(error.instance, Refused):
            yield from _findings(error, tree, path)


def _findings(error: ValidationError, tree: Tree, path: str) -> Iterator[Finding]:
    pointer = "".join(f"/{step}" for step in error.absolute_path)
    field = pointer.rsplit("/", 1)[-1] or "plan"
    mark = tree.marks.get(pointer, (1, 1))

    def finding(rule: str, place: Mark = mark, **args: str) -> Finding:
        return Finding(rule, "error", path, *place, tuple(args.items()), subject=pointer)

    known = error.schema
    assert isinstance(known, dict)
    match error.validator:
        case "additionalProperties":
            for key in error.instance.keys() - known["properties"].keys():
                nearest = _nearest(key, list(known["properties"]))
                yield finding("unknown-key", tree.marks[f"{pointer}/{key}~key"], key=key, nearest=nearest)
        case "required":
            for key in known["required"]:
                if key not in error.instance and f"'{key}'" in error.message:
                    yield finding("missing-key", key=key)
        case "enum":
            if isinstance(error.instance, str):
                codes = list(known["enum"])
                yield finding("unknown-code", value=error.instance, codelist=known["x-codelist"], nearest=_nearest(error.instance, codes))
        case "type":
            yield _wrong_type(error, finding)
        case _:
            yield finding(*_LIMITS.get(str(error.validator), ("wrong-form",)), field=_place(error), value=_short(error.instance), limit=str(error.validator_value))


_LIMITS = {
    "minItems": ("too-few",),
    "maxItems": ("too-many",),
    "minLength": ("too-short",),
    "maxLength": ("too-long",),
    "minimum": ("out-of-range",),
    "maximum": ("out-of-range",),
    "uniqueItems": ("repeated-item",),
}


def _wrong_type(error: ValidationError, finding: Any) -> Finding:
    value = error.instance
    names = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    if isinstance(value, str) and {"number", "integer"} & set(names):
        rule = "full-width-digits" if _FULL_WIDTH.search(value) else "not-a-number"
        return finding(rule, field=_place(error), value=_short(value))  # type: ignore[no-any-return]
    expected = " / ".join(_TYPE_NAMES[name] for name in names)
    return finding("wrong-type", field=_place(error), expected=expected, found=_JSON_NAMES.get(type(value), "?"), value=_short(value))  # type: ignore[no-any-return]


def _place(error: ValidationError) -> str:
    names = [str(step) for step in error.absolute_path if isinstance(step, str)]
    return names[-1] if names else "plan"


def _short(value: object) -> str:
    text = str(value) if not isinstance(value, (dict, list)) else _JSON_NAMES[type(value)]
    return text if len(text) <= 40 else text[:39] + "…"


def _nearest(word: str, known: list[str]) -> str:
    best = process.extractOne(word, known, score_cutoff=55)
    return best[0] if best else ""
