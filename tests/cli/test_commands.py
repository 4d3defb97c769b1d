"""Every command does its work: a line of arguments, the exit code, a piece of what it prints."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from jsonschema import Draft202012Validator

from plancmp.cli import main
from plancmp.findings import rules
from tests.conftest import CASES, Run, Write

LABELS = "a_lines\tb_lines\trelation\tsettled\n"
# arguments ({…}: files made for the test), exit code, a piece of stdout
GOOD = [
    ("align chaozhou heyuan --order information", 0, "people say"),
    ("audit chaozhou", 0, "binding-without-value"),
    ("audit chaozhou --fail-on warning", 1, ""),
    ("checks", 0, "duplicate-key"),
    ("diff chaozhou heyuan", 0, "── Summary"),
    ("diff chaozhou heyuan --exit-code", 1, "── Summary"),
    ("diff chaozhou chaozhou --exit-code", 0, "── Summary"),
    ("diff 潮州 {sample} --lang zh", 0, "样例"),
    ("doctor", None, "plancmp"),
    ("draft {document} --lang zh", 0, "tasks:"),
    ("eval {labels}", 0, "precision"),
    ("eval {labels} --floor 1", 1, "precision"),
    ("explain chaozhou:194 heyuan:161", 0, "Evidence"),
    ("find 专利保险", 0, "2 of 5 plans say it"),
    ("gap chaozhou --against heyuan", 0, "潮州 against 河源"),
    ("succeed shanwei heyuan", 0, "the plans are not of one place"),
    ("index {folder}", 1, ""),
    ("list", 0, "guangdong"),
    ("matrix chaozhou heyuan", 0, "河源"),
    ("report chaozhou heyuan -f json", 0, '"plans"'),
    ("review status chaozhou heyuan", 0, "Review of"),
    ("schema", 0, '"$schema"'),
    ("schema --lang zh", 0, '"$schema"'),
    ("sectors", 0, "intellectual-property"),
    ("show 潮州", 0, "潮州市知识产权事业发展"),
    ("show chaozhou:invention-patents-per-10k", 0, "每万人口有效发明专利拥有量"),
    ("show 潮州:194 -f json", 0, '"tasks": ['),
    ("show {sample} -f json", 0, '"sample"'),
    ("track heyuan --actuals {figures}", 0, "Needs attention"),
    ("validate {sample}", 0, ""),
    ("validate {bad}", 1, "duplicate-key"),
    ("verify {sample} --source {source}", 1, "source-hash"),
]


@pytest.fixture
def files(sample: Write, tmp_path: Path) -> dict[str, Path]:
    document = tmp_path / "plan.txt"
    document.write_text(
        "样例市知识产权“十四五”规划\n一、主要任务\n（一）运用\n"
        "扩大知识产权质押融资规模，建立风险补偿基金，推广专利保险，到2025年质押融资金额达到3亿元。\n",
        "utf-8",
    )
    labels = tmp_path / "chaozhou-heyuan.tsv"
    labels.write_text(LABELS + "194-194\t161-161\tpartial\t1\n", "utf-8")
    bad = tmp_path / "bad.yaml"
    bad.write_text("id: bad\nid: bad\n", "utf-8")
    made = {"document": document, "labels": labels, "bad": bad, "sample": sample()}
    made["figures"] = CASES / "track" / "heyuan.yaml"
    return made | {"source": CASES / "verify-document.txt", "folder": tmp_path}


@pytest.mark.parametrize(("line", "code", "piece"), GOOD, ids=[row[0] for row in GOOD])
def test_good_path(
    line: str, code: int | None, piece: str, run: Run, files: dict[str, Path]
) -> None:
    result = run(*(word.format(**files) for word in line.split()))
    assert result.code == code or (code is None and result.code in (0, 1)), result.err
    assert piece in result.out


def test_every_command_is_tried() -> None:
    assert {row[0].split()[0] for row in GOOD} == set(main.list_commands(click.Context(main)))


def test_list_and_show_say_the_same(run: Run) -> None:
    for row in json.loads(run("list", "-f", "json").out):
        plan = json.loads(run("show", row["id"], "-f", "json").out)
        assert (len(plan["targets"]), len(plan["tasks"])) == (row["targets"], row["tasks"])
        text = run("show", row["id"], "--lang", "zh").out.replace("\n", "").replace(" ", "")
        for task in plan["tasks"]:
            assert task["title"].replace(" ", "") in text


def test_peers_and_names_may_be_mixed(run: Run) -> None:
    def against(names: str) -> set[str]:
        result = run("gap", "chaozhou", "--against", names, "-f", "json")
        return set(json.loads(result.out)["against"])

    peers = against("peers")
    assert peers == {"heyuan", "qingyuan"}
    assert against("peers,guangdong") == peers | {"guangdong"}
    assert against(" heyuan , guangdong,") == {"heyuan", "guangdong"}


def test_checks_names_every_rule(run: Run) -> None:
    assert [r["rule"] for r in json.loads(run("checks", "-f", "json").out)] == list(rules())
    assert all(rule in run("checks").out for rule in rules())


def test_schema_is_json_schema(run: Run) -> None:
    Draft202012Validator.check_schema(json.loads(run("schema").out))


def test_plans_of_a_folder(sample: Write, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = sample().parent
    assert "sample" in run("list", "--plans", folder).out
    assert run("show", "样例", "--plans", folder).code == 0
    monkeypatch.setenv("PLANCMP_PLANS", str(folder))
    assert "sample" in run("list").out


def test_version(run: Run) -> None:
    from plancmp import __version__  # noqa: PLC0415

    assert run("--version").out == f"plancmp {__version__}\n"
