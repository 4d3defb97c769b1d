"""`plancmp report` as a command: wrong usage, where it writes, templates, what is missing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run, Write
from tests.report.readers import needs_pango

BAD = [
    (("report", "chaozhou"), "name two plans or more"),
    (("report", "chaozhou", "chaozhou"), "named twice"),
    (("report", "chaozhou", "nowhere"), "no plan is called"),
    (("report", "chaozhou", "heyuan", "--for", "nowhere"), "no plan is called"),
    (("report", "chaozhou", "heyuan", "-f", "odt"), "odt"),
    (
        ("report", "chaozhou", "heyuan", "-o", "pack.odt"),
        "the suffix is none of .docx, .html, .json, .md, .pdf, .pptx, .xlsx",
    ),
]


@pytest.mark.parametrize(("argv", "told"), BAD)
def test_wrong_usage(run: Run, argv: tuple[str, ...], told: str) -> None:
    result = run(*argv)
    assert (result.code, told in result.err) == (2, True)


def test_without_o_it_goes_to_reports(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("report", "chaozhou", "heyuan")
    assert (result.code, result.out) == (0, "")
    assert result.err == "reports/chaozhou-heyuan.html\n"
    assert (tmp_path / "reports" / "chaozhou-heyuan.html").is_file()


def test_templates_can_be_overridden(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pack.css").write_text("@media print{#cover{color: teal}}", "utf-8")
    page = run("report", "chaozhou", "heyuan", "-f", "html", "--templates", tmp_path).out
    assert "<style>\n@media print{#cover{color: teal}}" in page
    assert "覆盖矩阵" in page or "Coverage matrix" in page


BROKEN = [
    "{% if %}",
    "{{ nothing }}",
    "{{ 1 / 0 }}",
    "{{ say('no-such-key') }}",
    "{{ cycler.__init__.__globals__ }}",
    "\ud800",
]


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_template_is_explained(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "pack.html").write_bytes(text.encode("utf-8", "surrogatepass"))
    result = run("report", "chaozhou", "heyuan", "-f", "html", "--templates", tmp_path)
    assert (result.code, "the template cannot be used: " in result.err) == (2, True)


@needs_pango
def test_doctor(run: Run) -> None:
    assert run("doctor").code == 0
    abilities = {ability["name"] for ability in json.loads(run("doctor", "-f", "json").out)}
    assert abilities == {"version", "plans", "report", "pango", "font"}


def test_two_plans_of_one_city_have_two_names(run: Run, sample: Write) -> None:
    older = sample(("id: sample", "id: older"), ("start: 2021", "start: 2016"), name="older.yaml")
    result = run("matrix", sample(), older, "--lang", "en")
    assert "样例 (2021–2025)" in result.out
    assert "样例 (2016–2025)" in result.out


# format, the library that is not there, what pip installs in its place
MISSING = [
    ("html", "jinja2", "plancmp[report]"),
    ("html", "vl_convert", "plancmp[report]"),
    ("markdown", "tabulate", "plancmp[report]"),
    ("xlsx", "openpyxl", "plancmp[report]"),
    ("docx", "docx", "plancmp[report]"),
    ("pptx", "pptx", "plancmp[report]"),
    ("pdf", "weasyprint", "plancmp[pdf]"),
    pytest.param("pdf", "fontTools", "plancmp[pdf]", marks=needs_pango),
]
EXTRAS = ("jinja2", "vl_convert", "tabulate", "openpyxl", "docx", "pptx", "weasyprint", "fontTools")


def _without(*modules: str, fmt: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own in which these libraries are not installed."""
    code = (
        f"import sys; sys.modules.update(dict.fromkeys({modules!r}));"
        f"from plancmp.cli import call;"
        f"sys.exit(call(['report', 'chaozhou', 'heyuan', '-q', '-f', {fmt!r}]))"
    )
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, encoding="utf-8"
    )


@pytest.mark.parametrize(("fmt", "module", "extra"), MISSING)
def test_a_missing_library_names_the_line_that_installs_it(
    fmt: str, module: str, extra: str
) -> None:
    result = _without(module, fmt=fmt)
    assert (result.returncode, f"pip install '{extra}'" in result.stderr) == (2, True)


def test_json_needs_none_of_them() -> None:
    result = _without(*EXTRAS, fmt="json")
    assert (result.returncode, result.stderr) == (0, "")
