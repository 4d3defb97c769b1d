"""One table of fields: what is in it is in the schema, in the model, in the file and in JSON."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given, settings

import plancmp
from plancmp.model.plan import Baseline, Plan
from plancmp.planfile.fields import BASELINE, GOAL, PERIOD, PLAN, TARGET, TASK
from plancmp.planfile.kinds import Field, Listing, Named, Record
from plancmp.planfile.load import load_plan
from plancmp.planfile.rewrite import rewrite
from plancmp.planfile.schema import of_all, of_domain
from plancmp.planfile.write import dump, plain
from plancmp.results import PlanResult
from tests import fixtures
from tests.conftest import Run
from tests.fixtures import PLANS, ROOT
from tests.plans import plans

GROUPS = (GOAL, PERIOD)
"""Records whose fields stand beside the others in the model."""


def _records(record: Record, above: str = "plan") -> Iterator[tuple[str, Record]]:
    yield above, record
    for field in record.fields:
        kind: Any = field.kind
        inner = kind.of if isinstance(kind, Listing | Named) else kind
        if isinstance(inner, Record):
            yield from _records(inner, field.key)


RECORDS = dict(_records(PLAN))


def _part(name: str) -> dict[str, Any]:
    """The schema of one record."""
    found: list[dict[str, Any]] = []

    def walk(schema: Any, key: str) -> None:
        if key == name and "properties" in schema:
            found.append(schema)
        for inner, part in schema.get("properties", {}).items():
            walk(part, inner)
        for part in (schema.get("items"), schema.get("additionalProperties")):
            if isinstance(part, dict):
                walk(part, key)

    walk(of_domain(fixtures.domain(), fixtures.packs().sectors), "plan")
    return found[0]


def test_every_record_is_found() -> None:
    assert {"plan", "targets", "tasks", "target", "baseline", "period", "units"} <= set(RECORDS)


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_is_in_the_schema(name: str) -> None:
    schema, record = _part(name), RECORDS[name]
    assert list(schema["properties"]) == [field.key for field in record.fields]
    assert schema["required"] == [field.key for field in record.fields if not field.optional]
    for field in record.fields:
        part = schema["properties"][field.key]
        assert part["description"] == field.doc
        assert ("null" in part["type"]) == field.null


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_is_in_the_model(name: str) -> None:
    record = RECORDS[name]
    made = record.make
    if made is None:
        assert record in GROUPS
        return
    assert isinstance(made, type)
    attributes = {f.name for f in dataclasses.fields(made) if f.init}
    names = set(_names(record))
    assert names <= attributes
    beside = {"path", "digest", "positions"} | ({"unit"} if name == "units" else set())
    assert attributes - names == beside & attributes


def _names(record: Record) -> Iterator[str]:
    for field in record.fields:
        if isinstance(field.kind, Record) and field.kind in GROUPS:
            yield from _names(field.kind)
        else:
            yield field.name


def _keys(record: Record) -> Iterator[str]:
    """Of JSON output."""
    for field in record.fields:
        inner = isinstance(field.kind, Record) and (field.flat or field.kind.make is None)
        if isinstance(field.kind, Record) and inner and not field.json:
            yield from _keys(field.kind)
        else:
            yield field.json or field.name


def test_every_field_is_in_json() -> None:
    shown = plancmp.load("chaozhou").to_dict()
    lists = {"targets", "tasks", "not_coded"}
    assert set(shown["plan"]) == set(_keys(PLAN)) - lists
    for kind, record in (("targets", TARGET), ("tasks", TASK)):
        assert shown[kind]
        assert all(set(entry) == set(_keys(record)) for entry in shown[kind])


def test_json_says_what_the_file_says() -> None:
    for plan in fixtures.five():
        shown = PlanResult(plan, fixtures.domain(plan)).to_dict()
        for target, entry in zip(plan.targets, shown["targets"], strict=True):
            assert (entry["id"], entry["target_year"]) == (target.id, target.year)
            for key, value in (("value", target.value), ("value_max", target.value_max)):
                assert entry[key] == (None if value is None else float(value))
            base = target.baseline
            assert entry["baseline_year"] == (base.year if base else None)
            assert entry["direction"] in ("higher", "lower", None)


def test_the_schema_on_disk_is_the_one_of_the_code(run: Run) -> None:
    committed = (ROOT / "data" / "schema" / "plan.schema.json").read_text("utf-8")
    assert json.loads(committed) == json.loads(json.dumps(of_all(fixtures.packs())))
    assert committed == run("schema").out


def _loaded(text: str, folder: Path, name: str) -> Plan:
    path = folder / f"{name}.yaml"
    path.write_text(text, "utf-8")
    plan, findings = load_plan(path, fixtures.packs())
    assert [f for f in findings if f.severity == "error"] == []
    assert plan
    return plan


@given(plans())
@settings(max_examples=150, deadline=None)
def test_what_is_dumped_is_loaded(plan: Plan) -> None:
    with TemporaryDirectory() as folder:
        again = _loaded(dump(plan), Path(folder), plan.id)
    assert again == plan
    assert dump(again) == dump(plan)
    assert plain(again) == plain(plan) == yaml.safe_load(dump(plan))


@given(plans(), plans())
@settings(max_examples=40, deadline=None)
def test_what_is_rewritten_is_loaded(before: Plan, after: Plan) -> None:
    with TemporaryDirectory() as folder:
        assert _loaded(rewrite(dump(before), after), Path(folder), after.id) == after


@pytest.mark.parametrize("text", [":0", ":", "?x", "- x", "#x", "a: b", "{x}", "[x", "&x", "*x"])
def test_a_text_like_a_sign_of_yaml_is_rewritten(text: str, tmp_path: Path) -> None:
    before = fixtures.sample_plan()
    after = replace(before, jurisdiction=replace(before.jurisdiction, parent=text))
    assert _loaded(rewrite(dump(before), after), tmp_path, after.id) == after


@pytest.mark.parametrize("name", PLANS)
def test_packaged_plans_survive(name: str, tmp_path: Path) -> None:
    plan = fixtures.plan(name)
    again = _loaded(dump(plan), tmp_path, name)
    assert again == plan
    written = Path(plan.path).read_text("utf-8")
    rewritten = rewrite(written, plan)
    assert _loaded(rewritten, tmp_path, name) == plan
    assert _comments(rewritten) == _comments(written) != []


def _comments(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip().startswith("#")]


# a figure that a plan file may hold
FIGURES = ["0.00001", "0.000000000001", "123456789012345", "0.1", "1234567.1234567", "-3", "0"]


@pytest.mark.parametrize("figure", FIGURES)
def test_figures_survive(figure: str, tmp_path: Path) -> None:
    sample = fixtures.sample_plan()
    target = replace(sample.targets[0], value=Decimal(figure))
    plan = replace(sample, id="made", targets=(target,))
    assert _loaded(dump(plan), tmp_path, "made") == plan


@pytest.mark.parametrize(
    "baseline", [Baseline(None, None), Baseline(2020, None), Baseline(None, Decimal(3)), None]
)
def test_a_blank_baseline_is_not_the_same_as_none(
    baseline: Baseline | None, tmp_path: Path
) -> None:
    sample = fixtures.sample_plan()
    plan = replace(sample, id="made", targets=(replace(sample.targets[0], baseline=baseline),))
    assert _loaded(dump(plan), tmp_path, "made") == plan


def test_optional_keys_that_say_nothing_are_not_written() -> None:
    said = plain(fixtures.sample_plan())
    assert "check" not in said
    assert "note" not in said["targets"][0]
    assert said["targets"][1]["target"]["value_max"] == 10
    assert "baseline" not in said["targets"][1]


def test_positions_are_those_of_the_file() -> None:
    plan = fixtures.sample_plan()
    lines = Path(plan.path).read_text("utf-8").splitlines()
    for i, target in enumerate(plan.targets):
        line, column = plan.positions[f"/targets/{i}/id"]
        assert lines[line - 1][column - 1 :] == target.id
    assert set(plan.positions) > {"/id", "/id~key", "/tasks/0/actions/0"}
    assert len(plan.positions) == len(list(plan.positions))


def test_the_kinds_of_the_table_are_documented() -> None:
    fields: list[Field] = [field for record in RECORDS.values() for field in record.fields]
    assert len(fields) > 50
    assert all(field.doc and not field.doc.endswith(".") for field in fields)
    assert BASELINE in RECORDS.values()
