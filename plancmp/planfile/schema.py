"""The shape of a plan file: one JSON Schema, used for editors and for validation."""

from __future__ import annotations

from typing import Any

from plancmp.knowledge import codelist

_END = r"(?![\s\S])"
"""The end of the text; `$` would also match before a last line break."""
_ID = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*" + _END, "maxLength": 60}
_TEXT = {
    "type": "string",
    "minLength": 1,
    "pattern": r"^(?=[\s\S]*\S)[^\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]*" + _END,
    "maxLength": 2000,
}
_YEAR = {"type": "integer", "minimum": 1949, "maximum": 2100}
_DATE = {"type": "string", "pattern": r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])" + _END}
_VALUE = {"type": ["number", "null"]}
_LINES = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "array",
        "minItems": 2,
        "maxItems": 2,
        "items": {"type": "integer", "minimum": 1},
    },
}


def json_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of a plan file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://plancmp.invalid/schema/plan.schema.json",
        "title": "plancmp plan file",
        **_object(
            {
                "id": _ID,
                "title": _TEXT,
                "aliases": {"type": "array", "items": _TEXT},
                "jurisdiction": _object(
                    {
                        "name": _TEXT,
                        "level": _code("levels"),
                        "code": {"type": "string", "pattern": "^[0-9]{6}" + _END},
                        "parent": _ID,
                    },
                    optional=("code", "parent"),
                ),
                "period": _object({"start": _YEAR, "end": _YEAR}),
                "sector": _code("sectors"),
                "source": _object(
                    {
                        "title": _TEXT,
                        "issuer": _TEXT,
                        "number": _TEXT,
                        "published": _DATE,
                        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}" + _END},
                    },
                    optional=("issuer", "number", "published"),
                ),
                "coding": _object({"coder": _TEXT, "coded_on": _DATE, "status": _code("statuses")}),
                "targets": {"type": "array", "items": _target()},
                "tasks": {"type": "array", "items": _task()},
                "not_coded": {
                    "type": "array",
                    "items": _object(
                        {"lines": _LINES, "figure": _TEXT, "why": _TEXT}, optional=("figure",)
                    ),
                },
            },
            optional=("aliases", "not_coded"),
        ),
    }


def crosswalk_schema() -> dict[str, Any]:
    """JSON Schema of a crosswalk file."""
    pair = _object(
        {
            "a": _ID,
            "b": _ID,
            "relation": {
                "type": "string",
                "enum": ["same", "partial", "none"],
                "x-codelist": "relations",
            },
            "note": _TEXT,
        },
        ("note",),
    )
    absent = _object(
        {
            "plan": _ID,
            "measure": {"type": "string", "pattern": "^[a-z0-9-]+:[a-z0-9-]+" + _END},
            "note": _TEXT,
        },
        ("note",),
    )
    review = _object({"reviewer": _TEXT, "reviewed_on": _DATE})
    lists = {
        "pairs": {"type": "array", "items": pair},
        "absent": {"type": "array", "items": absent},
    }
    plans = {"type": "array", "minItems": 2, "maxItems": 2, "items": _ID}
    return _object({"plans": plans, "review": review, **lists}, ("pairs", "absent"))


def _target() -> dict[str, Any]:
    return _object(
        {
            "id": _ID,
            "name": _TEXT,
            "theme": _code("themes"),
            "unit": _code("units"),
            "basis": _code("bases"),
            "baseline": _object({"year": _YEAR, "value": _VALUE}),
            "target": _object(
                {
                    "year": _YEAR,
                    "value": _VALUE,
                    "value_max": {"type": "number"},
                    "comparator": _code("comparators"),
                },
                optional=("value_max",),
            ),
            "binding": _code("bindings"),
            "inferred": {"type": "array", "items": _code("inferable"), "uniqueItems": True},
            "lines": _LINES,
            "row": {"type": "integer", "minimum": 1},
            "binding_printed": _TEXT,
            "definition_scope": _code("levels"),
            "note": _TEXT,
        },
        optional=("baseline", "inferred", "row", "binding_printed", "definition_scope", "note"),
    )


def _task() -> dict[str, Any]:
    return _object(
        {
            "id": _ID,
            "title": _TEXT,
            "section": {"type": "array", "minItems": 1, "items": _TEXT},
            "theme": _code("themes"),
            "instruments": {
                "type": "array",
                "minItems": 1,
                "maxItems": 6,
                "items": _code("instruments"),
                "uniqueItems": True,
            },
            "actions": {
                "type": "array",
                "minItems": 1,
                "maxItems": 12,
                "items": _TEXT | {"minLength": 2},
                "uniqueItems": True,
            },
            "lines": _LINES,
            "note": _TEXT,
        },
        optional=("note",),
    )


def _object(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": [key for key in properties if key not in optional],
        "additionalProperties": False,
    }


def _code(name: str) -> dict[str, Any]:
    return {"type": "string", "enum": list(codelist(name)), "x-codelist": name}
