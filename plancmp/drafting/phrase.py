"""The words around a figure: its unit and comparator, the name that leads to it, what the number counts."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from plancmp.drafting.numbers import value_of
from plancmp.knowledge import codelist, table

YEAR = re.compile(
    r"(?<![较比从自])(20\d\d)年(?!起|以来|的|开始)(?:底|末|前|度)?|“?十([一二三四五])五”?(?:期间|时期|末|规划期)|(规划期)[内间末]|([1-5一二三四五])年内"
)
"""2025年, “十四五”期间, 规划期内, 五年内."""
LONGEST_NAME = 40


def number(text: str) -> Decimal | None:
    """None for what damage has left (007)."""
    if re.match(r"0\d", text):
        return None
    if text[0].isdigit():
        return Decimal(text.replace(",", ""))
    return value_of(text)


def unit(printed: str) -> tuple[str, Decimal]:
    """The unit as the codelist has it, with what the value must be multiplied by (万所 → 所 × 10000)."""
    if printed in codelist("units"):
        return printed, Decimal(1)
    return printed[1:], Decimal(table("numbers")["myriads"][printed[0]])


def comparator(before: str, after: str) -> str:
    data = table("draft")
    for sign, words in data["behind"].items():
        if after.startswith(tuple(words)):
            return str(sign)
    ends = [
        (before.rfind(word) + len(word), len(word), sign)
        for sign, words in data["before"].items()
        for word in words
        if word in before
    ]
    return str(max(ends)[2]) if ends else "="


@cache
def reach() -> str:
    return (
        "(?:"
        + "|".join(sorted(map(re.escape, table("draft")["reach"]), key=len, reverse=True))
        + ")+(?:到|至)?"
    )


def name(before: str) -> str:
    """The indicator's name: without the year, the verb that leads to the figure and the verbs that lead to the name."""
    text = re.sub("至少|最少|不少于|不低于|不超过|不高于|超过", "", YEAR.sub("", before))
    text = re.sub(r"^.*?[（(][^）)]*$", "", text) if text.count("(") > text.count(")") else text
    text = re.sub(
        r"^(?:到|至|在|力争|争取|确保|其中|以及|和|与|及|并|全市|全省|全县|全区|全国|我市|我省|三年|五年|的|年|底|末|前|期间|累计|共|以上|以下|左右|以内)+",
        "",
        text,
    )
    text = re.sub(reach() + "$", "", text)
    text = re.sub(rf"^(?:{'|'.join(_lead())})+(?=.{{2,}})", "", text).strip("、“”\"' 的由从")
    return text[-LONGEST_NAME:] if len(text) > LONGEST_NAME else text


def name_after(after: str) -> str:
    text = re.sub(r"^(?:及?以上|以下|以内|左右|余|多)?的?", "", after)
    text = re.split(r"[（(。；，]", text)[0]
    return text[:LONGEST_NAME].strip("的、")


@cache
def _lead() -> tuple[str, ...]:
    return tuple(
        sorted(
            (
                *table("draft")["verbs"],
                *table("draft")["leading"],
                "新建",
                "改扩建",
                "建成",
                "新增",
                "创建",
                "认定",
                "举办",
                "择优",
                "选择",
                "遴选",
                "每年",
            ),
            key=len,
            reverse=True,
        )
    )


def basis(before: str, unit: str) -> str:
    return (
        "cumulative"
        if "累计" in before or "新增" in before or "五年" in before
        else "annual"
        if re.search(r"每年|年度|年均(?!增)", before) or unit.endswith("/年")
        else ""
    )
