"""The grammar of documents is data: examples are tried, code has none of it, none of it is idle."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

import jsonschema
import pytest
import yaml

import plancmp
from plancmp import knowledge, resources
from plancmp.domain import domains
from plancmp.drafting.mention import mention
from plancmp.grammar import Grammar, WrongPattern, compiled

PACKAGE = Path(plancmp.__file__).parent
CODE = [*sorted((PACKAGE / "drafting").rglob("*.py")), PACKAGE / "grammar.py"]
GRAMMAR = Grammar.common()
ENTRY = {"pattern": "<<verbs>>", "match": ["建设"], "miss": ["家"]}


def _with(name: str, **entry: Any) -> knowledge.Table:
    """The packaged grammar with a pattern changed or added."""
    patterns = {**GRAMMAR.table["patterns"], name: MappingProxyType({**ENTRY, **entry})}
    return MappingProxyType({**GRAMMAR.table, "patterns": patterns})


WRONG = [
    ({"match": ["建设", "家"]}, "家", "not matched"),
    ({"miss": ["建设"]}, "建设", "not missed"),
    ({"pattern": "建(设"}, "", "no regular expression"),
    ({"pattern": "<<nothing>>"}, "", "nothing is called nothing"),
    ({"pattern": "<<new>>建设"}, "", "new holds itself"),
]


@pytest.mark.parametrize(("entry", "example", "why"), WRONG, ids=[row[2] for row in WRONG])
def test_a_wrong_pattern_is_named_with_its_example(
    entry: dict[str, Any], example: str, why: str
) -> None:
    with pytest.raises(WrongPattern) as told:
        compiled(_with("new", **entry), GRAMMAR.numerals)
    assert isinstance(told.value, knowledge.Malformed)
    words = dict(told.value.findings[0].args)
    assert (words["pattern"], words["example"]) == ("new", example)
    assert why in words["why"]


def test_the_file_keeps_its_schema() -> None:
    for name in ("grammar", "numbers"):
        text = resources.data("knowledge", f"{name}.yaml").read_text("utf-8")
        jsonschema.validate(yaml.safe_load(text), dict(knowledge.schema(name)))


@pytest.mark.parametrize("name", GRAMMAR.patterns)
def test_every_alternative_has_an_example(name: str) -> None:
    entry = GRAMMAR.table["patterns"][name]
    written = entry["pattern"] if isinstance(entry["pattern"], tuple) else ()
    for alternative in written:
        alone = {**entry, "pattern": alternative, "match": entry["match"][:1], "miss": ()}
        for example in entry["match"]:
            table = _with(name, **{**alone, "match": (example,)})
            try:
                compiled(MappingProxyType({**table, "patterns": _needed(name, table)}), _numerals())
            except WrongPattern:
                continue
            break
        else:
            pytest.fail(f"{name}: no example of {alternative}")


def _needed(name: str, table: knowledge.Table) -> dict[str, Any]:
    """A pattern with those that it holds, and no other."""
    written = table["patterns"][name]["pattern"]
    text = written if isinstance(written, str) else "|".join(written)
    found = {name: table["patterns"][name]}
    for inner in re.findall(r"<<([a-z0-9-]+)>>", text):
        if inner in table["patterns"]:
            found |= _needed(inner, table)
    return found


def _numerals() -> knowledge.Table:
    return GRAMMAR.numerals


# -- Words that hold others, and units of a field.


def test_of_two_words_the_longer_is_read() -> None:
    found = GRAMMAR.using("mention", unit=("家", "家次")).find("5家次")
    assert found is not None
    assert found["unit"] == "家次"


def test_units_are_those_of_the_field() -> None:
    known = domains()
    one, other = known.get("intellectual-property"), known.get("environment")
    assert mention(one) is mention(one)
    assert mention(one) is not mention(other)
    own = next(word for word in other.units.words if word not in one.units and "/" in word)
    assert mention(other).holds(f"达到5{own}")


NUMERALS = [("二十", "20"), ("一千二百万", "12000000"), ("两", "2"), ("万", None), ("三亿", "3e8")]


@pytest.mark.parametrize(("numeral", "value"), NUMERALS)
def test_numerals(numeral: str, value: str | None) -> None:
    assert GRAMMAR.value(numeral) == (None if value is None else Decimal(value))


# -- Code and data.


def _texts(tree: ast.AST) -> list[ast.Constant]:
    """String literals that are no docstrings."""
    alone = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    constants = (n for n in ast.walk(tree) if isinstance(n, ast.Constant))
    return [n for n in constants if isinstance(n.value, str) and id(n) not in alone]


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.name)
def test_code_holds_no_word_of_a_document(path: Path) -> None:
    texts = _texts(ast.parse(path.read_text("utf-8")))
    foreign = re.compile("[\u2010-\u2025\u2027-\u9fff\uf900-\uffef]")
    assert [(n.lineno, n.value) for n in texts if foreign.search(str(n.value))] == []


def test_nothing_in_the_grammar_is_idle() -> None:
    """Whatever a name stands for, code asks for it or a pattern holds it."""
    asked = {str(n.value) for path in CODE for n in _texts(ast.parse(path.read_text("utf-8")))}
    asked |= {f"level-{n}" for n in range(1, 6)}
    held = {
        name
        for entry in GRAMMAR.table["patterns"].values()
        for inner in re.findall(r"<<([a-z0-9+-]+)>>", str(entry["pattern"]))
        for name in inner.split("+")
    }
    parts = ("patterns", "words", "groups", "signs", "texts")
    named = {name for part in parts for name in GRAMMAR.table[part]}
    assert sorted(named - asked - held) == []


def test_names_are_distinct() -> None:
    """A pattern holds others by name alone."""
    parts = ("patterns", "words", "signs")
    names = [name for part in parts for name in GRAMMAR.table[part]] + list(GRAMMAR.numerals)
    assert len(names) == len(set(names))


LAZY = """
import sys
from plancmp.domain import domains
from plancmp.drafting import compose, document, readers, verify
domains().get("intellectual-property")
assert ".pdf" in readers.suffixes()
heavy = {"docx", "lxml", "pdfplumber", "pdfminer"} & set(sys.modules)
from plancmp import knowledge
from plancmp.grammar import Grammar
print(sorted(heavy), Grammar.common.cache_info().currsize)
"""


def test_reading_a_document_is_paid_for_when_one_is_read() -> None:
    told = subprocess.run([sys.executable, "-c", LAZY], capture_output=True, text=True, check=True)
    assert told.stdout == "[] 0\n"
