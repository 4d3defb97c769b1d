"""What of a passage stands in another one: rows of two passages, and laws that hold for any."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancmp.compare.wording import apart
from plancmp.model.wording import Run

# two passages, and what is marked in each
ROWS = [
    ("推广专利保险", "推广专利保险", "推广专利保险", "推广专利保险"),
    ("推广专利保险", "", "[推广专利保险]", ""),
    ("推广专利保险", "推广商标保险", "推广[专利]保险", "推广[商标]保险"),
    # moved text is not marked, wherever it went
    ("先办展会，后建平台", "后建平台，先办展会", "先办展会，后建平台", "后建平台，先办展会"),
    # a single character is no stretch
    ("加大投入", "扩大规模", "[加大投入]", "[扩大规模]"),
    ("完善的制度", "完善制度", "完善[的]制度", "完善制度"),
    # numbers are whole: with decimals, thousands and per cent
    ("增长12.5%", "增长2.5%", "增长[12.5%]", "增长[2.5%]"),
    ("增长12%", "增长12", "增长[12%]", "增长[12]"),
    ("共1,200件", "共1200件", "共1,200件", "共1200件"),
    ("共1200件", "共120件", "[共1200件]", "[共120件]"),
    ("３０％", "30%", "３０％", "30%"),
    ("5，100家", "5100家", "[5]，[100家]", "[5100家]"),
    # with its number a unit is a stretch, by itself it is none
    ("达到500家", "建成500家", "[达到]500家", "[建成]500家"),
    ("达到500家", "达到300家", "达到[500家]", "达到[300家]"),
    ("不低于90", "≥90", "[不低于]90", "[≥]90"),
    # words of letters are whole, whatever their case
    ("PCT申请", "pct专利", "PCT[申请]", "pct[专利]"),
    ("5G基站", "4G基站", "[5G]基站", "[4G]基站"),
    ("file patents", "patent files", "[file] [patents]", "[patent] [files]"),
    ("ISO-9001 audits", "audits of ISO-9001", "ISO-9001 audits", "audits [of] ISO-9001"),
    ("naïve", "naive", "[naïve]", "[naive]"),
    # punctuation, spaces and ends of lines are never marked and part no word
    ("省、市、县", "省市县", "省、市、县", "省市县"),
    ("知识产\n权", "知识产权", "知识产\n权", "知识产权"),
    ("“互联网＋”行动", "互联网+行动", "“互联网＋”行动", "互联网+行动"),
    ("一、建站", "二、建站", "[一]、建站", "[二]、建站"),
    ("甲。", "乙！", "[甲]。", "[乙]！"),
    # but a comma parts a stretch
    ("办理。加快", "整理，加固", "[办理]。[加快]", "[整理]，[加固]"),
    ("家\n5\n12", "家\n5\n20", "家\n5\n[12]", "家\n5\n[20]"),
]
LETTERS = st.sampled_from("专利商标保护加大0123456789.,%，。、 \n“”（）abPé≥＋_①") | st.characters()
TEXTS = st.text(LETTERS, max_size=30)
LAW = settings(deadline=None)


def _marked(runs: tuple[Run, ...]) -> str:
    return "".join(run.text if run.shared else f"[{run.text}]" for run in runs)


@pytest.mark.parametrize(("a", "b", "in_a", "in_b"), ROWS)
def test_apart(a: str, b: str, in_a: str, in_b: str) -> None:
    assert [*map(_marked, apart(a, b))] == [in_a, in_b]


@LAW
@given(TEXTS, TEXTS)
def test_runs_give_back_the_texts_and_mirror(a: str, b: str) -> None:
    ours, theirs = apart(a, b)
    assert ["".join(run.text for run in runs) for runs in (ours, theirs)] == [a, b]
    assert all(run.text for run in (*ours, *theirs))
    assert all(one.shared != two.shared for one, two in pairwise(ours))
    assert apart(b, a) == (theirs, ours)


@LAW
@given(TEXTS, TEXTS)
def test_what_stands_on_both_sides_is_not_marked(a: str, b: str) -> None:
    for runs in (*apart(a, a), apart(a, f"{b}\n。{a}\n。{b}")[0]):
        assert [run for run in runs if not run.shared] == []


@LAW
@given(TEXTS, TEXTS)
def test_punctuation_and_spaces_are_never_marked(a: str, b: str) -> None:
    text = "".join(run.text for run in apart(a, b)[0] if not run.shared)
    inside = ".,%％‰-'’&<>≤≥≦≧"  # of numbers and words, and signs of comparison
    assert {unicodedata.category(c)[0] for c in text if c not in inside} <= {"L", "M", "N"}


@LAW
@given(st.text("专利商标", max_size=12), st.text("专利商标", max_size=12))
def test_a_character_is_shared_in_a_stretch_of_two(a: str, b: str) -> None:
    shared = "".join(run.text if run.shared else "?" * len(run.text) for run in apart(a, b)[0])
    pairs = [a[i : i + 2] in b and len(a[i : i + 2]) == 2 for i in range(len(a))]
    wanted = [pairs[i] or (i > 0 and pairs[i - 1]) for i in range(len(a))]
    if len(a) > 1 and len(b) > 1:
        assert [c != "?" for c in shared] == wanted
