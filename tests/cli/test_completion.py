"""What the shell is offered: its script, and commands, options, formats and plans."""

from __future__ import annotations

import pytest

from tests.conftest import Result, Run, Write

IDS = "chaozhou guangdong heyuan qingyuan shanwei"
# what is typed, | where the cursor stands behind it, what is offered
TYPED = [
    ("plancmp di", "diff"),
    ("plancmp --l", "--lang"),
    ("plancmp --lang ", "zh en"),
    ("plancmp diff ch", "chaozhou"),
    ("plancmp diff chaozhou ", IDS),
    ("plancmp matrix chaozhou heyuan s", "shanwei"),
    ("plancmp diff a b --ex", "--exit-code"),
    ("plancmp matrix -f ", "text csv json xlsx"),
    ("plancmp diff a b --color ", "auto always never"),
    ("plancmp gap chaozhou --against ", f"{IDS} peers"),
    ("plancmp gap chaozhou --against heyuan,g", "heyuan,guangdong"),
    ("plancmp report chaozhou --for he", "heyuan"),
    ("plancmp explain ch", "chaozhou:"),
]


@pytest.fixture
def complete(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """complete("plancmp di", shell="bash") -> what is offered."""

    def ask(typed: str, shell: str = "bash") -> Result:
        monkeypatch.setenv("_PLANCMP_COMPLETE", f"{shell}_complete")
        monkeypatch.setenv("COMP_WORDS", typed)
        words = typed.split(" ")
        monkeypatch.setenv("COMP_CWORD", words[-1] if shell == "fish" else str(len(words) - 1))
        return run()

    return ask


@pytest.mark.parametrize(("typed", "offered"), TYPED)
def test_offers(typed: str, offered: str, complete: Run) -> None:
    result = complete(typed)
    assert (result.code, result.err) == (0, "")
    found = [line.removeprefix("plain,") for line in result.out.splitlines()]
    assert set(offered.split()) <= set(found)
    assert len(found) == len(offered.split()) or typed.endswith("-f ")


def test_plans_of_the_users_folders(
    complete: Run, sample: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = sample().parent
    (folder / "notes.txt").write_text("")
    (folder / "wrong.yaml").write_text("not: a plan: at all")
    assert complete(f"plancmp show --plans {folder} ").out.split() == [
        f"plain,{name}" for name in sorted([*IDS.split(), "sample", "wrong"])
    ]
    monkeypatch.setenv("PLANCMP_PLANS", str(folder))
    assert complete("plancmp show sa").out == "plain,sample\n"
    assert complete("plancmp show --plans nowhere sa").out == "file,sa\n"


def test_a_path_is_completed_by_the_shell(complete: Run) -> None:
    assert complete("plancmp show plans/m").out == "file,plans/m\n"


@pytest.mark.parametrize(("locale", "text"), [("C", "Compare two"), ("zh_CN", "并列比较")])
@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_shells_that_show_help_show_it_in_the_readers_language(
    shell: str, locale: str, text: str, complete: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", locale)
    assert text in complete("plancmp di", shell).out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_script(shell: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_PLANCMP_COMPLETE", f"{shell}_source")
    result = run()
    assert result.code == 0
    assert f"_PLANCMP_COMPLETE={shell}_complete" in result.out


@pytest.mark.parametrize("asked", ["nonsense", "tcsh_source", "bash_complete"])
def test_a_question_that_no_shell_asks(
    asked: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_PLANCMP_COMPLETE", asked)
    assert (run().code, run().err) == (2, "")
