"""Cut a variable font to static weights with the characters needed, once, and keep them."""

from __future__ import annotations

import hashlib
import struct
import tempfile
from functools import cache
from pathlib import Path

import fontTools
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, TTLibError
from fontTools.varLib.instancer import instantiateVariableFont
from platformdirs import user_cache_path

from plancmp.render.signs import COVERAGE_SIGNS, RELATION_SIGNS

WEIGHTS = (400, 700)


@cache
def characters(file: Path, index: int = -1) -> frozenset[int]:
    """The code points that a font has glyphs for; index: of the font in a collection."""
    with TTFont(file, lazy=True, fontNumber=index) as font:
        return frozenset(font.getBestCmap())


def static(source: Path, wanted: frozenset[int]) -> dict[int, Path]:
    """A file for each weight with the wanted and the usual characters, as far as the font has them.

    Its name tells the font, the characters and the program that cut it.
    """
    kept = (usual() | wanted) & characters(source)
    named = f"{source.stat().st_size}:{fontTools.version}:{sorted(kept)}"
    stem = f"{source.stem.partition('[')[0]}-{hashlib.sha256(named.encode()).hexdigest()[:16]}"
    home = folder()
    files = {weight: home / f"{stem}-{weight}.ttf" for weight in WEIGHTS}
    for weight, file in files.items():
        if not _is_whole(file, kept):
            _make(source, kept, weight, file)
    return files


@cache
def usual() -> frozenset[int]:
    """GB 2312, Latin and signs: what nearly all packs need, so that they share files."""
    rows = (
        bytes([row, cell]).decode("gb2312", "ignore")
        for row in range(0xA1, 0xF8)
        for cell in range(0xA1, 0xFF)
    )
    signs = "".join((*COVERAGE_SIGNS.values(), *RELATION_SIGNS.values(), "○≥≤→–—～↔“”‘’…±"))
    return frozenset(map(ord, {*"".join(rows), *signs, *map(chr, range(0x20, 0x250))}))


def folder() -> Path:
    """The user's cache; where that cannot be written, a temporary folder of this process."""
    found = user_cache_path("plancmp", appauthor=False) / "fonts"
    try:
        found.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=found):
            return found
    except OSError:
        return _temporary()


@cache
def _temporary() -> Path:
    return Path(tempfile.mkdtemp(prefix="plancmp-fonts-"))


def _is_whole(file: Path, wanted: frozenset[int]) -> bool:
    """Whether the file in the cache is the font that it should be."""
    try:
        with file.open("rb") as raw, TTFont(raw, lazy=True) as font:
            return wanted <= set(font.getBestCmap())
    except (OSError, TTLibError, KeyError, struct.error):
        return False


def _make(source: Path, wanted: frozenset[int], weight: int, file: Path) -> None:
    """Cut one weight. The file appears whole or not at all, also when several processes make it."""
    with TTFont(source, recalcTimestamp=False) as font:
        subsetter = Subsetter(Options(layout_features=["kern", "locl"], notdef_outline=True))
        subsetter.populate(unicodes=wanted)
        subsetter.subset(font)
        instantiateVariableFont(font, {"wght": weight}, inplace=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, suffix=".part", delete=False) as partial:
            font.save(partial)
        Path(partial.name).replace(file)
