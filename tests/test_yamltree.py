"""The strict reader of YAML: what surprises people is a finding with its place, never a value."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from plancmp.yamltree import MAX_DEPTH, Refused, Tree, parse

# text -> what it says
READ: list[tuple[str, Any]] = [
    ("a: 1", {"a": Decimal(1)}),
    ("a: -1.50", {"a": Decimal("-1.50")}),
    ("a: 0.1", {"a": Decimal("0.1")}),
    ("a: 0", {"a": Decimal(0)}),
    ("a: 1234567890123456", {"a": Decimal(1234567890123456)}),
    ("a: 12345678901234.5", {"a": Decimal("12345678901234.5")}),
    ("a: '1'", {"a": "1"}),
    ('a: "1"', {"a": "1"}),
    ("a: '2021-01-01'", {"a": "2021-01-01"}),
    ('a: "yes"', {"a": "yes"}),
    ("a: ~", {"a": None}),
    ("a: null", {"a": None}),
    ("a:", {"a": None}),
    ("a: ''", {"a": ""}),
    ("a: 潮州", {"a": "潮州"}),
    ("a: 12万元", {"a": "12万元"}),
    ("a: 1e5", {"a": "1e5"}),
    ("a: 0o17", {"a": "0o17"}),
    ("a: v1.2.3", {"a": "v1.2.3"}),
    ("a: y", {"a": "y"}),
    ("1: a", {"1": "a"}),
    ("yes: a", {"yes": "a"}),
    ("'': a", {"": "a"}),
    ("a: {b: [1, {c: d}]}", {"a": {"b": [Decimal(1), {"c": "d"}]}}),
    ("- a\n- b", ["a", "b"]),
    ("[]", []),
    ("{}", {}),
    ("a: |\n  two\n  lines\n", {"a": "two\nlines\n"}),
    ("a: >\n  one\n  line\n", {"a": "one line\n"}),
    ("# only before\na: b # and behind", {"a": "b"}),
    ("--- \na: b\n...\n", {"a": "b"}),
    ("word", "word"),
]


@pytest.mark.parametrize(("text", "value"), READ)
def test_reads(text: str, value: Any) -> None:
    tree = parse("p", text)
    assert tree.findings == []
    assert tree.value == value


# text -> line:column rule, a word that the finding carries
REFUSED = [
    ("a: 1\na: 2", "2:1 duplicate-key", "a"),
    ("a: {b: 1, c: 2, b: 3}", "1:17 duplicate-key", "b"),
    ("a: [{b: {c: 1, c: 2}}]", "1:16 duplicate-key", "c"),
    ("a: 1\n'a': 2", "2:1 duplicate-key", "a"),
    ("- x: 1\n  x: 1", "2:3 duplicate-key", "1"),
    ("a: &x 1", "1:4 anchor", "x"),
    ("a: *x", "1:4 anchor", "x"),
    ("&x a: 1", "1:1 anchor", "x"),
    ("*x : 1", "1:1 anchor", "x"),
    ("&x [a]", "1:1 anchor", "x"),
    ("a: &x {b: c}", "1:4 anchor", "x"),
    ("a: !!int '1'", "1:4 yaml-tag", "tag:yaml.org,2002:int"),
    ("a: !!python/object:os.system x", "1:4 yaml-tag", "tag:yaml.org,2002:python/object:os.system"),
    ("a: !own [b]", "1:4 yaml-tag", "!own"),
    ("!!str a: b", "1:1 yaml-tag", "tag:yaml.org,2002:str"),
    ("a: 1\n---\nb: 2", "2:1 several-documents", ""),
    ("a: 1\n...\n---\nb: 2", "3:1 several-documents", ""),
    ("a: 2021-01-01", "1:4 unquoted-text", "2021-01-01"),
    ("a: 2021-01-01 12:00:00", "1:4 unquoted-text", "timestamp"),
    ("a: yes", "1:4 unquoted-text", "bool"),
    ("a: [off, on]", "1:5 unquoted-text", "off"),
    ("a: true", "1:4 unquoted-text", "true"),
    ("a: No", "1:4 unquoted-text", "No"),
    ("a: [=]", "1:5 unquoted-text", "value"),
    ("a: 0445100", "1:4 number-form", "0445100"),
    ("a: 017", "1:4 number-form", "017"),
    ("a: 0x1F", "1:4 number-form", "0x1F"),
    ("a: 0b11", "1:4 number-form", "0b11"),
    ("a: 1.0e+5", "1:4 number-form", "1.0e+5"),
    ("a: 1_800", "1:4 number-form", "1_800"),
    ("a: +1", "1:4 number-form", "+1"),
    ("a: 1.", "1:4 number-form", "1."),
    ("a: .5", "1:4 number-form", ".5"),
    ("a: .nan", "1:4 number-form", ".nan"),
    ("a: -.inf", "1:4 number-form", "-.inf"),
    ("a: 30:00", "1:4 number-form", "30:00"),
    ("a: 12345678901234567", "1:4 number-form", "12345678901234567"),
    ("a: 1234567890.1234567", "1:4 number-form", "1234567890.1234567"),
    ("? [a, b]\n: c", "1:3 key-not-text", ""),
    ("{[a]: b}", "1:2 key-not-text", ""),
    ("? {a: b}\n: c", "1:3 key-not-text", ""),
    ("a:\n\tb: c", "2:1 tab-indent", ""),
    ("\ta: b", "1:1 tab-indent", ""),
    ("a: [b", "2:1 yaml-syntax", ""),
    ("a: b\n c: d", "2:3 yaml-syntax", ""),
    ("a: 'b", "1:6 yaml-syntax", ""),
    ("a: @b", "1:4 yaml-syntax", ""),
    ("a: b: c", "1:5 yaml-syntax", ""),
    ("a: %b", "1:4 yaml-syntax", ""),
    ("a: b\x07", "1:5 control-character", "U+0007"),
    ("潮州: [a,\n \x7f]", "2:2 control-character", "U+007F"),
    ("a: \ufffe", "1:4 control-character", "U+FFFE"),
    ("", "1:1 empty-file", ""),
    ("# nothing\n", "1:1 empty-file", ""),
]


@pytest.mark.parametrize(("text", "expected", "word"), REFUSED, ids=lambda x: repr(x)[:30])
def test_refuses(text: str, expected: str, word: str) -> None:
    tree = parse("file.yaml", text)
    found = [f"{f.line}:{f.column} {f.rule}" for f in tree.findings]
    assert found[0] == expected
    first = tree.findings[0]
    assert (first.path, first.severity) == ("file.yaml", "error")
    assert not word or word in dict(first.args).values()


def test_several_problems_at_once() -> None:
    tree = parse("p", "a: yes\nb: 017\na: 1\nc: [&x 1]\nd: {e: 2021-01-01}")
    found = [(f.line, f.rule) for f in tree.findings]
    assert found == [
        (1, "unquoted-text"),
        (2, "number-form"),
        (3, "duplicate-key"),
        (4, "anchor"),
        (5, "unquoted-text"),
    ]
    assert isinstance(tree.value, Refused)


def test_a_refused_value_stands_alone() -> None:
    """What is not an alias, tag or second document spoils one value only."""
    tree = parse("p", "a: yes\nb: 1")
    assert isinstance(tree.value["a"], Refused)
    assert tree.value["b"] == 1


def test_the_first_of_two_equal_keys_counts() -> None:
    tree = parse("p", "a: 1\nb: 2\na: {c: 3}")
    assert tree.value == {"a": Decimal(1), "b": Decimal(2)}
    assert tree.positions["/a"] == (1, 4)


@pytest.mark.parametrize(("text", "value"), [("a: true", True), ("a: false", False)])
def test_knowledge_may_say_true_and_false(text: str, value: bool) -> None:
    assert parse("p", text, booleans=True).value == {"a": value}
    assert [f.rule for f in parse("p", text).findings] == ["unquoted-text"]
    for word in ("yes", "True", "on"):
        tree = parse("p", f"a: {word}", booleans=True)
        assert [f.rule for f in tree.findings] == ["unquoted-text"]


def _flow(depth: int, start: str, end: str) -> str:
    return start * depth + "x" + end * depth


# how a text is nested, to a depth
NESTED: dict[str, Callable[[int], str]] = {
    "flow lists": lambda n: _flow(n, "[", "]"),
    "flow mappings": lambda n: _flow(n, "{a: ", "}"),
    "block lists": lambda n: "- " * n + "x",
    "block mappings": lambda n: "\n".join(" " * i + "a:" for i in range(n)) + " x",
    "both": lambda n: "a:\n- " + _flow(n - 2, "[", "]"),
}


@pytest.mark.parametrize("name", NESTED)
def test_depth(name: str) -> None:
    tree = parse("p", NESTED[name](MAX_DEPTH))
    assert (tree.findings, isinstance(tree.value, Refused)) == ([], False)
    for depth in (MAX_DEPTH + 1, MAX_DEPTH + 2, 900):
        tree = parse("p", NESTED[name](depth))
        assert [f.rule for f in tree.findings] == ["too-deep"]
        assert isinstance(tree.value, Refused)


# a text that no library should read to its end -> where it is too deep
BOMBS = [
    ("[" * 50_000, (1, 13)),
    ("{a: " * 50_000, (1, 49)),
    ("- " * 50_000, (1, 25)),
    ("".join(" " * i + "a:\n" for i in range(2000)), (13, 13)),
    ("a: " + "[" * 50_000 + "]" * 50_000, (1, 15)),
    ("a:\n  b: " + "[" * 5_000, (2, 16)),
]


@pytest.mark.parametrize(("text", "place"), BOMBS, ids=lambda x: repr(x)[:20])
def test_bombs(text: str, place: tuple[int, int]) -> None:
    tree = parse("p", text)
    assert [f.rule for f in tree.findings] == ["too-deep"]
    assert (tree.findings[0].line, tree.findings[0].column) == place


def test_brackets_in_texts_are_no_depth() -> None:
    """A syntax error elsewhere is told as what it is."""
    text = "- '[[[[[[[[[[[[[['\n- [a\nb: c"
    assert [f.rule for f in parse("p", text).findings] == ["yaml-syntax"]
    assert parse("p", "- '[[[[[[[[[[[[[['").value == ["[[[[[[[[[[[[[["]


def test_positions() -> None:
    tree = parse("p", "a: 1\nb:\n  - {c: 潮州, d: 2}\n  - e\n")
    assert tree.positions == {
        "": (1, 1),
        "/a~key": (1, 1),
        "/a": (1, 4),
        "/b~key": (2, 1),
        "/b": (3, 3),
        "/b/0": (3, 5),
        "/b/0/c~key": (3, 6),
        "/b/0/c": (3, 9),
        "/b/0/d~key": (3, 13),
        "/b/0/d": (3, 16),
        "/b/1": (4, 5),
    }


SIGNS = st.characters(
    codec="utf-8", min_codepoint=32, max_codepoint=0xFFFF, exclude_characters="\x85\u2028\u2029"
)
"""Without line breaks, which PyYAML folds into blanks when it writes."""
PLAIN = st.recursive(
    st.none() | st.text(SIGNS) | st.integers(-(10**14), 10**14),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab键", min_size=1), inner),
    max_leaves=12,
)


@given(PLAIN, st.booleans())
def test_what_pyyaml_writes_is_read_back(value: Any, flow: bool) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow)
    tree = parse("p", text)
    assert tree.findings == []
    assert tree.value == value


@given(st.text(st.sampled_from("ab: [],{}-'\"\n\t&*!#|>%@?~0.1潮\x00\x07\ufeff"), max_size=40))
def test_never_raises(text: str) -> None:
    tree = parse("p", text)
    assert isinstance(tree, Tree)
    for finding in tree.findings:
        assert finding.line >= 1
        assert finding.column >= 1
        assert finding.line <= text.count("\n") + 2
