"""JSON output is a contract: every kind has a closed schema, and real outputs keep to it."""

from __future__ import annotations

import copy
import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import plancmp
from plancmp import api, deciding, formats, render, resources, tracking
from plancmp.results import DraftResult, Result
from tests.conftest import CASES, Run, Write
from tests.succession.made import ACTUALS, LATER, NEW, OLD

PLANS = ("chaozhou", "guangdong", "heyuan", "qingyuan", "shanwei")
FIGURES = CASES / "track"
RENDER = Path(render.__file__).parent
WRITTEN = str(resources.data("crosswalks", "chaozhou--heyuan.sssom.tsv"))
KINDS = sorted(folder.parent.name for folder in RENDER.glob("*/json.py"))


def _schema(kind: str) -> dict[str, Any]:
    file = resources.data("schema", "output", f"{kind}.schema.json")
    assert file.is_file(), f"{kind} has a JSON format and no schema in data/schema/output/"
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


def _valid(kind: str, output: Any) -> None:
    problems = [
        f"{error.json_path}: {error.message}"
        for error in Draft202012Validator(_schema(kind)).iter_errors(output)
    ]
    assert problems == []


def _objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Every part of a schema that says which keys an object has."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield schema
        for part in schema.values():
            yield from _objects(part)
    if isinstance(schema, list):
        for part in schema:
            yield from _objects(part)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_closed_schema_that_says_what_each_key_is(kind: str) -> None:
    schema = _schema(kind)
    Draft202012Validator.check_schema(schema)
    found = list(_objects(schema))
    assert found
    for part in found:
        assert part["additionalProperties"] is False
        assert all(field.get("description") for field in part["properties"].values())
        optional = set(part["properties"]) - set(part["required"])
        assert optional <= {"factor"}, "a key that may be missing is no contract"


def test_no_schema_without_a_format() -> None:
    folder = resources.data("schema", "output")
    assert sorted(file.name.removesuffix(".schema.json") for file in folder.iterdir()) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_line_prints_it(kind: str, run: Run) -> None:
    done = run("schema", "--of", kind)
    assert (done.code, json.loads(done.out)) == (0, _schema(kind))


def test_a_pack_has_the_objects_of_its_parts() -> None:
    for kind, part in _schema("pack")["$defs"].items():
        alone = {k: v for k, v in _schema(kind).items() if k not in ("$schema", "$id", "title")}
        assert part == alone, kind
    one, two = ({**_schema(kind), "$id": "", "title": ""} for kind in ("audit", "findings"))
    assert one == two


@pytest.fixture
def other_sector(sample: Write) -> Path:
    """The sample as a plan for the environment."""
    changes = (
        ("id: sample", "id: other"),
        ("sector: intellectual-property", "sector: environment"),
        ("theme: creation", "theme: air"),
        ("theme: protection", "theme: water"),
        ("theme: utilization", "theme: climate"),
        ("theme: protection", "theme: water"),
    )
    return sample(*changes, name="other.yaml")


@pytest.mark.parametrize(("a", "b"), list(itertools.permutations(PLANS, 2)))
def test_diff(a: str, b: str) -> None:
    _valid("diff", plancmp.diff(a, b).to_dict())


@pytest.mark.parametrize(("a", "b"), list(itertools.permutations(PLANS, 2))[::3])
def test_succession(a: str, b: str) -> None:
    _valid("succession", plancmp.succeed(a, b).to_dict())
    _valid("lineage", plancmp.succeed(a, b, a).to_dict())


def test_plans(sample: Write) -> None:
    for plan in (*PLANS, sample()):
        _valid("plan", plancmp.load(plan).to_dict())
        _valid("audit", plancmp.audit(plan).to_dict())
    _valid("plans", plancmp.plans().to_dict())


def test_with_the_sample_and_another_sector(sample: Write, other_sector: Path) -> None:
    own = sample()
    for a, b in ((own, "heyuan"), ("heyuan", own), (own, other_sector), (other_sector, own)):
        _valid("diff", plancmp.diff(a, b).to_dict())
        _valid("matrix", plancmp.matrix([a, b, "guangdong"]).to_dict())
        _valid("gap", plancmp.gap(a, [b, "guangdong"]).to_dict())


@pytest.mark.parametrize("focus", PLANS)
def test_matrix_and_gap(focus: str) -> None:
    others = [plan for plan in PLANS if plan != focus]
    _valid("matrix", plancmp.matrix([focus, *others]).to_dict())
    _valid("gap", plancmp.gap(focus, others).to_dict())


def test_explain() -> None:
    pairs = plancmp.diff("chaozhou", "shanwei").value.tasks
    for pair in pairs[:: max(len(pairs) // 8, 1)]:
        why = plancmp.explain("chaozhou", pair.a.id, "shanwei", pair.b.id)
        _valid("explanation", why.to_dict())


@pytest.mark.parametrize("query", ["质押融资", "信用监管", "中小企业托管", "无人机"])
def test_find(query: str) -> None:
    _valid("answers", plancmp.find(query).to_dict())


def test_topics() -> None:
    _valid("topics", plancmp.matrix_all(jobs=1).to_dict())


@pytest.mark.parametrize("among", ["all", "peers", "same-province"])
def test_lacks(among: Any) -> None:
    _valid("lacks", plancmp.gap_all("heyuan", among, jobs=1).to_dict())


def test_findings(sample: Write) -> None:
    broken = sample(("level: city", "level: town"), ("件", "xyz"), name="broken.yaml")
    found = plancmp.validate([broken])
    assert not found.ok
    _valid("findings", found.to_dict())
    _valid("findings", plancmp.validate().to_dict())


def test_pack() -> None:
    _valid("pack", plancmp.report(["chaozhou", "heyuan"]).to_dict())
    _valid("pack", plancmp.report(["chaozhou", "heyuan", "guangdong"], "heyuan").to_dict())


@pytest.mark.parametrize(("kind", "command"), [("checks", "checks"), ("sectors", "sectors")])
def test_lists_of_the_command_line(kind: str, command: str, run: Run) -> None:
    _valid(kind, json.loads(run(command, "-f", "json").out))


def test_doctor(run: Run) -> None:
    _valid("abilities", json.loads(run("doctor", "-f", "json").out))


def test_eval(run: Run, tmp_path: Path) -> None:
    found = plancmp.diff("chaozhou", "heyuan").value
    pair = found.tasks[0]
    lines = [
        "-".join(map(str, plan.task(ref.id).lines[0]))
        for plan, ref in ((found.a, pair.a), (found.b, pair.b))
    ]
    labels = tmp_path / "chaozhou-heyuan.tsv"
    labels.write_text(
        "a_lines\tb_lines\trelation\tsettled\n" + "\t".join([*lines, "same", "yes"]) + "\n"
    )
    result = run("eval", labels, "-f", "json")
    assert result.code == 0, result.err
    _valid("evaluation", json.loads(result.out))


def test_a_lost_or_renamed_key_fails() -> None:
    real = plancmp.diff("chaozhou", "heyuan").to_dict()
    check = Draft202012Validator(_schema("diff"))
    for key in real:
        lost = {k: v for k, v in real.items() if k != key}
        assert not check.is_valid(lost)
        assert not check.is_valid({**lost, f"{key}_": real[key]})
    inside = copy.deepcopy(real)
    del inside["targets"][0]["stronger"]
    assert not check.is_valid(inside)


# class -> API call, arguments of the command line
SAME: dict[str, tuple[Any, tuple[object, ...]]] = {
    "PlanResult": (lambda: plancmp.load("潮州"), ("show", "chaozhou")),
    "PlansResult": (plancmp.plans, ("list",)),
    "SectorsResult": (api.sectors, ("sectors",)),
    "DiffResult": (lambda: plancmp.diff("chaozhou", "heyuan"), ("diff", "潮州", "heyuan")),
    "MatrixResult": (lambda: plancmp.matrix(PLANS), ("matrix", *PLANS)),
    "GapResult": (
        lambda: plancmp.gap("chaozhou", ["peers", "guangdong"]),
        ("gap", "chaozhou", "--against", "peers,guangdong"),
    ),
    "CandidatesResult": (
        lambda: plancmp.align("chaozhou", "heyuan", order="information"),
        ("align", "chaozhou", "heyuan", "--order", "information"),
    ),
    "StatusResult": (
        lambda: plancmp.review_status("chaozhou", "heyuan"),
        ("review", "status", "chaozhou", "heyuan"),
    ),
    "JournalResult": (
        lambda: deciding.log("chaozhou", "heyuan"),
        ("review", "log", "chaozhou", "heyuan"),
    ),
    "ChangesResult": (
        lambda: deciding.compare_files(WRITTEN, WRITTEN),
        ("review", "diff", WRITTEN, WRITTEN),
    ),
    "AnswersResult": (lambda: plancmp.find("中小企业托管"), ("find", "中小企业托管")),
    "AuditResult": (lambda: plancmp.audit("chaozhou"), ("audit", "chaozhou")),
    "ExplanationResult": (
        lambda: plancmp.explain("chaozhou", "187", "heyuan", "172"),
        ("explain", "chaozhou:187", "heyuan:172"),
    ),
    "FindingsResult": (lambda: plancmp.validate([CASES]), ("validate", CASES)),
    "TopicsResult": (lambda: plancmp.matrix_all(jobs=1), ("matrix", "--all", "--jobs", "1")),
    "LacksResult": (
        lambda: plancmp.gap_all("heyuan", jobs=1),
        ("gap", "heyuan", "--against", "all", "--jobs", "1"),
    ),
    "SuccessionResult": (
        lambda: plancmp.succeed(OLD, NEW, actuals=ACTUALS),
        ("succeed", OLD, NEW, "--actuals", ACTUALS),
    ),
    "LineageResult": (
        lambda: plancmp.succeed(OLD, NEW, LATER, actuals=ACTUALS),
        ("succeed", OLD, NEW, LATER, "--actuals", ACTUALS),
    ),
    "TrackResult": (
        lambda: tracking.track("heyuan", FIGURES / "heyuan.yaml"),
        ("track", "heyuan", "--actuals", FIGURES / "heyuan.yaml"),
    ),
    "TracksResult": (
        lambda: tracking.track_all(["chaozhou", "heyuan"], FIGURES, as_of=2022),
        ("track", "chaozhou", "heyuan", "--actuals", FIGURES, "--as-of", "2022"),
    ),
    "PackResult": (
        lambda: plancmp.report(["chaozhou", "heyuan"], "heyuan"),
        ("report", "chaozhou", "heyuan", "--for", "heyuan", "-q"),
    ),
}


def _classes(above: type[Result] = Result) -> Iterator[type[Result]]:
    for each in above.__subclasses__():
        if hasattr(each, "kind"):
            yield each
        yield from _classes(each)


def test_every_class_of_results_is_compared() -> None:
    assert {each.__name__ for each in _classes()} - {DraftResult.__name__} == set(SAME)
    assert {each.kind for each in _classes()} <= set(KINDS)
    assert all("json" in formats.names(each.kind) for each in _classes())


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", SAME)
def test_api_and_command_line_say_the_same(name: str, lang: Any, run: Run) -> None:
    call, argv = SAME[name]
    result = call()
    assert type(result).__name__ == name
    done = run(*argv, "-f", "json", "--lang", lang)
    assert done.code in (0, 1), done.err
    assert result.to_dict(lang) == json.loads(done.out)
    _valid(result.kind, result.to_dict(lang))
