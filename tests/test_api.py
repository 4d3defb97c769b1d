"""The public Python API: lazy, documented, the results of the command line, documented errors."""

from __future__ import annotations

import inspect
import json
import pkgutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import plancmp
from plancmp import api
from plancmp.asking import is_peer
from plancmp.errors import PlancmpError
from plancmp.results import Result
from tests.conftest import Write

FUNCTIONS = sorted(name for name in plancmp.__all__ if inspect.isfunction(getattr(plancmp, name)))
ERRORS = sorted(name for name in plancmp.__all__ if inspect.isclass(getattr(plancmp, name)))
RESULTS: dict[str, Callable[[], Result]] = {
    "plan": lambda: plancmp.load("chaozhou"),
    "plans": plancmp.plans,
    "sectors": api.sectors,
    "diff": lambda: plancmp.diff("chaozhou", "heyuan"),
    "matrix": lambda: plancmp.matrix(["chaozhou", "heyuan", "guangdong"]),
    "gap": lambda: plancmp.gap("chaozhou", ["heyuan", "guangdong"]),
    "audit": lambda: plancmp.audit("chaozhou"),
    "answers": lambda: plancmp.find("质押融资"),
    "explanation": lambda: plancmp.explain("chaozhou", "187", "heyuan", "172"),
    "findings": plancmp.validate,
    "pack": lambda: plancmp.report(["chaozhou", "heyuan"]),
}


def _python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return done.stdout


def test_import_is_lazy() -> None:
    loaded = set(_python("import sys, plancmp; print(*sys.modules)").split())
    assert not {"click", "yaml", "pandas", "rapidfuzz", "plancmp.api", "plancmp.cli"} & loaded


def test_every_public_name_is_there_and_documented() -> None:
    assert set(FUNCTIONS) | set(ERRORS) | {"__version__"} == set(plancmp.__all__)
    assert dir(plancmp) == sorted(plancmp.__all__)
    for name in (*FUNCTIONS, *ERRORS):
        assert inspect.getdoc(getattr(plancmp, name)), name
        assert getattr(plancmp, name).__name__ == name
    with pytest.raises(AttributeError, match="nothing"):
        _ = plancmp.nothing


def test_no_module_has_the_name_of_a_function() -> None:
    """Python would put the module in the function's place when it is imported."""
    modules = {info.name for info in pkgutil.iter_modules(plancmp.__path__)}
    assert not modules & set(plancmp.__all__)


def test_functions_are_functions_whatever_was_imported() -> None:
    code = (
        "import importlib, inspect, pkgutil, plancmp\n"
        "for info in pkgutil.walk_packages(plancmp.__path__, 'plancmp.'):\n"
        "    if not info.name.endswith('__main__'):\n"
        "        importlib.import_module(info.name)\n"
        f"print(*[inspect.isfunction(getattr(plancmp, name)) for name in {FUNCTIONS!r}])"
    )
    assert set(_python(code).split()) == {"True"}


@pytest.mark.parametrize("kind", RESULTS)
def test_repr_is_one_short_line(kind: str) -> None:
    text = repr(RESULTS[kind]())
    assert text.startswith(f"<plancmp {kind}: ")
    assert "\n" not in text
    assert len(text) < 160


@pytest.mark.parametrize("kind", RESULTS)
def test_frames_have_the_rows_of_the_contract(kind: str) -> None:
    result = RESULTS[kind]()
    content = result.to_dict()
    for name in result.frames:
        entries = content if isinstance(content, list) else content[name]
        frame = result.to_frame(name)
        assert len(frame) == len(entries)
        assert all(str(column) for column in frame.columns)
    with pytest.raises(ValueError, match="no table is called 'nothing'"):
        result.to_frame("nothing")


def test_the_frame_of_a_matrix_has_a_column_a_plan() -> None:
    result = RESULTS["matrix"]()
    frame = result.to_frame("rows")
    cells = [row["cells"]["heyuan"]["coverage"] for row in result.to_dict()["rows"]]
    assert frame["heyuan"].tolist() == cells


@pytest.mark.parametrize("kind", RESULTS)
def test_html_for_notebooks_is_well_formed(kind: str) -> None:
    fragment = ET.fromstring(RESULTS[kind]()._repr_html_())
    tables = list(fragment.iter("table"))
    assert tables
    assert all(table.find("caption") is not None for table in tables)
    assert not list(fragment.iter("script"))
    assert all(len(list(table.iter("tr"))) <= 52 for table in tables)


def test_html_for_notebooks_escapes(sample: Write) -> None:
    own = sample(("title: 样例市知识产权规划", "title: '<b>样例 & \"市\"</b>'"))
    for result in (plancmp.load(own), plancmp.diff(own, "heyuan"), plancmp.audit(own)):
        fragment = ET.fromstring(result._repr_html_())
        assert not list(fragment.iter("b"))


def test_save_by_suffix(tmp_path: Path) -> None:
    result = plancmp.diff("chaozhou", "heyuan")
    path = result.save(tmp_path / "new" / "diff.json", "zh")
    assert json.loads(path.read_text("utf-8")) == result.to_dict("zh")
    assert result.save(str(tmp_path / "diff.TXT")).read_text("utf-8") == result.render("text")
    with pytest.raises(ValueError, match=r"x\.docx: the suffix is none of \.txt"):
        result.save(tmp_path / "x.docx")
    with pytest.raises(plancmp.UnwritableOutput):
        result.save(tmp_path / "diff.TXT" / "x.json")


def test_a_plan_may_be_given_in_any_form() -> None:
    loaded = plancmp.load("chaozhou")
    path = Path(loaded.value.path)
    wanted = plancmp.diff("chaozhou", "heyuan").to_dict()
    for own in ("潮州", path, str(path), loaded, loaded.value):
        assert plancmp.diff(own, plancmp.load("heyuan")).to_dict() == wanted
    assert plancmp.load(loaded).value == loaded.value
    assert plancmp.matrix([loaded, "heyuan"]).to_dict()["plans"] == ["chaozhou", "heyuan"]
    assert plancmp.gap(loaded, [plancmp.load("heyuan").value]).to_dict()["against"] == ["heyuan"]


def test_folders_of_plans(sample: Write) -> None:
    folder = sample().parent
    assert plancmp.load("sample", plans=[folder]).value.id == "sample"
    assert "sample" in {plan.id for plan in plancmp.plans(plans=[str(folder)]).value}
    assert plancmp.matrix(["sample", "heyuan"], plans=[folder]).value.plans[0].id == "sample"


def test_peers() -> None:
    own = plancmp.load("chaozhou").value
    peers = [p for p in plancmp.plans().value if p.id != own.id and is_peer(p, own)]
    assert plancmp.gap(own, ["peers"]).value.against == tuple(peers)
    both = plancmp.gap(own, ["guangdong", "peers"]).value.against
    assert [plan.id for plan in both] == ["guangdong", *(peer.id for peer in peers)]


# what is done -> the error, what it says
WRONG: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "no such plan": (lambda _: plancmp.load("nowhere"), "UnknownPlan", "no plan is called nowhere"),
    "no such measure": (
        lambda _: plancmp.explain("chaozhou", "x", "heyuan", "172"),
        "UnknownPlan",
        "chaozhou has no measure x",
    ),
    "not a task": (
        lambda _: plancmp.explain("chaozhou", "patent-grants", "heyuan", "172"),
        "UnknownPlan",
        "is a target",
    ),
    "one plan": (lambda _: plancmp.matrix(["chaozhou"]), "UnknownPlan", "two plans or more"),
    "twice": (lambda _: plancmp.matrix(["chaozhou"] * 2), "UnknownPlan", "named twice"),
    "no file": (lambda folder: plancmp.load(folder / "x.yaml"), "InvalidPlan", "not a valid plan"),
    "no folder": (lambda f: plancmp.plans(plans=[f / "x"]), "UnreadableInput", "is not a folder"),
    "no crosswalks": (
        lambda f: plancmp.diff("chaozhou", "heyuan", crosswalks=[f / "x"]),
        "UnreadableInput",
        "is not a folder",
    ),
    "no document": (
        lambda f: plancmp.verify("chaozhou", f / "x.txt"),
        "UnreadableInput",
        "cannot read",
    ),
    "no such sector": (
        lambda f: plancmp.draft(_document(f), sector="none"),
        "UnknownSector",
        "no sector pack is called none",
    ),
    "no plan": (lambda f: plancmp.draft(_document(f)), "NotAPlan", "not a plan"),
}


def _document(folder: Path) -> Path:
    path = folder / "letter.txt"
    path.write_text("致市民的一封信\n\n今天天气很好。\n", "utf-8")
    return path


@pytest.mark.parametrize("name", WRONG)
def test_errors_are_public_and_say_what_is_wrong(name: str, tmp_path: Path) -> None:
    act, error, text = WRONG[name]
    with pytest.raises(getattr(plancmp, error), match=text) as raised:
        act(tmp_path)
    assert isinstance(raised.value, PlancmpError)
    assert raised.value.text("zh") != str(raised.value)


def test_every_error_is_an_error_of_plancmp() -> None:
    assert all(issubclass(getattr(plancmp, name), plancmp.PlancmpError) for name in ERRORS)


def test_an_invalid_plan_carries_every_finding(sample: Write) -> None:
    broken = sample(("level: city", "level: town"), ("theme: creation", "theme: nonsense"))
    with pytest.raises(plancmp.InvalidPlan) as raised:
        plancmp.load(broken)
    assert {finding.line for finding in raised.value.findings} == {4, 12}
    assert isinstance(raised.value, plancmp.InvalidFile)
    found = plancmp.validate([broken])
    assert not found.ok
    assert set(raised.value.findings) <= set(found.value)
