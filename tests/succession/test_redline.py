"""What was struck out and written in, with words, numbers and terms kept whole."""

from __future__ import annotations

import pytest

from plancmp.compare.redline import redline, vocabulary
from tests import fixtures

MARKS = {"equal": "{}", "deleted": "[-{}]", "inserted": "[+{}]"}
ROWS = [
    ("", "", ""),
    ("一样", "一样", "一样"),
    ("", "新增", "[+新增]"),
    ("删去", "", "[-删去]"),
    ("扩大质押融资规模", "稳步扩大质押融资规模", "[+稳步]扩大质押融资规模"),
    ("开展专利导航工作", "开展专利转化工作", "开展[-专利导航][+专利转化]工作"),
    # a term of the field is not cut, though both have characters in common
    ("发放知识产权证书", "发放专利产权证书", "发放[-知识产权][+专利产权]证书"),
    ("建设100家企业", "建设120家企业", "建设[-100][+120]家企业"),
    ("推广ISO标准", "推广iso标准", "推广iso标准"),
    ("到2025年", "到2030年", "到[-2025][+2030]年"),
    # one character between two changes is no common ground
    ("甲乙丙丁戊", "甲子丙丑戊", "甲[-乙丙丁][+子丙丑]戊"),
    # nor is a word between two long changes
    (
        "研究专利保险办法并保护品牌商标",
        "鼓励企业投保的保护规则制度建设",
        "[-研究专利保险办法并保护品牌商标][+鼓励企业投保的保护规则制度建设]",
    ),
    ("甲乙东西丙丁", "戊己东西庚辛", "[-甲乙][+戊己]东西[-丙丁][+庚辛]"),
    ("甲一，乙二。", "甲三，乙四。", "甲[-一][+三]，乙[-二][+四]。"),
]


@pytest.mark.parametrize(("old", "new", "expected"), ROWS)
def test_redline(old: str, new: str, expected: str) -> None:
    edits = redline(old, new, vocabulary(fixtures.domain()))
    assert "".join(MARKS[edit.kind].format(edit.text) for edit in edits) == expected
