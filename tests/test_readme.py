"""The README says what is: real outputs, commands and options that exist, and CI that tests."""

from __future__ import annotations

import os
import re
from pathlib import Path

import click
import pytest

from plancmp.cli import main
from tests.conftest import Run

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
# <!-- output: plancmp … | [WORD] N --> ```text … ```: N lines of the output, from that with WORD
OUTPUT = re.compile(
    r"(<!-- output: plancmp (.+?) \| (?:(\S+) )?(\d+) -->\n```text\n)(.*?)(```\n)", re.DOTALL
)


def test_outputs_are_real(run: Run) -> None:
    def real(match: re.Match[str]) -> str:
        lines = run(*match[2].split()).out.splitlines()
        start = lines.index(match[3]) if match[3] else 0
        return match[1] + "\n".join(lines[start : start + int(match[4])]).rstrip() + "\n" + match[6]

    text = README.read_text("utf-8")
    fresh, count = OUTPUT.subn(real, text)
    assert count
    if os.environ.get("PLANCMP_REGEN"):
        README.write_text(fresh, "utf-8")
    assert README.read_text("utf-8") == fresh


def test_every_command_is_named() -> None:
    text = README.read_text("utf-8")
    for name in main.list_commands(click.Context(main)):
        assert f"`plancmp {name}" in text, name


def test_commands_in_code_exist() -> None:
    known = set(main.list_commands(click.Context(main)))
    used = {
        word
        for page in (README, *(ROOT / "docs").glob("*.md"))
        for word in re.findall(r"(?m)(?:^|`|bin/)plancmp ([a-z]+)\b", page.read_text("utf-8"))
    }
    assert used - {"diff"} <= known


def test_local_links() -> None:
    for page in (README, ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), (page, target)


def test_ci_runs_the_readme_command() -> None:
    command = next(
        line for line in README.read_text("utf-8").splitlines() if line.endswith("/pytest")
    )
    assert command in (ROOT / ".ci" / "run").read_text("utf-8")


@pytest.mark.parametrize("folder", ["plancmp"])
def test_every_package_is_listed(folder: str) -> None:
    packages = {
        str(p.parent.relative_to(ROOT)).replace("/", ".")
        for p in (ROOT / folder).rglob("__init__.py")
    }
    listed = set(
        re.findall(
            r"^    (plancmp[\w.]*)$",
            (ROOT / "setup.cfg").read_text("utf-8").split("[options.extras")[0],
            re.MULTILINE,
        )
    )
    assert packages | {"plancmp._data", "plancmp._templates"} == listed
