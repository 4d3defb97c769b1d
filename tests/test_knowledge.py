"""Knowledge is data: every file keeps to its schema, and a bad one is refused with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import plancmp
from plancmp import api, knowledge
from plancmp.domain import OPTIONAL, Domain, domains
from tests import fixtures
from tests.conftest import Run, Write
from tests.fixtures import ROOT
from tests.packs import SECTOR, THEMES, pack, plan

DATA = ROOT / "data"
FILES = sorted([*(DATA / "knowledge").rglob("*.yaml"), *(DATA / "sectors").glob("*/*.yaml")])


def _kind(file: Path) -> str:
    """The name of its schema; that of the folder where there is a file for each language."""
    folder = file.parent
    return folder.name if folder.parent == DATA / "knowledge" else file.stem


@pytest.mark.parametrize("file", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_file_has_a_schema_and_keeps_to_it(file: Path) -> None:
    assert (DATA / "schema" / f"{_kind(file)}.schema.json").is_file()
    tree, findings = knowledge.parse(file, _kind(file))
    assert findings == ()
    assert tree.value


def test_every_schema_has_files_that_it_is_for() -> None:
    """Plan files, figures, crosswalks and letterheads have one as well."""
    kinds = {p.name.removesuffix(".schema.json") for p in (DATA / "schema").glob("*.schema.json")}
    assert kinds == {_kind(file) for file in FILES} | {"plan", "crosswalk", "letterhead", "actuals"}


def test_packs_hold_what_a_pack_may_hold() -> None:
    for file in (DATA / "sectors").glob("*/*"):
        assert file.name.removesuffix(".yaml") in {"sector", "themes", *OPTIONAL}


def test_values_are_frozen() -> None:
    table = knowledge.common("limits")
    with pytest.raises(TypeError):
        table["gap"]["upper"] = 9
    assert isinstance(table["scale_free"], tuple)


def test_exact_turns_plain_round() -> None:
    value = {"a": [1, 2.5, "x", None, True], "b": {"c": 0.1}}
    assert knowledge.plain(knowledge.exact(value)) == value


# what a pack has in place of what it should -> rule and place in which file
BAD: list[tuple[dict[str, str], str]] = [
    ({"units": "万元: {dimension: a}\n个: {dimension: b}\n万元: {dimension: c}\n"}, "3:1 units"),
    ({"sector": SECTOR + "colour: red\n"}, "4:1 sector"),
    ({"sector": "zh: 灯塔\n"}, "1:1 sector"),
    ({"themes": "a: {zh: 甲}\n"}, "1:4 themes"),
    ({"themes": "a: {zh: 甲, en: a, role: king}\n"}, "1:25 themes"),
    ({"themes": "- a\n"}, "1:1 themes"),
    ({"themes": "# nothing\n"}, "1:1 themes"),
    ({"themes": "a: {zh: 甲, en: yes}\n"}, "1:16 themes"),
    ({"units": "包: {dimension: own, factor: abc}\n"}, "1:29 units"),
    ({"units": '包: {dimension: own, factor: "1/0"}\n'}, "1:29 units"),
    ({"units": "包: {dimension: own, factor: 0}\n"}, "1:29 units"),
    ({"units": "包: {factor: 2}\n"}, "1:4 units"),
    ({"instruments": "a: {zh: 甲, en: a, strength: 4}\n"}, "1:29 instruments"),
    ({"indicators": "direction: {up: [a]}\n"}, "1:13 indicators"),
    ({"limits": "gap: {kinds: {missing: many}}\n"}, "1:24 limits"),
    ({"concepts": "a: {label: a}\n"}, "1:4 concepts"),
    ({"match": "coded: {aligned: {cut: 1}}\n"}, "1:8 match"),
]


@pytest.mark.parametrize(("files", "expected"), BAD, ids=[place for _, place in BAD])
def test_bad_packs_are_refused_with_the_place(
    files: dict[str, str], expected: str, tmp_path: Path
) -> None:
    folder = pack(tmp_path, **files)
    with pytest.raises(plancmp.InvalidFile) as raised:
        api.sectors(sectors=[folder])
    place, kind = expected.split()
    assert f"{kind}.yaml" in str(raised.value)
    first = raised.value.findings[0]
    assert f"{first.line}:{first.column}" == place
    assert first.path.endswith(f"lighthouses/{kind}.yaml")
    assert kind in raised.value.hint("en")


def test_a_bad_pack_is_told_on_the_command_line(tmp_path: Path, run: Run) -> None:
    folder = pack(tmp_path, units="万元: {dimension: a}\n万元: {dimension: b}\n")
    result = run("sectors", "--sectors", folder)
    assert (result.code, result.out) == (1, "")
    assert "units.yaml:2:1 duplicate-key" in result.err


def _code(tmp_path: Path, run: Run) -> tuple[int, str]:
    result = run("sectors", "--sectors", tmp_path)
    assert "Traceback" not in result.err
    return result.code, result.err


def test_a_pack_without_themes(tmp_path: Path, run: Run) -> None:
    pack(tmp_path, themes="")
    with pytest.raises(plancmp.PlancmpError, match=r"themes\.yaml"):
        api.sectors(sectors=[tmp_path])
    code, told = _code(tmp_path, run)
    assert (code, "themes.yaml" in told) == (2, True)


def test_a_pack_that_is_not_utf_8(tmp_path: Path, run: Run) -> None:
    pack(tmp_path)
    (tmp_path / "lighthouses" / "themes.yaml").write_bytes(THEMES.encode("gbk"))
    with pytest.raises(plancmp.PlancmpError):
        api.sectors(sectors=[tmp_path])
    code, told = _code(tmp_path, run)
    assert (code, "themes.yaml" in told) == (2, True)


def test_a_pack_that_extends_nothing(tmp_path: Path, run: Run) -> None:
    pack(tmp_path, sector=SECTOR + "extends: ships\n")
    with pytest.raises(plancmp.UnknownSector, match="no sector pack is called ships"):
        api.sectors(sectors=[tmp_path])
    assert _code(tmp_path, run)[0] == 2


@pytest.mark.parametrize("names", [("one",), ("one", "two"), ("one", "two", "three")])
def test_packs_that_extend_each_other(names: tuple[str, ...], tmp_path: Path, run: Run) -> None:
    for name, base in zip(names, (*names[1:], names[0]), strict=True):
        pack(tmp_path, name, sector=f"{SECTOR}extends: {base}\n")
    with pytest.raises(plancmp.UnreadableInput, match="in a circle"):
        api.sectors(sectors=[tmp_path])
    assert _code(tmp_path, run)[0] == 2


def test_weights_of_features_that_do_not_exist(tmp_path: Path) -> None:
    model = "{cut: 0.5, bias: 0, weights: {colour: 1}}"
    match = "".join(f"{k}: {{aligned: {model}, same: {model}}}\n" for k in ("coded", "uncoded"))
    concepts = "a: {label: a, concepts: {b: {label: b, terms: [灯塔]}}}\n"
    folder = pack(tmp_path / "packs", match=match, concepts=concepts)
    one, two = (plan(tmp_path, name, name, lamps="3", outages="1") for name in ("one", "two"))
    with pytest.raises(plancmp.PlancmpError, match="colour"):
        plancmp.diff(one, two, sectors=[folder])


def test_a_folder_that_is_not_there(tmp_path: Path, run: Run) -> None:
    result = run("sectors", "--sectors", tmp_path / "none")
    assert result.code == 2
    assert "none" in result.err


def _named(sector: str, *folders: Path) -> Domain:
    return domains(folders).get(sector)


def test_an_earlier_folder_hides_a_later_pack(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    pack(one, "environment", sector="zh: 一\nen: one\n", themes=THEMES)
    pack(two, "environment", sector="zh: 二\nen: two\n", themes=THEMES)
    for folders, name in (((one, two), "one"), ((two, one), "two"), ((), "environmental")):
        found = _named("environment", *folders)
        assert found.names["environment"]["en"].split()[0] == name
    assert set(_named("environment", one).themes) == {"keeping", "safeguard"}
    assert "air" in _named("environment").themes
    assert domains((one,)).sectors == domains().sectors


def test_the_environment_names_folders_too(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack(tmp_path)
    assert "lighthouses" not in run("sectors").out
    monkeypatch.setenv("PLANCMP_SECTORS", str(tmp_path))
    assert "lighthouses" in run("sectors").out


def _used(plan: Any, kind: str) -> set[str]:
    if kind == "units":
        return {target.unit for target in plan.targets}
    if kind == "instruments":
        return {code for task in plan.tasks for code in task.instruments}
    return {measure.theme for measure in plan.measures}


@pytest.mark.parametrize("kind", ["themes", "instruments", "units"])
def test_codes_that_plans_use_are_those_of_their_pack(kind: str) -> None:
    for coded in fixtures.five():
        field = fixtures.domain(coded)
        used = _used(coded, kind)
        assert used
        assert all(code in getattr(field, kind) for code in used), coded.id


@pytest.mark.parametrize("sector", fixtures.packs().sectors)
def test_a_pack_is_whole(sector: str) -> None:
    """Themes by which a draft is read, and one of the safeguards that a plan has."""
    field = fixtures.packs().get(sector)
    assert field.safeguards
    assert all(theme["zh"] and theme["en"] for theme in field.themes.values())
    assert sum("hints" not in theme for theme in field.themes.values()) <= 1
    assert all(1 <= grade["strength"] <= 3 for grade in field.instruments.values())
    for code in field.limits["audit"]["safeguards"]:
        assert code in field.instruments
    assert set(field.limits["gap"]["bindings"]) <= set(knowledge.common("terms")["bindings"])
    assert set(field.limits["scale_free"]) <= set(knowledge.common("terms")["bases"])


def test_a_plan_of_a_sector_that_is_not_there(sample: Write, run: Run) -> None:
    result = run("show", sample(("sector: intellectual-property", "sector: astrology")))
    assert result.code == 1
    assert "unknown-code" in result.err
