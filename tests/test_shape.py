"""The checker of shapes against the public `jsonschema` library: both accept, or none."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from plancmp import knowledge, shape, yamltree
from plancmp.planfile.schema import of_all, of_domain
from tests import fixtures
from tests.fixtures import ROOT

DATA = ROOT / "data"
SCHEMAS = sorted((DATA / "schema").glob("*.schema.json"))
KINDS = [path.name.removesuffix(".schema.json") for path in SCHEMAS]
KNOWN = {"type", "properties", "required", "additionalProperties", "items", "enum", "pattern"}
KNOWN |= {"uniqueItems", "minItems", "maxItems", "minLength", "maxLength", "minimum", "maximum"}
KNOWN |= {"exclusiveMinimum", "patternProperties"}
SAID = {"$schema", "$id", "title", "description", "examples", "x-codelist"}
"""What a schema says to readers and editors only."""


def _schema(kind: str) -> dict[str, Any]:
    if kind == "plan":
        return of_all(fixtures.packs())
    if kind.startswith("plan of "):
        return of_domain(fixtures.packs().get(kind[8:]), fixtures.packs().sectors)
    return dict(knowledge.schema(kind))


def _parts(schema: Any) -> Iterator[dict[str, Any]]:
    yield schema
    named = schema.get("properties", {}), schema.get("patternProperties", {})
    for part in (part for parts in named for part in parts.values()):
        yield from _parts(part)
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield from _parts(schema[key])


@pytest.mark.parametrize("kind", KINDS)
def test_schemas_use_what_the_checker_knows(kind: str) -> None:
    schema = json.loads((DATA / "schema" / f"{kind}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    for part in _parts(schema):
        assert set(part) <= KNOWN | SAID
        kinds = part.get("type", [])
        assert set([kinds] if isinstance(kinds, str) else kinds) <= set(shape._IS)


def _files(kind: str) -> list[Path]:
    if kind.startswith("plan"):
        return sorted((DATA / "plans").glob("*.yaml"))
    if kind == "actuals":
        return sorted((DATA / "examples" / "actuals").glob("*.yaml"))
    places = [DATA / "knowledge", *(DATA / "sectors").iterdir()]
    found = [place / f"{kind}.yaml" for place in places]
    found += sorted((DATA / "knowledge" / kind).glob("*.yaml"))
    return [file for file in found if file.is_file()]


@cache
def _documents(kind: str) -> tuple[Any, ...]:
    """Good documents of a kind, without most of what is the same again and again."""
    schema = _schema(kind)
    found = [file.read_text("utf-8") for file in _files(kind)]
    texts = [OWN[kind]] if kind in OWN else found
    trees = [yamltree.parse(kind, text, booleans=not kind.startswith("plan")) for text in texts]
    assert trees
    return tuple(_less(tree.value, schema) for tree in trees)


OWN = {
    "letterhead": "{name: 某局, number: 某函〔2026〕1号, to: 某市人民政府, logo: logo.png}",
    "crosswalk": """plans: [chaozhou, heyuan]
review: {reviewer: tests, reviewed_on: "2026-01-31"}
pairs: [{a: funding, b: funding, relation: none}]
absent: [{plan: heyuan, measure: "chaozhou:policy-system"}]
""",
}
"""Kinds of files of which the project has none."""


def _less(value: Any, schema: Any) -> Any:
    if isinstance(value, dict):
        named = schema.get("properties", {})
        others = schema.get("additionalProperties") or {}
        kept = [k for k in value if k in named] + [k for k in value if k not in named][:3]
        return {k: _less(value[k], named.get(k, others)) for k in kept}
    if isinstance(value, list):
        return [_less(item, schema.get("items", {})) for item in value[:3]]
    return value


def _plain(value: Any) -> Any:
    """As JSON has it: jsonschema knows no decimals."""
    return json.loads(json.dumps(knowledge.plain(value)))


def _accepted(value: Any, kind: str) -> tuple[bool, bool]:
    """By the checker and by the public library."""
    schema = _schema(kind)
    ours = not any(shape.issues(value, schema))
    return ours, Draft202012Validator(schema).is_valid(_plain(value))


@pytest.mark.parametrize("kind", KINDS)
def test_good_documents_are_accepted_by_both(kind: str) -> None:
    for document in _documents(kind):
        assert _accepted(document, kind) == (True, True)


@pytest.mark.parametrize("kind", KINDS)
def test_blank_is_allowed_by_both_or_by_none(kind: str) -> None:
    """A list of codes must name null where a blank may stand: editors go by the schema."""
    for part in _parts(_schema(kind)):
        ours = not any(shape.issues(None, part))
        assert ours == Draft202012Validator(part).is_valid(None), part.get("description")


ODD: list[Any] = [None, "", " ", "x", "x" * 3000, "Ω\n", "2021-13-01", "a\u202eb", True, False, []]
ODD += [Decimal(n) for n in ("0", "-1", "1.5", "4", "99999", "2020")]
ODD += [{}, [None], ["x", "x"], {"x": "x"}, "own", "higher", "city", "="]


def _places(value: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value of a document."""
    yield above
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from _places(value[key], (*above, key))


def _changed(document: Any, draw: Any) -> Any:
    """With one change at some place."""
    way = draw(st.sampled_from(list(_places(document))))
    if not way:
        return copy.deepcopy(draw(st.sampled_from(ODD)))
    holder = document
    for step in way[:-1]:
        holder = holder[step]
    change = draw(st.sampled_from(["odd", "odd", "drop", "double", "add", "other"]))
    if change == "drop":
        del holder[way[-1]]
    elif change == "odd":
        holder[way[-1]] = copy.deepcopy(draw(st.sampled_from(ODD)))
    elif change == "other":
        holder[way[-1]] = copy.deepcopy(draw(st.sampled_from(list(_values(document)))))
    elif isinstance(holder, list):
        holder.append(copy.deepcopy(holder[way[-1]]) if change == "double" else "x")
    else:
        holder["zusatz"] = copy.deepcopy(holder[way[-1]])
    return document


def _values(document: Any) -> Iterator[Any]:
    if isinstance(document, dict | list):
        for item in document.values() if isinstance(document, dict) else document:
            yield item
            yield from _values(item)


@pytest.mark.parametrize("kind", [*KINDS, "plan of environment", "plan of intellectual-property"])
@given(data=st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_changed_documents_are_accepted_by_both_or_by_none(kind: str, data: Any) -> None:
    document = copy.deepcopy(data.draw(st.sampled_from(_documents(kind))))
    for _ in range(data.draw(st.integers(1, 3))):
        document = _changed(document, data.draw)
    ours, theirs = _accepted(document, kind)
    assert ours == theirs, document
    for rule, pointer, words in shape.issues(document, _schema(kind)):
        assert rule in knowledge.common("rules")
        assert all(isinstance(text, str) for text in words.values())
        _at(document, pointer.removesuffix("~key"))


def _at(value: Any, pointer: str) -> Any:
    """The value at a pointer; keys of the documents have no slash but units."""
    if not pointer:
        return value
    for key in value if isinstance(value, dict) else map(str, range(len(value))):
        rest = pointer.removeprefix(f"/{key}")
        if rest != pointer and (not rest or rest.startswith("/")):
            return _at(value[key if isinstance(value, dict) else int(key)], rest)
    raise AssertionError(f"nothing is at {pointer}")


LIST = {"type": "array", "items": {"type": "integer", "minimum": 1}, "uniqueItems": True}
# schema, value -> rule, pointer, words
ISSUES: list[tuple[dict[str, Any], Any, list[tuple[str, str, dict[str, str]]]]] = [
    ({"type": "object", "required": ["a"]}, {}, [("missing-key", "", {"key": "a"})]),
    (
        {"type": "object", "properties": {"unit": {}}, "additionalProperties": False},
        {"unti": "x"},
        [("unknown-key", "/unti~key", {"key": "unti", "nearest": "unit"})],
    ),
    (
        {"type": "string", "enum": ["city"], "x-codelist": "levels"},
        "town",
        [("unknown-code", "", {"value": "town", "codelist": "levels", "nearest": ""})],
    ),
    (
        LIST,
        [Decimal(1), Decimal(1)],
        [("repeated-item", "", {"field": "file", "value": "list", "limit": "True"})],
    ),
    (
        LIST,
        [Decimal(0)],
        [("out-of-range", "/0", {"field": "file", "value": "0", "limit": "1"})],
    ),
    ({"type": "number"}, "1２", [("full-width-digits", "", {"field": "file", "value": "1２"})]),
    ({"type": "number"}, "12", [("not-a-number", "", {"field": "file", "value": "12"})]),
    (
        {"type": ["string", "null"]},
        Decimal("1.5"),
        [("wrong-type", "", {"expected": "text / blank", "found": "number", "value": "1.5"})],
    ),
    ({"type": "string", "maxLength": 1}, "ab", [("too-long", "", {"limit": "1"})]),
    ({"type": "string", "minLength": 3}, "ab", [("too-short", "", {"limit": "3"})]),
    ({"type": "string", "pattern": "^a"}, "ba", [("wrong-form", "", {"value": "ba"})]),
    ({"type": "array", "minItems": 1}, [], [("too-few", "", {"limit": "1"})]),
    ({"type": "array", "maxItems": 0}, ["a"], [("too-many", "", {"limit": "0"})]),
    ({"type": "string"}, yamltree.REFUSED, []),
]


@pytest.mark.parametrize(("schema", "value", "expected"), ISSUES)
def test_issues(
    schema: dict[str, Any], value: Any, expected: list[tuple[str, str, dict[str, str]]]
) -> None:
    found = list(shape.issues(value, schema))
    assert [(rule, pointer) for rule, pointer, _ in found] == [row[:2] for row in expected]
    for (_, _, words), (_, _, wanted) in zip(found, expected, strict=True):
        assert wanted.items() <= words.items()


def test_long_values_are_cut() -> None:
    [(_, _, words)] = shape.issues("x" * 99, {"type": "string", "maxLength": 9})
    assert words["value"] == "x" * 39 + "…"
