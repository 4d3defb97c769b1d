"""The pages on the Python API run: every example of docs/api.md, every cell of the notebooks."""

from __future__ import annotations

import ast
import doctest
import inspect
import json
import re
from pathlib import Path
from typing import Any

import pytest

import plancmp

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "api.md").read_text("utf-8")
NOTEBOOKS: dict[str, dict[str, Any]] = {
    name: json.loads((DOCS / f"{name}.ipynb").read_text("utf-8"))
    for name in ("plancmp", "diffusion")
}


def test_examples_print_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = "\n".join(re.findall(r"```pycon\n(.*?)```", PAGE, re.DOTALL))
    test = doctest.DocTestParser().get_doctest(blocks, {}, "api.md", None, 0)
    told: list[str] = []
    found = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=told.append)
    assert found.failed == 0, "".join(told)
    assert found.attempted > 20


def test_every_public_name_has_an_example_or_an_entry() -> None:
    code = "\n".join(re.findall(r"```pycon\n(.*?)```", PAGE, re.DOTALL))
    for name in plancmp.__all__:
        if inspect.isfunction(getattr(plancmp, name)):
            assert f"plancmp.{name}(" in code, name
        elif name != "__version__":
            assert f"`{name}`" in PAGE or f"`plancmp.{name}`" in PAGE, name


@pytest.mark.parametrize(
    ("name", "needed", "written"),
    [
        ("plancmp", "pandas", "chaozhou-gaps.xlsx"),
        ("diffusion", "pyarrow", "topics.parquet"),
    ],
)
def test_the_notebooks_run(
    name: str, needed: str, written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip(needed)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for cell in NOTEBOOKS[name]["cells"]:
        if cell["cell_type"] == "code":
            _run("".join(cell["source"]), names)
    assert (tmp_path / written).stat().st_size > 0


def _run(source: str, names: dict[str, Any]) -> None:
    """As a notebook does: run the cell, show the value of its last line."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)
    if isinstance(last, ast.Expr):
        shown = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
        show = getattr(shown, "_repr_html_", None)
        assert show() if show else repr(shown)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_notebooks_hold_no_output(name: str) -> None:
    assert NOTEBOOKS[name]["nbformat"] == 4
    for cell in NOTEBOOKS[name]["cells"]:
        if cell["cell_type"] == "code":
            assert (cell["outputs"], cell["execution_count"]) == ([], None)
