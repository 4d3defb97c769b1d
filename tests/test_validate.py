"""`plancmp validate`: every problem in one run, in every format, and nothing half accepted."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from plancmp import knowledge
from plancmp.planfile.rules import rules
from tests.conftest import SAMPLE, Run, Write


@pytest.mark.parametrize(("raw", "word"), [("utf-16", "UTF-16"), ("gbk", "GBK")])
def test_names_the_encoding(raw: str, word: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "sample.yaml"
    path.write_bytes(SAMPLE.encode(raw))
    assert word in run("validate", path).out


def test_missing_file(tmp_path: Path, run: Run) -> None:
    result = run("validate", tmp_path / "none.yaml")
    assert (result.code, "missing-file" in result.out) == (2, True)


def test_folder_named_like_a_plan(tmp_path: Path, run: Run) -> None:
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "x.yaml").mkdir()
    result = run("validate", tmp_path / "p")
    assert (result.code, "is-a-directory" in result.out) == (2, True)


def test_empty_folder(tmp_path: Path, run: Run) -> None:
    result = run("validate", tmp_path)
    assert result.code == 2
    assert "holds no plan files" in result.err


def test_no_permission(sample: Write) -> None:
    path = sample()
    path.chmod(0)
    for folder in (path.parent, path.parent.parent):
        folder.chmod(0o755)
    drop = "os.setuid(65534)" if os.getuid() == 0 else "None"
    code = (
        "import os; from pathlib import Path; from plancmp.textfile import text_of as read; "
        f"{drop}; print(read(Path({str(path)!r})).rule)"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "no-permission", done.stderr


def _rules(text: str) -> list[str]:
    """Line and rule of every finding."""
    return [f"{line} {rule}" for line, rule in re.findall(r":(\d+):\d+ (\S+)", text)]


def test_every_problem_in_one_run(sample: Write, run: Run) -> None:
    """What is wrong with the text as YAML, and with its shape."""
    path = sample(
        ("title: 样例市", "title: 2021-01-01\ntitle: 样例市"),
        ("unit: 件", "basis: stock"),
        ("theme: protection", "theme: protect"),
        ("[[14, 14]]", "[[x, 14]]"),
    )
    assert _rules(run("validate", path).out) == [
        "2 unquoted-text",
        "3 duplicate-key",
        "11 missing-key",
        "15 duplicate-key",
        "22 unknown-code",
        "36 not-a-number",
    ]


@pytest.mark.parametrize(
    ("sector", "expected"),
    [("", "1 missing-key"), ("sector: intellectual-propertey\n", "6 unknown-code")],
)
def test_a_wrong_sector_is_one_problem(sector: str, expected: str, sample: Write, run: Run) -> None:
    """The themes of no field in particular are not wrong as well."""
    path = sample(("sector: intellectual-property\n", sector))
    assert _rules(run("validate", path).out) == [expected]


def test_every_breach_of_a_rule_in_one_run(sample: Write, run: Run) -> None:
    path = sample(
        ("unit: 件", "unit: 建"), ("[[14, 14]]", "[[15, 14]]"), ("id: loans", "id: stations")
    )
    found = _rules(run("validate", path).out)
    assert found == ["13 unknown-unit", "29 duplicate-id", "35 lines-reversed"]


def test_names_the_nearest_key_and_code(sample: Write, run: Run) -> None:
    out = run(
        "validate", sample(("unit: 件", "unti: 件"), ("theme: creation", "theme: creatoin"))
    ).out
    assert "did you mean unit?" in out
    assert "did you mean creation?" in out


def test_two_plans_that_share_a_name(sample: Write, tmp_path: Path, run: Run) -> None:
    first = sample()
    second = sample(("id: sample", "id: twin"), name="twin.yaml")
    result = run("validate", first, second)
    assert f"{second}:3:11 name-taken" in result.out
    assert result.code == 1


def test_a_bad_plan_is_not_half_accepted(sample: Write, run: Run) -> None:
    path = sample(("unit: 件", "unit: 建"))
    for argv in (("show", path), ("diff", path, "heyuan"), ("diff", "heyuan", path)):
        result = run(*argv)
        assert (result.code, result.out) == (1, "")
        assert f"{path}:13:11 unknown-unit" in result.err


def test_good_plan(sample: Write, run: Run) -> None:
    result = run("validate", sample())
    assert (result.code, result.out, result.err) == (0, "", "1 file, no problems\n")
    assert run("validate", "-q", sample()).err == ""


def test_packaged_plans(run: Run) -> None:
    assert run("validate").code == 0


def test_warnings_do_not_fail(sample: Write, run: Run) -> None:
    result = run("validate", sample((", 补贴质押融资利息, 开展银企对接", "")))
    assert result.code == 0
    assert "few-actions warning:" in result.out
    assert (
        "34:15 long-action warning:"
        in run("validate", sample(("扩大知识产权质押融资规模", "扩" * 25))).out
    )


def test_formats_agree(sample: Write, run: Run) -> None:
    path = sample(("basis: stock", "basis: level"), ("binding: expected", "binding: maybe"))
    found = [
        (f["rule"], f["line"], f["column"], f["fingerprint"])
        for f in json.loads(run("validate", path, "-f", "json").out)
    ]
    assert [f[:3] for f in found] == [("unknown-code", 14, 12), ("unknown-code", 17, 14)]
    sarif = json.loads(run("validate", path, "-f", "sarif").out)
    assert sarif["version"] == "2.1.0"
    results = sarif["runs"][0]["results"]
    regions = [r["locations"][0]["physicalLocation"]["region"] for r in results]
    assert [(r["startLine"], r["startColumn"]) for r in regions] == [f[1:3] for f in found]
    assert [r["partialFingerprints"]["plancmp/v1"] for r in results] == [f[3] for f in found]
    junit = ET.fromstring(run("validate", path, "-f", "junit").out)
    assert junit.attrib["failures"] == "2"
    assert [e.attrib["type"] for e in junit.iter("failure")] == ["unknown-code", "unknown-code"]
    assert run("validate", path, "-f", "github").out.startswith(
        f"::error file={path},line=14,col=12,title=unknown-code::"
    )


def test_github_is_automatic(sample: Write, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run("validate", sample(("unit: 件", "unit: 建"))).out.startswith("::error ")


def test_fingerprint_survives_a_move(sample: Write, run: Run) -> None:
    def prints(*changes: tuple[str, str]) -> list[str]:
        return [
            f["fingerprint"]
            for f in json.loads(run("validate", sample(*changes), "-f", "json").out)
        ]

    bad = ("year: 2025, value", "year: 2019, value")
    extra = (
        "targets:\n",
        SAMPLE[SAMPLE.index("targets:") : SAMPLE.index("  - id: stations")]
        .replace("patents", "other")
        .replace("2025", "2023"),
    )
    assert prints(bad)
    assert prints(bad) == prints(bad, extra)


def test_empty_formats_are_valid(sample: Write, run: Run) -> None:
    path = sample()
    assert json.loads(run("validate", path, "-f", "json").out) == []
    assert json.loads(run("validate", path, "-f", "sarif").out)["runs"][0]["results"] == []
    assert ET.fromstring(run("validate", path, "-f", "junit").out).attrib["failures"] == "0"


def test_every_rule_has_its_texts() -> None:
    for name, entry in knowledge.common("rules").items():
        assert {"severity", "en", "zh", "hint_en", "hint_zh"} <= set(entry), name
    assert set(rules()) <= set(knowledge.common("rules"))
