"""Wrong usage and unknown names: exit 2, the reason in the language of the command line."""

from __future__ import annotations

import pytest

from tests.conftest import Run

# arguments, what is said in English, what in Chinese
WRONG = [
    ("diff chaozhou", "Missing argument 'B'", "缺少参数 乙。"),
    (
        "diff chaozhou heyuan shanwei x",
        "unexpected extra arguments (shanwei x)",
        "多余的参数：shanwei x。",
    ),
    ("verify chaozhou", "Missing option '--source'", "缺少选项 --source。"),
    ("list --widht 9", "Did you mean", "没有选项 --widht。是否想写 --width？"),
    ("--frob", "No such option", "没有选项 --frob。"),
    ("frobnicate", "No such command 'frobnicate'.", "没有命令 frobnicate。"),
    ("matrx", "Did you mean 'matrix'?", "没有命令 matrx。是否想写 matrix？"),
    ("diff chaozhou heyuan -f docx", "is not one of 'text'", "--format 的值不对：只能是 text"),
    ("diff chaozhou heyuan --width 3", "3 is not in the range", "须为数字，40 至 400。"),
    ("draft x.txt --part 0", "0 is not in the range x>=1", "须为数字，不小于 1。"),
    ("diff chaozhou heyuan -o .", "is a directory", "--output 的值不对：须为文件，不能是文件夹。"),
    ("report a b --templates nowhere", "does not exist", "须为已有的文件夹。"),
    ("diff chaozhou heyuan -o", "requires an argument", "选项 -o 后面须有值。"),
    ("diff chaozhou heyuan --exit-code=3", "does not take a value", "选项 --exit-code 不带值。"),
    ("list --lang fr", "'fr' is not one of 'zh', 'en'", "只能是 zh / en。"),
    ("diff foo heyuan", "no plan is called foo", "没有名为 foo 的规划"),
    ("diff chaozhu heyuan", "hint: did you mean chaozhou?", "提示：是否想写 chaozhou？"),
    ("gap chaozhou --against ,", "name two plans or more", "请写两份以上的规划"),
    ("matrix chaozhou chaozhou", "chaozhou is named twice", "chaozhou 写了两次"),
    ("explain chaozhou heyuan:161", "chaozhou names no task", "chaozhou 没有写明任务"),
    ("list --plans nowhere", "--plans takes a folder", "--plans 后面应是文件夹"),
    ("list --sectors nowhere", "--sectors takes a folder", "--sectors 后面应是文件夹"),
    ("diff a b --crosswalks nowhere", "--crosswalks takes a folder", "--crosswalks 后面应是文件夹"),
    ("diff chaozhou heyuan -o x.foo", "the suffix is none of .txt", "后缀不在 .txt"),
    ("diff none.yaml heyuan", "none.yaml is not a valid plan file", "none.yaml 不是合格的规划文件"),
]


@pytest.mark.parametrize(("line", "english", "chinese"), WRONG, ids=[row[0] for row in WRONG])
def test_told_in_both_languages(
    line: str, english: str, chinese: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for locale, message in (("en_GB.UTF-8", english), ("zh_CN.UTF-8", chinese)):
        monkeypatch.setenv("LANG", locale)
        result = run(*line.split())
        assert (result.code, result.out) == (2, "")
        assert message in result.err
        assert "Traceback" not in result.err


def test_click_is_wholly_translated(run: Run) -> None:
    assert run("--lang", "zh", "diff", "chaozhou").err == (
        "用法：plancmp diff [选项] 甲 乙\n查看帮助：plancmp diff --help\n\n错误：缺少参数 乙。\n"
    )
    assert "错误：缺少命令。" in run("--lang", "zh").err


ANYWHERE = [
    ("--lang zh diff foo heyuan", True),
    ("diff foo heyuan --lang zh", True),
    ("diff --lang=zh foo heyuan", True),
    ("--lang zh diff foo heyuan --lang en", False),
    ("diff foo heyuan -- --lang zh", False),
]


@pytest.mark.parametrize(("line", "chinese"), ANYWHERE)
def test_errors_follow_lang_wherever_it_stands(line: str, chinese: bool, run: Run) -> None:
    err = run(*line.split()).err
    assert chinese == ("没有名为" in err or "多余的参数" in err)


LOCALES = [
    ({}, False),
    ({"LANG": "zh_CN.UTF-8"}, True),
    ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, False),
    ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, True),
    ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, False),
    ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, True),
]


@pytest.mark.parametrize(("variables", "chinese"), LOCALES)
def test_the_locale_chooses_the_language(
    variables: dict[str, str], chinese: bool, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert ("规划" in run("diff", "foo", "heyuan").err) == chinese
    assert ("摘要" in run("diff", "chaozhou", "heyuan").out) == chinese
    assert "Summary" in run("diff", "chaozhou", "heyuan", "--lang", "en").out


def test_an_error_is_one_line_and_a_hint(run: Run) -> None:
    assert run("diff", "chaozhu", "heyuan").err == (
        "plancmp: no plan is called chaozhu\nhint: did you mean chaozhou?\n"
    )
