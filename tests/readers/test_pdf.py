"""PDF: lines, paragraphs, tables with and without rules, columns, heads, marks."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from plancmp.drafting.readers import pdf as reader
from tests.readers.files import Rule, Text, flowing, lines, omitted, pdf, read

HEAD = ("序号", "指标", "单位", "2020年", "2025年")
ROWS = (("1", "专利拥有量", "件", "300", "900"), ("2", "商标注册量", "件", "4000", "7000"))
LEFTS = (72, 120, 260, 340, 420)
FILL = "加强知识产权保护，完善体制机制，推动创新发展，服务实体经济。"


def _grid(top: float, *rows: tuple[str, ...]) -> list[Text]:
    return [
        (x, top + 24 * n, 12, text)
        for n, row in enumerate(rows)
        for x, text in zip(LEFTS, row, strict=True)
        if text
    ]


def test_lines_that_run_to_the_margin_are_one_paragraph(tmp_path: Path) -> None:
    long = FILL[:24]
    path = pdf(tmp_path, flowing(long, long, "完善机制。", "一、总则"))
    assert lines(path) == [long + long + "完善机制。", "一、总则"]


def _ruled(top: float, rows: int) -> list[Rule]:
    ys = [top - 6 + 24 * n for n in range(rows + 1)]
    xs = [*(x - 4 for x in LEFTS), 520]
    return [
        *((xs[0], y, xs[-1], y) for y in ys),
        *((x, ys[0], x, ys[-1]) for x in xs),
    ]


RULES: dict[str, list[Rule]] = {
    "all": _ruled(200, 3),
    "horizontal": [rule for rule in _ruled(200, 3) if rule[1] == rule[3]],
    "none": [],
}


@pytest.mark.parametrize("rules", RULES)
def test_a_table_with_any_rules_has_rows(tmp_path: Path, rules: str) -> None:
    page = [*flowing(FILL, FILL), *_grid(200, HEAD, *ROWS), *flowing(FILL, top=400)]
    path = pdf(tmp_path, page, rules=RULES[rules])
    assert ["\t".join(row) for row in (HEAD, *ROWS)] == [x for x in lines(path) if "\t" in x]


def test_a_table_goes_on_over_the_page(tmp_path: Path) -> None:
    first = [*flowing(FILL, FILL), *_grid(700, HEAD, *ROWS)]
    rest = [*_grid(60, ("3", "版权登记量", "件", "50", "80")), *flowing(FILL, top=200)]
    path = pdf(tmp_path, first, rest)
    assert [x for x in lines(path) if "\t" in x][-1] == "3\t版权登记量\t件\t50\t80"


def test_a_cell_of_two_lines_is_one_cell(tmp_path: Path) -> None:
    wrapped = [(120, 212, 12, "发明专利"), (120, 228, 12, "有效数量")]
    row = [(72, 220, 12, "1"), (260, 220, 12, "件"), (340, 220, 12, "300"), (420, 220, 12, "900")]
    other = _grid(262, ROWS[1])
    page = [*flowing(FILL), *_grid(180, HEAD), *wrapped, *row, *other]
    found = [x for x in lines(pdf(tmp_path, page)) if "\t" in x]
    assert found[1:] == ["1\t发明专利有效数量\t件\t300\t900", "\t".join(ROWS[1])]


def test_figures_over_each_other_in_a_cell_stay_apart(tmp_path: Path) -> None:
    stacked = [(420, 216, 10, "8"), (420, 228, 10, "30")]
    row = [
        (72, 222, 12, "1"),
        (120, 222, 12, "企业数量"),
        (260, 222, 12, "家"),
        (340, 222, 12, "5"),
    ]
    page = [*flowing(FILL), *_grid(180, HEAD), *row, *stacked, *_grid(260, ROWS[1])]
    assert "1\t企业数量\t家\t5\t8/30" in lines(pdf(tmp_path, page))


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [f"左{n}完善机制加强保护。" for n in "甲乙丙丁戊己庚"]
    right = [f"右{n}完善机制加强保护。" for n in "甲乙丙丁戊己庚"]
    page = [*flowing(*left), *flowing(*right, left=320)]
    assert "".join(lines(pdf(tmp_path, page))) == "".join(left + right)


def test_columns_whose_lines_are_not_at_one_height(tmp_path: Path) -> None:
    """Under a title over both."""
    left = [f"左{n}完善机制加强保护。" for n in "甲乙丙丁戊己庚"]
    right = [f"右{n}完善机制加强保护。" for n in "甲乙丙丁戊己庚"]
    title = [(200, 60, 16, "云州市知识产权发展规划文本")]
    page = [*title, *flowing(*left, top=120), *flowing(*right, top=131, left=320)]
    found = "".join(lines(pdf(tmp_path, page)))
    assert found == "云州市知识产权发展规划文本" + "".join(left + right)


SPACED_HEAD = [(330, 193, 10, "2020年"), (330, 207, 10, "（预计）")]
LETTERS = [
    (120, 200, 10, "指"),
    (160, 200, 10, "标"),
    (420, 200, 10, "2025年"),
    (480, 200, 10, "属性"),
]
GROUPED = [
    *((72, 232, 12, "一、创造"), (72, 304, 12, "二、运用")),
    *(
        (72, 256, 12, "授权量（件）"),
        (340, 256, 12, "30"),
        (420, 256, 12, "90"),
        (480, 256, 12, "预期性"),
    ),
    *(
        (72, 280, 12, "登记量（件）"),
        (340, 280, 12, "50"),
        (420, 280, 12, "80"),
        (480, 280, 12, "预期性"),
    ),
    *(
        (72, 328, 12, "融资额（亿元）"),
        (340, 328, 12, "3"),
        (420, 328, 12, "9"),
        (480, 328, 12, "约束性"),
    ),
]


def test_a_table_without_rules_has_groups_and_a_head_over_lines(tmp_path: Path) -> None:
    page = [*flowing(FILL), *SPACED_HEAD, *LETTERS, *GROUPED, *flowing(FILL, top=420)]
    found = [x.rstrip("\t") for x in lines(pdf(tmp_path, page)) if "\t" in x]
    assert found == [
        "指标\t2020年（预计）\t2025年\t属性",
        "一、创造",
        "授权量（件）\t30\t90\t预期性",
        "登记量（件）\t50\t80\t预期性",
        "二、运用",
        "融资额（亿元）\t3\t9\t约束性",
    ]


def test_heads_feet_and_numbers_of_pages_are_left_out(tmp_path: Path) -> None:
    def page(n: int) -> list[Text]:
        return [(72, 40, 9, f"云溪公报 第{n}期"), *flowing(f"{n}{FILL}"), (290, 800, 9, f"— {n} —")]

    path = pdf(tmp_path, page(1), page(2), page(3))
    assert "".join(lines(path)) == "".join(f"{n}{FILL}" for n in (1, 2, 3))
    assert "云溪公报" in omitted(path)["page-head"]


def test_a_number_alone_in_the_page_is_no_page_number(tmp_path: Path) -> None:
    page = [*flowing(FILL), (96, 300, 12, "12"), *flowing(FILL, top=340)]
    assert "12" in lines(pdf(tmp_path, page))


def test_raised_marks_are_no_digits(tmp_path: Path) -> None:
    page = [
        *flowing(FILL),
        (72, 200, 12, "达到"),
        (96, 200, 12, "15"),
        (120, 198, 6, "1"),
        (126, 200, 12, "家。"),
    ]
    path = pdf(tmp_path, page)
    assert lines(path)[-1].endswith("达到15家。")
    assert omitted(path) == {"note-mark": "1"}


def test_glyphs_that_are_drawn_twice_are_read_once(tmp_path: Path) -> None:
    page = flowing(FILL, "拥有量达到15件。")
    path = pdf(tmp_path, [*page, *((x + 0.3, y, size, text) for x, y, size, text in page)])
    assert "".join(lines(path)) == FILL + "拥有量达到15件。"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_are_read(tmp_path: Path, turn: int) -> None:
    path = pdf(tmp_path, flowing(FILL, "一、总则"), extra=f"/Rotate {turn}")
    assert sorted(lines(path)) == sorted([FILL, "一、总则"])


def test_a_mark_behind_the_text_stays_out_of_it(tmp_path: Path) -> None:
    page = [*flowing(FILL, "到2025年达到1200件。", FILL), (200, 90, 80, "样")]
    found = lines(pdf(tmp_path, page))
    assert "样" in found
    assert any("到2025年达到1200件。" in line for line in found)


def test_what_pdfminer_cannot_read_the_other_reader_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(reader, "_by_plumber", broken)
    found = read(pdf(tmp_path, flowing(FILL, "一、总则")))
    assert [line for line in found.lines if line] == [FILL, "一、总则"]
    assert [notice.key for notice in found.notices] == ["read-other-reader"]


def test_an_encrypted_file_is_named(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=pdf(tmp_path, flowing(FILL)))
    writer.encrypt("secret")
    writer.write(tmp_path / "locked.pdf")
    with pytest.raises(Exception, match="is encrypted"):
        read(tmp_path / "locked.pdf")
