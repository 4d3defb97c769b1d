"""Every text that the code asks for exists, and every text that exists is asked for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, get_args, get_type_hints

import pytest

import plancmp
from plancmp import auditing, errors, knowledge
from plancmp.actualfile import rules as of_figures
from plancmp.compare.leads import Place
from plancmp.drafting.ledger.record import PLACES, REASONS
from plancmp.model import progress
from plancmp.model.answers import DEGREES
from plancmp.model.comparison import Alignment
from plancmp.model.coverage import Gap
from plancmp.planfile import rules as of_files
from plancmp.render import typefaces
from plancmp.render.screen.sitting import KEYS
from plancmp.render.signs import COVERAGE_SIGNS
from plancmp.render.words import OPEN
from tests.fixtures import ROOT

FILES = ("messages", "briefing", "tracking", "errors", "rules", "audit")
WORDINGS = FILES[:3]
PACKAGE = Path(plancmp.__file__).parent
ERRORS = {
    name
    for name, value in vars(errors).items()
    if isinstance(value, type) and issubclass(value, errors.PlancmpError)
}
GAPS = get_args(get_type_hints(Gap)["kind"])
ORIGINS = get_args(get_type_hints(Alignment)["origin"])
UNDECIDED = (
    "ranges-overlap",
    "direction-unknown",
    "direction-neither",
    "opposite-bounds",
    "other-year",
    "other-level",
    "basis-unchecked",
    "no-period",
    "percent-length",
)

COUNTS = ("total", "same", "comparable", "stronger", "equal", "only")
# keys that the code puts together: beginning -> what may follow
COMPOSED: dict[str, tuple[str, ...]] = {
    "evidence-": tuple(knowledge.common("match")["evidence"]),
    "gap-": GAPS,
    "lacks-": ("all", "peers", "same-province", "none", "part"),
    "ability-": ("version", "plans", "pango", "font", "report"),
    "table-origin-": ORIGINS,
    "origin-": ORIGINS,
    "table-targets-": COUNTS,
    "found-": ("ahead", "behind"),
    "answer-": DEGREES,
    "legend-": tuple(COVERAGE_SIGNS),
    "matrix-caption-": ("tasks", "targets"),
    "accuracy-": ("f1", "average-precision", "f1-same", "calibration"),
    "undecided-": UNDECIDED,
    "why-": REASONS,
    "at-": PLACES,
    "key-": KEYS,
    "brief-": get_args(Place),
    "face-": tuple(face.role for face in typefaces.asked()),
    "decide-": ("add", "weaker", "add-next", "weaker-next"),
    "reviewed-": OPEN,
    "filter-": ("plan", "theme", "coverage", "relation"),
    "reason-": progress.REASONS,
    "caution-": progress.CAUTIONS,
    "progress-": ("path", "threshold", "threshold-mean", "open", "total", "ceiling", "growth"),
}


@cache
def _trees() -> Mapping[Path, ast.Module]:
    return {path: ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


@cache
def _nodes() -> Sequence[tuple[Path, ast.AST]]:
    return [(path, node) for path, tree in _trees().items() for node in ast.walk(tree)]


@cache
def _constants() -> frozenset[str]:
    """Every text in the code, and every quoted word of the templates."""
    found = {n.value for _, n in _nodes() if isinstance(n, ast.Constant)}
    words = {word for word in found if isinstance(word, str)}
    for template in (ROOT / "templates").iterdir():
        words |= set(re.findall(r"""["']([a-z0-9-]+)["']""", template.read_text("utf-8")))
    return frozenset(words)


@cache
def _beginnings() -> frozenset[str]:
    """How the texts begin that the code puts together."""
    joined = (node.values[0] for _, node in _nodes() if isinstance(node, ast.JoinedStr))
    return frozenset(str(part.value) for part in joined if isinstance(part, ast.Constant))


def _composed() -> set[str]:
    return {start + end for start, ends in COMPOSED.items() for end in ends}


@pytest.mark.parametrize("name", FILES)
def test_every_text_is_used(name: str) -> None:
    modules = {*of_files.rules(), *of_figures.rules(), *auditing.rules()}
    unused = set(knowledge.common(name)) - _constants() - _composed() - modules
    assert not unused


@pytest.mark.parametrize("start", COMPOSED)
def test_texts_are_composed_where_this_says_so(start: str) -> None:
    assert start in _beginnings()
    known = {key for name in WORDINGS for key in knowledge.common(name)}
    assert {start + end for end in COMPOSED[start]} <= known


def _calls(*names: str) -> Iterator[tuple[str, ast.Call, str]]:
    """Place, call and constant first argument of the calls of these functions."""
    for path, node in _nodes():
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name in names and isinstance(node.args[0].value, str) and node.args[0].value:
                yield f"{path.name}:{node.lineno}", node, node.args[0].value


def _fields(text: str) -> set[str]:
    return {field.split(".")[0] for _, field, *_ in Formatter().parse(text) if field}


def _given(call: ast.Call) -> set[str] | None:
    """The values that a call fills in; None where it hands on a mapping."""
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else {name for name in names if name}


def test_every_sentence_that_is_said_exists_and_gets_its_values() -> None:
    known = {k: entry for name in WORDINGS for k, entry in knowledge.common(name).items()}
    said = list(_calls("say", "Reason"))
    assert len(said) > 100
    for place, call, key in said:
        assert key in known, f"{place} says {key}"
        given = _given(call)
        if given is not None and "Reason" not in ast.dump(call.func):
            assert _fields(known[key]["en"]) <= given, f"{place} says {key}"


def test_every_error_that_is_raised_exists_and_gets_its_values() -> None:
    known = knowledge.common("errors")
    raised = list(_calls(*ERRORS))
    assert len(raised) > 40
    for place, call, key in raised:
        assert key in known, f"{place} raises {key}"
        given = _given(call)
        for text in known[key].values():
            assert given is None or _fields(text) <= given, f"{place} raises {key}"


def test_every_rule_that_is_found_exists() -> None:
    known = {*knowledge.common("rules"), *knowledge.common("audit")}
    found = list(_calls("Finding", "_finding", "add", "refuse"))
    assert found
    for place, _, key in found:
        assert key in known | {"wrong-pattern"}, f"{place} finds {key}"


def test_every_verdict_has_its_words() -> None:
    """Reasons and cautions are message keys that `compare` yields."""
    path = PACKAGE / "compare" / "targets.py"
    yielded = {
        node.value.value
        for node in ast.walk(_trees()[path])
        if isinstance(node, ast.Yield) and isinstance(node.value, ast.Constant)
    }
    assert yielded
    assert yielded <= set(knowledge.common("messages"))


@pytest.mark.parametrize("name", FILES)
def test_both_languages_fill_in_the_same_values(name: str) -> None:
    for key, entry in knowledge.common(name).items():
        for zh, en in (("zh", "en"), ("hint_zh", "hint_en")):
            assert (zh in entry) == (en in entry), key
            assert _fields(entry.get(zh, "")) == _fields(entry.get(en, "")), key


@pytest.mark.parametrize("name", FILES)
def test_each_language_is_that_language(name: str) -> None:
    han, sentence = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}")
    for key, entry in knowledge.common(name).items():
        for part in ("", "hint_"):
            assert not han.search(entry.get(f"{part}en", "")), key
            said = re.sub(r"plancmp [a-z]+ [a-z]+|\{.*?\}", "", entry.get(f"{part}zh", ""))
            assert not sentence.search(said), key


CODELISTS = sorted(knowledge.common("terms"))


@pytest.mark.parametrize("name", CODELISTS)
def test_codelists_have_both_languages(name: str) -> None:
    entries: Mapping[str, Any] = knowledge.common("terms")[name]
    assert entries
    assert all(set(entry) >= {"zh", "en"} for entry in entries.values())


def test_no_text_stands_in_two_files() -> None:
    """Which of the two would be told?"""
    keys = [key for name in WORDINGS for key in knowledge.common(name)]
    assert len(keys) == len(set(keys))
