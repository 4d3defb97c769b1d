"""How the code is cut: layers, names, sizes, and no word of a language outside data."""

from __future__ import annotations

import ast
import configparser
import doctest
import importlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import plancmp
from tests.fixtures import ROOT

PACKAGE = Path(plancmp.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
NAMES = [str(path.relative_to(PACKAGE)) for path in MODULES]
HAN = re.compile(r"[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]")
LEFT = (
    "direction.py: [(（\\[〔【][^()（）\\[\\]〔〕【】]*[)）\\]〕】]",
    "match/profile.py: [\\s，。；、：,;:]+",
    "render/font_files.py: ○≥≤→–—～↔“”‘’…±",
    "render/tables.py: [㐀-鿿]",
    "shape.py: [０-９．，％]",
)
"""Signs, no words, that the code reads or shows; the list may only become shorter."""
MOST_LINES, MOST_OF_A_FUNCTION, WIDEST = 300, 40, 100


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _docstrings(tree: ast.Module) -> set[int]:
    """Of modules, classes and functions, and the texts behind attributes."""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def _chinese(path: Path) -> Iterator[str]:
    told = _docstrings(_tree(path))
    for node in ast.walk(_tree(path)):
        text = getattr(node, "value", None) if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and id(node) not in told and HAN.search(text):
            yield f"{path.relative_to(PACKAGE)}: {text}"


def test_code_holds_no_word_of_chinese() -> None:
    found = [text for path in MODULES for text in _chinese(path)]
    assert sorted(set(found) - set(LEFT)) == []
    assert sorted(set(LEFT) - set(found)) == [], "no longer there: take it off the list"
    assert len(LEFT) <= 20


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno
            yield f"{path.name}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1


@pytest.mark.parametrize("name", NAMES)
def test_files_functions_and_lines_are_short(name: str) -> None:
    path = PACKAGE / name
    lines = path.read_text("utf-8").splitlines()
    assert len(lines) <= MOST_LINES
    assert max(map(len, lines)) <= WIDEST
    assert [place for place, length in _functions(path) if length > MOST_OF_A_FUNCTION] == []


@pytest.mark.parametrize("folder", ["tests", "benchmarks"])
def test_so_are_those_beside_the_package(folder: str) -> None:
    for path in (ROOT / folder).rglob("*.py"):
        lines = path.read_text("utf-8").splitlines()
        assert len(lines) <= MOST_LINES, path
        assert max(map(len, lines), default=0) <= WIDEST, path
        long = [place for place, length in _functions(path) if length > MOST_OF_A_FUNCTION]
        assert long == [], path


def test_no_module_has_the_name_of_a_function_of_the_api() -> None:
    """Python puts a module in the place of a function of its name when it is imported."""
    names = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    body = _tree(PACKAGE / "api.py").body
    functions = {node.name for node in body if isinstance(node, ast.FunctionDef)}
    assert functions > {"diff", "gap", "matrix"}
    assert not names & (functions | set(plancmp.__all__))


@pytest.mark.parametrize("name", [n for n in NAMES if n.endswith("__init__.py")])
def test_no_package_calls_a_name_that_a_module_of_it_takes(name: str) -> None:
    """`list(…)` in a package that has a module `list` calls that module, once it is imported."""
    folder = (PACKAGE / name).parent
    modules = {p.stem for p in folder.iterdir() if p.suffix == ".py" or p.is_dir()}
    called = {
        node.func.id
        for node in ast.walk(_tree(PACKAGE / name))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    imported = {
        alias.asname or alias.name
        for node in ast.walk(_tree(PACKAGE / name))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert not called & modules - imported


def _config() -> configparser.ConfigParser:
    found = configparser.ConfigParser()
    found.read(ROOT / "setup.cfg", "utf-8")
    return found


def test_every_module_has_a_layer() -> None:
    contract = _config()["importlinter:contract:layers"]
    layers = {part.strip() for line in contract["layers"].split("\n") for part in line.split("|")}
    ignored = set(contract["exhaustive_ignores"].split())
    top = {path.name.removesuffix(".py") for path in PACKAGE.iterdir() if _is_module(path)}
    assert layers - {""} | ignored == top - {"__init__"}


def _is_module(path: Path) -> bool:
    return path.suffix == ".py" or (path / "__init__.py").is_file()


def test_every_package_is_installed() -> None:
    listed = set(_config()["options"]["packages"].split())
    found = {
        ".".join(("plancmp", *path.parent.relative_to(PACKAGE).parts))
        for path in PACKAGE.rglob("__init__.py")
    }
    assert found <= listed
    assert listed - found == {"plancmp._data", "plancmp._templates"}


def test_every_kind_of_data_is_installed() -> None:
    patterns = _config()["options.package_data"]["plancmp._data"].split(", ")
    for path in (ROOT / "data").rglob("*"):
        if path.is_file():
            relative = path.relative_to(ROOT / "data")
            assert any(relative.match(pattern) for pattern in patterns), relative


def test_every_file_says_first_what_it_is() -> None:
    for path in MODULES:
        said = ast.get_docstring(_tree(path))
        assert said or path.name == "__main__.py", path


def test_names_are_imported_from_where_they_are_public() -> None:
    for path in MODULES:
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("plancmp"):
                private = [a.name for a in node.names if re.match(r"_[^_]", a.name)]
                assert not private, path


EXTRAS = {"docx", "fontTools", "jinja2", "lxml", "openpyxl", "pandas", "pdfplumber", "pptx"}
EXTRAS |= {"ruamel", "tabulate", "vl_convert", "weasyprint"}
TESTED = [n for n in NAMES if ">>> " in (PACKAGE / n).read_text("utf-8")]


@pytest.mark.parametrize("name", TESTED)
def test_examples_in_docstrings(name: str) -> None:
    module = importlib.import_module(f"plancmp.{name.removesuffix('.py').replace('/', '.')}")
    found = doctest.testmod(module)
    assert found.attempted
    assert found.failed == 0


def test_there_are_examples() -> None:
    assert len(TESTED) >= 3


@pytest.mark.parametrize("name", [n for n in NAMES if not n.startswith(("render", "drafting"))])
def test_extras_are_imported_where_they_are_used(name: str) -> None:
    """No module below the formats and readers needs an extra to be imported."""
    for node in _tree(PACKAGE / name).body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [getattr(node, "module", "") or "", *(alias.name for alias in node.names)]
            assert not {n.split(".")[0] for n in names} & EXTRAS
