"""matrix --all: what many plans have in common."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

import plancmp
from benchmarks.corpus import corpus
from plancmp.aligning import TopicsResult, align_all, matrix_all
from plancmp.planfile.write import dump
from plancmp.render import sharing
from tests import fixtures
from tests.conftest import Run


@pytest.fixture(scope="module")
def packaged() -> TopicsResult:
    return matrix_all(jobs=1)


def _same(a: str, b: str) -> set[tuple[str, str]]:
    """The measures of two plans that `diff` takes for the same, in both orders."""
    found = plancmp.diff(a, b).value
    pairs = [*found.tasks, *(pair.alignment for pair in found.targets)]
    same = {(str(p.a), str(p.b)) for p in pairs if p.relation == "same"}
    return same | {(y, x) for x, y in same}


def test_a_plan_has_a_topic_when_diff_says_so(packaged: TopicsResult) -> None:
    same = {pair: _same(*pair) for pair in fixtures.PAIRS}
    for topic in packaged.value.topics:
        assert topic.full[0] == topic.lead.plan
        for plan in fixtures.PLANS:
            if plan != topic.lead.plan:
                first, second = sorted((plan, topic.lead.plan))
                told = {x for x, _ in same[first, second]}
                partners = {y for x, y in same[first, second] if x == str(topic.lead)}
                assert (plan in topic.full) == bool(partners), (topic, told)
        assert not set(topic.full) & set(topic.partial)


def test_every_measure_is_in_a_topic(packaged: TopicsResult) -> None:
    leads = [str(topic.lead) for topic in packaged.value.topics]
    assert len(leads) == len(set(leads))
    same = set().union(*(_same(*pair) for pair in fixtures.PAIRS))
    near = {x for x, y in same if y in leads}
    every = {str(p.ref(m)) for p in map(fixtures.plan, fixtures.PLANS) for m in p.measures}
    assert every == near | set(leads)


def test_the_most_common_come_first(packaged: TopicsResult) -> None:
    counts = [len(topic.full) for topic in packaged.value.topics]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == 5


def test_tasks_of_one_origin_are_found_together(tmp_path: Path) -> None:
    origins: dict[str, str] = {}
    for plan, found in corpus(12, 30, seed=5):
        (tmp_path / f"{plan.id}.yaml").write_text(dump(plan), "utf-8")
        for task, origin in zip(plan.tasks, found, strict=True):
            origins[f"{plan.id}:{task.id}"] = origin
    told = matrix_all(jobs=1, plans=[tmp_path]).value
    by_origin = Counter(origins.values())
    shared = [t for t in told.of("task") if len(t.full) > 1]
    assert len(shared) > 40
    wide = [abs(len(t.full) - by_origin[origins[str(t.lead)]]) for t in shared]
    assert sum(difference <= 2 for difference in wide) / len(wide) > 0.7


def test_shares_by_theme_and_place(packaged: TopicsResult) -> None:
    themes = {share.name: share for share in sharing.themes(packaged.value)}
    assert themes["culture"].mean == 1.0
    places = [(p.parent, p.level, p.plans) for p in sharing.places(packaged.value)]
    assert sorted(places) == [("", "province", 1), ("广东", "city", 4)]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_text(run: Run, lang: str) -> None:
    result = run("matrix", "--all", "--jobs", "1", "--top", "3", "--lang", lang)
    assert result.code == 0
    assert "推动重点产业知识产权运营 (chaozhou 184)" in result.out
    assert "--top 102" in result.out
    assert max(map(len, result.out.splitlines())) <= 80


def _table(run: Run) -> list[dict[str, str]]:
    text = run("matrix", "--all", "--jobs", "1", "-f", "csv").out
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_json_and_csv_say_the_same(run: Run) -> None:
    told = json.loads(run("matrix", "--all", "--jobs", "1", "-f", "json").out)
    rows = _table(run)
    found = {(r["topic"], r["plan"], r["relation"]) for r in rows if r["relation"] != "none"}
    expected = {
        (f"{t['plan']}:{t['id']}", plan, relation)
        for t in told["topics"]
        for relation in ("full", "partial")
        for plan in t[relation]
    }
    assert found == expected
    assert len({(r["topic"], r["plan"]) for r in rows}) == len(rows)
    assert len(rows) == len(told["topics"]) * len(told["plans"])
    assert {(r["place"], r["level"], r["year"]) for r in rows} == {
        ("潮州市", "city", "2021"),
        ("广东省", "province", "2016"),
        ("河源市", "city", "2021"),
        ("清远市", "city", "2021"),
        ("汕尾市", "city", "2016"),
    }


def test_strength_and_line_are_those_of_the_best_alignment(run: Run) -> None:
    """As `diff` has them; of the lead itself 1 and its own line; of what is lacking nothing."""
    best: dict[tuple[str, str, str], tuple[float, int]] = {}
    for pair in fixtures.PAIRS:
        found = plancmp.diff(*pair).value
        for each in [*found.tasks, *(target.alignment for target in found.targets)]:
            for x, y in ((each.a, each.b), (each.b, each.a)):
                line = fixtures.plan(y.plan).measure(y.id).lines[0][0]
                key = (str(x), y.plan, "full" if each.relation == "same" else "partial")
                told = (each.score, -line)
                best[key] = max(best.get(key, told), told)
    for row in _table(run):
        if row["relation"] == "none":
            assert (row["strength"], row["line"]) == ("", "")
        elif row["topic"].startswith(f"{row['plan']}:"):
            assert (row["relation"], float(row["strength"])) == ("full", 1.0)
        else:
            score, line = best[row["topic"], row["plan"], row["relation"]]
            assert float(row["strength"]) == pytest.approx(score, abs=1e-9), row
            assert int(row["line"]) == -line, row


def test_parquet_has_the_rows_of_csv(run: Run, tmp_path: Path) -> None:
    read_table = pytest.importorskip("pyarrow.parquet").read_table
    path = tmp_path / "topics.parquet"
    assert run("matrix", "--all", "--jobs", "1", "-o", path).code == 0
    table = read_table(path)
    assert [str(table.schema.field(n).type) for n in ("year", "strength", "line")] == [
        "int32",
        "double",
        "int32",
    ]
    told = [
        {name: "" if value is None else str(value) for name, value in row.items()}
        for row in table.to_pylist()
    ]
    assert told == _table(run)


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ((), "matrix takes plans, or --all"),
        (("chaozhou", "--all"), "--all takes no plan"),
        (("--all", "-f", "xlsx"), "matrix --all cannot write xlsx"),
        (("--all", "-o", "x.docx"), "x.docx"),
    ],
)
def test_wrong_usage(run: Run, argv: tuple[str, ...], said: str) -> None:
    result = run("matrix", *argv, "--lang", "en")
    assert result.code == 2
    assert said in result.err


def test_plans_of_two_sectors(run: Run, tmp_path: Path) -> None:
    shutil.copy(fixtures.ROOT / "data" / "plans" / "heyuan.yaml", tmp_path)
    plan = fixtures.plan("shanwei")
    tasks = tuple(replace(task, theme="innovation") for task in plan.tasks)
    other = replace(plan, sector="general", tasks=tasks, targets=())
    (tmp_path / "shanwei.yaml").write_text(dump(other), "utf-8")
    result = run("matrix", "--all", "--jobs", "1", "--plans", tmp_path, "--lang", "en")
    assert result.code == 2
    assert "several sectors: general, intellectual-property" in result.err
    pairs = align_all(tmp_path / "x.tsv", jobs=1, plans=[tmp_path])
    assert (pairs.pairs, pairs.apart, pairs.rows) == (0, 1, 0)
