"""A field that nobody has seen before works from data alone, and says what it lacks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import plancmp
from plancmp import api, knowledge
from plancmp.direction import direction
from plancmp.domain import Domain, domains
from plancmp.model.plan import OwnUnit
from plancmp.planfile.load import load_plan
from plancmp.render.wording import say
from tests import fixtures, packs
from tests.conftest import Run, Write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return packs.pack(tmp_path / "sectors")


@pytest.fixture
def one(tmp_path: Path) -> Path:
    return packs.plan(tmp_path, "one", "甲岛", lamps="24", outages="3")


@pytest.fixture
def two(tmp_path: Path) -> Path:
    return packs.plan(tmp_path, "two", "乙岛", unit="打灯", lamps="3", outages="5")


def test_its_plans_are_valid(folder: Path, one: Path, two: Path) -> None:
    found = api.validate([one, two], sectors=[folder])
    assert (found.value, found.files) == ((), 2)
    without = api.validate([one])
    assert "unknown-code" in {finding.rule for finding in without.value}


def test_show_tells_its_words(folder: Path, one: Path, run: Run) -> None:
    out = run("show", one, "--sectors", folder, "--lang", "zh").out
    assert "守护" in out
    assert "灯塔基金" in out
    assert "Keeping" in run("show", one, "--sectors", folder).out


def test_diff(folder: Path, one: Path, two: Path) -> None:
    """Own units are converted, own directions known, and the lack of a lexicon is said."""
    found = plancmp.diff(one, two, sectors=[folder])
    assert found.value.cautions == ("no-lexicon",)
    assert {(p.a.id, p.b.id, p.relation) for p in found.value.tasks} == {
        ("keep", "keep", "same"),
        ("money", "money", "same"),
    }
    told = {
        p["a"]: (p["unit"], p["a_value"], p["b_value"], p["stronger"])
        for p in found.to_dict()["targets"]
    }
    assert told == {"lamps": ("座灯", 24, 36, "b"), "outages": ("次", 3, 5, "a")}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_output_says_that_no_lexicon_served(
    lang: Any, folder: Path, one: Path, two: Path
) -> None:
    where: Any = {"sectors": [folder]}
    results = (
        plancmp.diff(one, two, **where),
        plancmp.matrix([one, two], **where),
        plancmp.gap(one, [two], **where),
    )
    sentence = say("no-lexicon", lang)
    for result in results:
        assert result.value.cautions == ("no-lexicon",)
        assert result.to_dict()["cautions"] == ["no-lexicon"]
        text = result.render("text", lang, width=1000)
        assert sentence in str(text)
    why = plancmp.explain(one, "keep", two, "keep", **where)
    assert why.value.lexicon is False
    assert why.to_dict()["lexicon"] is False
    assert not {f.name for f in why.value.features} & {"concepts", "topics", "main-topic"}


@pytest.mark.parametrize("fmt", ["text", "html", "md", "csv", "xlsx"])
def test_every_format_shows_it(fmt: str, folder: Path, one: Path, two: Path) -> None:
    found = plancmp.diff(one, two, sectors=[folder]).render(fmt, "zh")
    assert found
    if isinstance(found, str):
        assert "守护" in found


def test_against_another_sector(folder: Path, one: Path) -> None:
    found = plancmp.diff(one, "chaozhou", sectors=[folder])
    assert found.value.cautions == ("other-sector", "no-lexicon")
    sentence = say("other-sector", "en")
    assert sentence in str(found.render("text", width=1000))
    back = plancmp.diff("chaozhou", one, sectors=[folder])
    assert back.value.cautions == found.value.cautions
    assert len(back.value.tasks) == len(found.value.tasks)
    rows = plancmp.matrix([one, "chaozhou", "heyuan"], sectors=[folder]).value
    assert set(rows.cautions) == {"other-sector", "no-lexicon"}
    assert {row.theme for row in rows.rows} > {"keeping", "creation"}


def test_gap_and_audit(folder: Path, one: Path, two: Path) -> None:
    gaps = plancmp.gap(one, [two], sectors=[folder]).value.gaps
    assert [(gap.kind, gap.measures[0].id) for gap in gaps] == [("weaker", "lamps")]
    found = plancmp.audit(two, sectors=[folder]).value.wrong
    assert {finding.rule for finding in found} == {"safeguards"}


def _gaps(tmp_path: Path, name: str, limits: str) -> list[tuple[str, float]]:
    folder = packs.pack(tmp_path / name, limits=limits)
    one = packs.plan(tmp_path, "one", "甲岛", lamps="24", outages="3")
    two = packs.plan(tmp_path, "two", "乙岛", lamps="30", outages="1")
    found = plancmp.gap(one, [two], sectors=[folder])
    return [(gap.measures[0].id, gap.priority) for gap in found.value.gaps]


def test_limits_of_a_pack_change_priorities(tmp_path: Path) -> None:
    common = dict(_gaps(tmp_path, "none", ""))
    assert set(common) == {"lamps", "outages"}
    assert common["outages"] > common["lamps"]
    own = _gaps(tmp_path, "kinds", "gap: {kinds: {weaker: 10}}\n")
    plain = knowledge.common("limits")["gap"]["kinds"]["weaker"]
    assert {k: round(v - 10 + plain, 2) for k, v in own} == common
    turned = dict(_gaps(tmp_path, "bindings", "gap: {bindings: {expected: 9, binding: 0}}\n"))
    assert turned["lamps"] > turned["outages"]


def test_limits_of_a_pack_change_what_is_checked(tmp_path: Path) -> None:
    limits = "validate: {fewest_actions: 5}\naudit: {safeguards: [budget]}\n"
    folder = packs.pack(tmp_path / "s", limits=limits)
    path = packs.plan(tmp_path, "one", "甲岛", lamps="24", outages="3")
    found = api.validate([path], sectors=[folder])
    assert found.ok
    assert [finding.rule for finding in found.value] == ["few-actions"] * 2
    assert plancmp.audit(path, sectors=[folder]).value.wrong == ()


def _pack(folder: Path, name: str = "lighthouses") -> Domain:
    return domains((folder,)).get(name)


def test_extends(tmp_path: Path) -> None:
    """What the pack says itself comes first; lists are joined; the rest is the base's."""
    packs.pack(
        tmp_path,
        sector=packs.SECTOR + "extends: environment\n",
        themes="keeping: {zh: 守护, en: Keeping}\nair: {zh: 空气, en: Sky}\n",
        indicators="direction: {lower: [优良天数比率]}\ndistinctive: [灯]\n",
    )
    own, base = _pack(tmp_path), fixtures.packs().get("environment")
    assert set(own.themes) == {*base.themes, "keeping"}
    assert (own.themes["air"]["en"], base.themes["air"]["en"] == "Sky") == ("Sky", False)
    assert set(own.units.words) == {*base.units.words, "座灯", "打灯"}
    assert set(own.instruments) == {*base.instruments, "lamp-fund"}
    assert own.safeguards == base.safeguards != frozenset()
    assert set(own.indicators["distinctive"]) == {*base.indicators["distinctive"], "灯"}
    assert direction("优良天数比率", own) == "lower" != direction("优良天数比率", base)
    assert direction("细颗粒物浓度", own) == direction("细颗粒物浓度", base) == "lower"
    assert own.hints == ("灯塔",)
    assert own.digest != base.digest


def test_extends_a_pack_that_extends(tmp_path: Path) -> None:
    packs.pack(tmp_path, "middle", sector=packs.SECTOR + "extends: environment\n")
    packs.pack(
        tmp_path, "top", sector=packs.SECTOR + "extends: middle\n", themes="a: {zh: 甲, en: a}"
    )
    assert set(_pack(tmp_path, "top").themes) > {"a", "keeping", "air"}


def test_a_lexicon_needs_weights_of_its_own(tmp_path: Path) -> None:
    """Weights that were fitted without a lexicon ask it nothing."""
    concepts = "a: {label: 灯, concepts: {lamp: {label: 灯, terms: [灯塔, 灯器]}}}\n"
    alone = _pack(packs.pack(tmp_path / "a", concepts=concepts))
    assert not alone.has_lexicon
    assert alone.match == knowledge.common("match")
    model = "{cut: 0.3, bias: -5, weights: {concepts: 9, wording: 2}}"
    kinds = "".join(f"{k}: {{aligned: {model}, same: {model}}}\n" for k in ("coded", "drafted"))
    both = _pack(packs.pack(tmp_path / "b", concepts=concepts, match=kinds))
    assert both.has_lexicon
    assert both.match["coded"]["aligned"]["cut"] == 0.3
    assert both.match["longest_phrase"] == knowledge.common("match")["longest_phrase"]


def test_a_changed_pack_has_another_digest(tmp_path: Path) -> None:
    before = _pack(packs.pack(tmp_path / "a"))
    same = _pack(packs.pack(tmp_path / "b"))
    other = _pack(packs.pack(tmp_path / "c", units=packs.UNITS + "盏: {dimension: lamps}\n"))
    assert before.digest == same.digest != other.digest
    declared = before.with_units([OwnUnit("盏", "lamps")])
    assert declared.digest not in (before.digest, other.digest)
    assert before.with_units([]) is before


MEANINGS = 'units: {座灯: {dimension: %s, factor: "2"}}\ntargets:'
# what each side takes the word for -> why the two are not comparable
CLASHES = [
    (("own", ""), ("other-dimension",)),
    (("count", ""), ("other-dimension",)),
    (("own", "count"), ("other-dimension",)),
    (("count", "own"), ("other-dimension",)),
    (("count", "count"), ()),
    (("own", "own"), ()),
    (("lamps", "lamps"), ("other-dimension",)),
]


@pytest.mark.parametrize(("meanings", "reasons"), CLASHES)
def test_two_meanings_of_a_word_are_not_comparable(
    meanings: tuple[str, str], reasons: tuple[str, ...], tmp_path: Path, sample: Write
) -> None:
    """Of two plans that declare a unit, or of one that means what no pack does."""
    known = meanings == ("lamps", "lamps") or "" in meanings
    folder = packs.pack(tmp_path / "s", units=packs.UNITS if known else "盏: {dimension: lamps}\n")
    paths = []
    for name, meaning in zip(("one", "two"), meanings, strict=True):
        path = packs.plan(tmp_path, name, name, lamps="9", outages="1")
        text = path.read_text("utf-8")
        path.write_text(text.replace("targets:", MEANINGS % meaning) if meaning else text, "utf-8")
        paths.append(path)
    found = plancmp.diff(*paths, sectors=[folder]).value.targets
    verdict = next(p.verdict for p in found if p.alignment.a.id == "lamps")
    assert verdict.reasons == reasons
    assert verdict.stronger == (None if reasons else "equal")


def test_nothing_but_data_was_touched(folder: Path, one: Path) -> None:
    """The packaged packs do not know the made-up one, before or after."""
    plan, findings = load_plan(one, domains((folder,)))
    assert plan
    assert findings == ()
    assert "lighthouses" not in domains().sectors
    assert load_plan(one, domains())[0] is None
