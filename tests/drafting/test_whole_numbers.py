"""A number is whole, however it is written, or it is not read and told."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp.drafting.document import Document
from plancmp.drafting.outline import outline
from plancmp.drafting.signs import flat
from plancmp.drafting.unread import Unread, unread
from plancmp.grammar import Grammar
from tests.drafting.text import HEAD, TAIL, targets_of, written
from tests.drafts import field

WRITTEN = [
    ("达到1，500件", "达到1500件"),
    ("１２，３４５，６７８元", "12345678元"),
    ("12\u200b00件", "1200件"),
    ("增长8 .5 %", "增长8.5%"),
    ("3 1 0 0亿元", "3100亿元"),
    ("1 200件", "1␣200件"),
    ("8 30", "8␣30"),
    ("6·3%", "6.3%"),
    ("百分之八点五", "8.5%"),
    ("百分之百", "百分之百"),
    ("到二〇二五年", "到2025年"),
    ("二○一一年", "2011年"),
    ("5‑10家", "5-10家"),
    ("11──20个", "11-20个"),
    ("20一30名", "20-30名"),
    ("6.5%—7%", "6.5%-7%"),
    ("3. 5个", "3、5个"),
]


@pytest.mark.parametrize(("text", "expected"), WRITTEN)
def test_numbers_are_written_in_one_way(text: str, expected: str) -> None:
    assert flat(text, Grammar.common()) == expected


READ = [
    ("商标注册量突破1.2万件", [("1.2", None, "万件")]),
    ("服务机构达到5千家", [("5", None, "千家")]),
    ("质押融资金额达到三千五百万元", [("3500", None, "万元")]),
    ("转化率达到百分之三十", [("30", None, "%")]),
    ("示范企业达到5家至10家", [("5", "10", "家")]),
    ("示范企业达到6到12家", [("6", "12", "家")]),
    ("学校达到十至二十所", [("10", "20", "所")]),
    ("覆盖率达到90%～95%", [("90", "95", "%")]),
    ("专利达到12,5件", []),
    ("商标达到1.2.3万件", []),
    ("交易额达到1亿2000万元", []),
    ("培训人员二三十名", []),
    ("专利导航项目数十个", []),
]


@pytest.mark.parametrize(("clause", "expected"), READ)
def test_a_fragment_of_a_number_is_never_a_number(
    tmp_path: Path, clause: str, expected: list[tuple[str, str | None, str]]
) -> None:
    found = targets_of(tmp_path, f"到2025年，{clause}。")
    assert [
        (str(t.value), None if t.value_max is None else str(t.value_max), t.unit) for t in found
    ] == expected


def _unread(document: Document) -> tuple[Unread, ...]:
    return unread(outline(document.lines, field().grammar), document, field())


def test_what_is_not_read_is_told(tmp_path: Path) -> None:
    goals = [
        "到2025年，专利达到12,5件，交易额达到1亿2000万元，培训二三十名，商标达到1O件。",
        "指标总量（件）25.123.2-8%2比例（%）16.5<14-2.5个百分点。",
        "序号\t指标\t单位\t2020年\t2025年",
        "1\t企业\t家\t8 30\t9 40",
        "2\t商标\t件\t100\t200",
    ]
    text = HEAD + "\n".join(goals) + TAIL
    found = _unread(written(tmp_path, text))
    assert [(each.line, each.why) for each in found] == [
        (5, "damaged"),
        (6, "glued-cells"),
        (8, "cell-not-read"),
    ]
    whole = written(tmp_path, text.replace("，商标达到1O件", ""))
    told = {each.text for each in _unread(whole) if each.why == "not-whole"}
    assert told == {"12,5", "1亿2000万", "二三十"}
