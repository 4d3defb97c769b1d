"""How figures, spans and relations are written for a reader, in every format."""

from __future__ import annotations

from plancmp import units
from plancmp.knowledge import say, word
from plancmp.model import Diff, Growth, Lang, Span, Target, Verdict


def span(lines: tuple[Span, ...]) -> str:
    """118-122, 215."""
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in lines)


def figure(target: Target, lang: Lang) -> str:
    """≥350件, 5-10家, 3.88件, or the word for blank."""
    if target.value is None:
        return say("blank", lang)
    value = units.show(target.value)
    if target.value_max is not None:
        value += f"-{units.show(target.value_max)}"
    return f"{word('comparators', target.comparator, lang)}{value}{target.unit}"


def baseline(target: Target, lang: Lang) -> str:
    """The base value with its year; empty when the document has no such column."""
    if target.baseline is None:
        return ""
    value = target.baseline.value
    return say("blank", lang) if value is None else f"{units.show(value)}{target.unit}"


def growth(found: Growth | None, lang: Lang) -> str:
    """+30.2%, yearly +5.4%; or percentage points."""
    if found is None:
        return ""
    if found.points:
        return say("points", lang, change=f"{units.plain(found.change):+f}")
    assert found.yearly is not None
    return say("growth", lang, change=f"{found.change:+.1%}", yearly=f"{found.yearly:+.1%}")


def verdict(diff: Diff, result: Verdict, lang: Lang) -> str:
    """Who is stronger, or why the two cannot be compared."""
    if not result.comparable:
        return say("not-comparable", lang, why="")
    if result.stronger is None:
        return say("undecided", lang)
    if result.stronger == "equal":
        return say("equal", lang)
    return say("stronger", lang, name=(diff.a if result.stronger == "a" else diff.b).short_name)


def remarks(diff: Diff, keys: tuple[str, ...], x: Target, y: Target, lang: Lang) -> tuple[str, ...]:
    """Reasons and cautions in words."""
    values = {
        "other-level": tuple(
            word("levels", plan.jurisdiction.level, lang) for plan in (diff.a, diff.b)
        ),
        "other-basis": (word("bases", x.basis, lang), word("bases", y.basis, lang)),
        "other-year": (str(x.year), str(y.year)),
        "other-comparator": (_sign(x, lang), _sign(y, lang)),
    }
    return tuple(
        say(key, lang, **dict(zip("ab", values.get(key, ("", "")), strict=True))) for key in keys
    )


def _sign(target: Target, lang: Lang) -> str:
    return word("comparators", target.comparator, lang) or target.comparator
