"""The command line as a whole: exit codes, output files, colour, speed of start."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from string import Formatter

import click
import pytest
from jsonschema import Draft202012Validator

from plancmp import knowledge
from plancmp.cli import main
from plancmp.findings import rules
from tests.conftest import Run, Write

# arguments -> exit code, what stderr says
WRONG = [
    (["diff", "chaozhou"], 2, "Missing argument"),
    (["diff", "foo", "heyuan"], 2, "no plan is called 'foo'"),
    (["diff", "chaozhu", "heyuan"], 2, "did you mean chaozhou?"),
    (["diff", "none.yaml", "heyuan"], 2, "none.yaml:1:1 missing-file"),
    (["show", "plans/none.yaml"], 2, "missing-file"),
    (["list", "--plans", "nowhere"], 2, "nowhere is not a folder"),
    (["diff", "chaozhou", "heyuan", "-f", "docx"], 2, "is not one of 'text', 'json'"),
    (["diff", "chaozhou", "heyuan", "--width", "3"], 2, "3 is not in the range"),
    (["frobnicate"], 2, "No such command"),
    (["verify", "chaozhou"], 2, "Missing option '--source'"),
]


@pytest.mark.parametrize(("argv", "code", "message"), WRONG, ids=[" ".join(w[0]) for w in WRONG])
def test_wrong_usage(argv: list[str], code: int, message: str, run: Run) -> None:
    result = run(*argv)
    assert (result.code, result.out) == (code, "")
    assert message in result.err
    assert "Traceback" not in result.err


def test_bug_is_one_line_and_a_file(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("boom")

    monkeypatch.setattr("plancmp.pipeline.diff", broken)
    result = run("diff", "chaozhou", "heyuan")
    assert result.code == 3
    assert result.err.count("\n") == 1
    path = Path(result.err.split()[-1])
    assert "ZeroDivisionError: boom" in path.read_text("utf-8")
    path.unlink()


def test_interrupt(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("plancmp.pipeline.diff", interrupted)
    assert run("diff", "chaozhou", "heyuan").code == 130


def test_output_file_and_its_suffix(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new" / "diff.json"
    result = run("diff", "chaozhou", "heyuan", "-o", path)
    assert (result.code, result.out) == (0, "")
    assert json.loads(path.read_text("utf-8"))["a"] == "chaozhou"
    assert run("diff", "chaozhou", "heyuan", "-o", tmp_path).code == 2


def test_output_to_a_place_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run("diff", "chaozhou", "heyuan", "-o", tmp_path / "file" / "x.json")
    assert result.code == 2
    assert "cannot write" in result.err


def test_colour_only_where_wanted(run: Run) -> None:
    assert "\x1b[" not in run("diff", "chaozhou", "heyuan").out
    assert "\x1b[" in run("diff", "chaozhou", "heyuan", "--color", "always").out
    assert "\x1b[" not in run("diff", "chaozhou", "heyuan", "--color", "always", "-f", "json").out


def test_language_follows_the_locale(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Summary" in run("diff", "chaozhou", "heyuan").out
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert "摘要" in run("diff", "chaozhou", "heyuan").out
    assert "Summary" in run("diff", "chaozhou", "heyuan", "--lang", "en").out


def test_plans_folder_from_the_environment(
    sample: Write, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANCMP_PLANS", str(sample().parent))
    assert "sample" in run("list").out


def test_list_and_show(run: Run) -> None:
    plans = {p["id"]: p for p in json.loads(run("list", "-f", "json").out)}
    for name, row in plans.items():
        plan = json.loads(run("show", name, "-f", "json").out)
        assert (len(plan["targets"]), len(plan["tasks"])) == (row["targets"], row["tasks"])
        text = run("show", name, "--lang", "zh").out.replace("\n", "").replace(" ", "")
        for task in plan["tasks"]:
            assert task["title"].replace(" ", "") in text


def test_checks_names_every_rule(run: Run) -> None:
    assert [r["rule"] for r in json.loads(run("checks", "-f", "json").out)] == list(rules())
    assert all(rule in run("checks").out for rule in rules())


def test_schema_is_json_schema(run: Run) -> None:
    Draft202012Validator.check_schema(json.loads(run("schema").out))


def test_every_command_has_help(run: Run) -> None:
    for name in main.list_commands(click.Context(main)):
        assert run(name, "--help").out.startswith(f"Usage: plancmp {name}")


@pytest.mark.parametrize("argv", [["--help"], ["diff", "chaozhou", "heyuan"]])
def test_light_start(argv: list[str]) -> None:
    code = f"import sys; from plancmp.cli import call; call({argv!r}); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    heavy = {"pandas", "numpy", "jinja2", "weasyprint", "jieba", "sklearn"}
    assert not heavy & set(done.stderr.split())


def test_closed_pipe_is_no_error() -> None:
    code = "from plancmp.cli import run; run(['diff', 'chaozhou', 'heyuan'])"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
    assert process.returncode == 0


@pytest.mark.parametrize("name", ["messages", "briefing"])
def test_every_message_is_told_in_both_languages_with_the_same_values(name: str) -> None:
    for key, texts in knowledge.table(name).items():
        assert set(texts) == {"zh", "en"}, key
        zh, en = (
            {field for _, field, *_ in Formatter().parse(text) if field} for text in texts.values()
        )
        assert zh == en, key
