"""Columns on a screen, against the public `wcwidth`; lines that are never wider than asked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth, wcwidth

from plancmp import knowledge
from plancmp.render.width import width, wrap
from tests import fixtures
from tests.fixtures import PLANS

CLOSING = "，。、；：！？）》」』】〕”’…％·"
OPENING = "（《「『【〔“‘"


def _texts(name: str) -> Iterator[str]:
    plan = fixtures.plan(name)
    yield from (plan.title, *plan.aliases)
    for target in plan.targets:
        yield from (target.name, target.unit, target.note)
    for task in plan.tasks:
        yield from (task.title, task.note, *task.section, *task.actions)


@pytest.mark.parametrize("name", PLANS)
def test_texts_of_the_plans(name: str) -> None:
    for text in _texts(name):
        assert width(text) == wcswidth(text), text


@pytest.mark.parametrize("name", ["messages", "briefing", "errors", "rules", "audit"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_texts_of_the_program(name: str, lang: str) -> None:
    for entry in knowledge.common(name).values():
        assert width(entry[lang]) == wcswidth(entry[lang]), entry[lang]


SHOWN = st.characters(
    codec="utf-8",
    max_codepoint=0xFFFF,
    exclude_categories=("Cc", "Cs", "Cn", "Co", "Cf", "Zl", "Zp", "Mc", "Mn", "Me"),
).filter(lambda c: wcwidth(c) >= 0)
SOME = st.sampled_from("潮州市，。（）《》“”%‰3.88 万元/年abcⅢ①×●◐·…—–'\"!@ -=")
TEXTS = st.text(SOME | SHOWN, max_size=60)


@given(st.text(st.sampled_from("潮州市，。（）《》“”%‰3.88 万元abcⅢ①×●◐·…—–\u0301\u3000ｱＡ가")))
def test_any_text_of_a_plan(text: str) -> None:
    assert width(text) == sum(wcwidth(c) for c in text)


@given(st.text(SHOWN.filter(lambda c: unicodedata.east_asian_width(c) != "A")))
def test_any_text(text: str) -> None:
    """But for what the two versions of Unicode see differently, which is not in plans."""
    expected = sum(wcwidth(c) for c in text)
    assert abs(width(text) - expected) <= sum(c not in KNOWN for c in text)


KNOWN = {
    chr(code)
    for code in range(0x20, 0xFFFF)
    if (0x20 <= code < 0x7F or 0x3000 <= code < 0x3040 or 0x4E00 <= code < 0x9FA6)
    or (0xFF01 <= code < 0xFF5F or 0x2010 <= code < 0x2028 or 0xA1 <= code < 0x250)
}


def test_known_characters_are_as_wide_as_the_library_says() -> None:
    different = {c for c in KNOWN if wcwidth(c) >= 0 and width(c) != wcwidth(c)}
    assert different <= {"\xad", "\u302e", "\u302f"}


# text with colour -> columns
COLOURED = [
    ("\x1b[1m潮州\x1b[0m", 4),
    ("\x1b[32m●\x1b[0m2", 2),
    ("\x1b[0m", 0),
    ("", 0),
    ("e\u0301", 1),
]


@pytest.mark.parametrize(("text", "columns"), COLOURED)
def test_colour_takes_no_room(text: str, columns: int) -> None:
    assert width(text) == columns


# text, limit -> lines
WRAPPED = [
    ("建设中心，完善机制 plan", 10, ["建设中心，", "完善机制", "plan"]),
    ("", 10, [""]),
    ("   ", 10, [""]),
    ("a b c", 3, ["a b", "c"]),
    ("abcdef", 3, ["abc", "def"]),
    ("潮州市", 4, ["潮州", "市"]),
    ("潮州市", 5, ["潮州", "市"]),
    ("（潮州）", 6, ["（潮", "州）"]),
    ("规划“十四五”", 5, ["规划", "“十四", "五”"]),
    ("  a  ", 5, ["a"]),
    ("3.88件，增长5%", 8, ["3.88件，", "增长5%"]),
    ("一二三四五。", 10, ["一二三四", "五。"]),
    ("well-known words", 10, ["well-known", "words"]),
    ("a\nb", 10, ["a b"]),
]


@pytest.mark.parametrize(("text", "limit", "lines"), WRAPPED)
def test_wrapped(text: str, limit: int, lines: list[str]) -> None:
    assert [" ".join(line.split()) for line in wrap(text, limit)] == lines


LIMITS = st.integers(2, 50)


@given(TEXTS, LIMITS)
def test_no_line_is_wider_than_the_limit(text: str, limit: int) -> None:
    lines = wrap(text, limit)
    assert lines
    assert max(map(width, lines)) <= limit


@given(TEXTS, LIMITS)
def test_nothing_is_lost_but_blanks(text: str, limit: int) -> None:
    assert "".join("".join(wrap(text, limit)).split()) == "".join(text.split())


@given(TEXTS, LIMITS)
def test_lines_have_no_blanks_at_their_ends(text: str, limit: int) -> None:
    lines = wrap(text, limit)
    assert all(line == line.strip() for line in lines)
    assert all(lines) or lines == [""]


def _breaks(text: str, limit: int) -> list[int]:
    """The places in a text without blanks at which its lines begin."""
    lines = wrap(text, limit)
    assert "".join(lines) == text
    return [sum(map(len, lines[:i])) for i in range(1, len(lines))]


@given(st.text(st.sampled_from("潮州市规划" + CLOSING), max_size=60), st.integers(8, 50))
def test_no_line_begins_with_a_closing_mark(text: str, limit: int) -> None:
    """Unless more of them stand together than a line holds."""
    for at in _breaks(text, limit):
        if text[at] in CLOSING:
            first = max(len(text[:at].rstrip(CLOSING)) - 1, 0)
            behind = len(text) - len(text[at:].lstrip(CLOSING))
            assert width(text[first:behind]) > limit


@given(st.text(st.sampled_from("潮州市规划" + OPENING), max_size=60), st.integers(8, 50))
def test_no_line_ends_with_an_opening_mark(text: str, limit: int) -> None:
    for at in _breaks(text, limit):
        if text[at - 1] in OPENING:
            first = len(text[:at].rstrip(OPENING))
            behind = len(text) - len(text[at:].lstrip(OPENING)) + 1
            assert width(text[first:behind]) > limit


@given(TEXTS, LIMITS)
def test_wrapping_again_changes_nothing(text: str, limit: int) -> None:
    for line in wrap(text, limit):
        assert wrap(line, limit) == [line]


@pytest.mark.parametrize("limit", [16, 20, 33, 40])
def test_titles_of_the_plans(limit: int) -> None:
    for name in PLANS:
        for text in _texts(name):
            lines = wrap(text, limit)
            assert max(map(wcswidth, lines)) <= limit
            assert not any(line[0] in "，。、；：）》”" for line in lines if line)
            assert not any(line[-1] in "（《“" for line in lines if line)
