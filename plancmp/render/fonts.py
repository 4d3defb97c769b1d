"""A font in which Chinese never turns into boxes: the packaged one, cut to static weights once and kept, or the system's."""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
import struct
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import fontTools
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, TTLibError
from fontTools.varLib.instancer import instantiateVariableFont
from platformdirs import user_cache_path

from plancmp.errors import MissingTool

FAMILY = "plancmp Sans"
WEIGHTS = (400, 700)
INSTALL = "pip install 'plancmp[pdf]'"
"""What brings the packaged font."""
SYSTEM = "apt install fonts-noto-cjk"
DRAWN = "•◦▪"
"""Characters that no text has: a style sheet draws them before the items of lists."""
_UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp"}
"""Categories of characters without a glyph of their own."""


@dataclass(frozen=True, slots=True)
class Font:
    """Where the letters come from."""

    name: str
    css: str
    """Rules that make `FAMILY` this font."""
    files: tuple[Path, ...]
    characters: frozenset[int]


def font(text: str) -> Font:
    """A font that has every character of the text; MissingTool when there is none."""
    wanted = frozenset(ord(c) for c in {*text, *DRAWN} if unicodedata.category(c) not in _UNSEEN)
    found = [each for each in (packaged(wanted), system()) if each]
    for each in found:
        if wanted <= each.characters:
            return each
    if not found:
        raise MissingTool("no Chinese font is installed: Chinese would turn into boxes", INSTALL)
    missing = sorted(wanted - found[0].characters)
    named = " ".join(f"{chr(c)} (U+{c:04X})" for c in missing[:8])
    hint = (
        INSTALL
        if packaged_file() is None
        else f"{SYSTEM}, or change these characters in the plan files"
    )
    raise MissingTool(f"the font {found[0].name} has no glyph for {named}", hint)


def packaged_file() -> Path | None:
    """The variable font of the extra `pdf`, where it is installed."""
    spec = importlib.util.find_spec("justmytype_intl_cjk")
    if spec is None or spec.origin is None:
        return None
    return next(iter(sorted(Path(spec.origin).parent.glob("fonts/ofl/notosanssc/*.ttf"))), None)


def packaged(wanted: frozenset[int] = frozenset()) -> Font | None:
    """The packaged font as static files, one a weight, made when they are not in the cache."""
    source = packaged_file()
    if source is None:
        return None
    characters = _characters(source)
    files = tuple(_static(source, _usual() & characters | wanted & characters))
    faces = "".join(
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {w}; src: url("{f.as_uri()}"); }}\n'
        for w, f in zip(WEIGHTS, files, strict=True)
    )
    return Font("Noto Sans SC", faces, files, frozenset(characters))


def system() -> Font | None:
    """The font that fontconfig would choose for Chinese."""
    if shutil.which("fc-match") is None:
        return None
    asked = ["fc-match", "-f", "%{family[0]}\n%{file}\n%{index}", "sans-serif:lang=zh-cn"]
    family, file, index = subprocess.run(
        asked, capture_output=True, text=True, check=True
    ).stdout.split("\n")[:3]  # noqa: S603 - fixed words
    characters = _characters(Path(file), int(index) & 0xFFFF)
    if 0x6F6E not in characters or 0x4E2D not in characters:
        return None
    return Font(
        family,
        f'@font-face {{ font-family: "{FAMILY}"; src: local("{family}"); }}\n',
        (),
        frozenset(characters),
    )


@cache
def _characters(file: Path, index: int = -1) -> set[int]:
    with TTFont(file, lazy=True, fontNumber=index) as font:
        return set(font.getBestCmap())


@cache
def _usual() -> frozenset[int]:
    """What a page usually needs, so that one pair of files serves nearly all packs: GB 2312, Latin, and some signs."""
    rows = (
        bytes([row, cell]).decode("gb2312", "ignore")
        for row in range(0xA1, 0xF8)
        for cell in range(0xA1, 0xFF)
    )
    signs = "●◐○·×≥≤→–—～↔≈“”‘’…·±"
    return frozenset(map(ord, {*"".join(rows), *signs, *map(chr, range(0x20, 0x250))}))


def _static(source: Path, wanted: Iterable[int]) -> Iterable[Path]:
    """Files in the cache; their name tells the font, the characters and the program that cut them."""
    characters = set(wanted)
    key = hashlib.sha256(
        f"{source.stat().st_size}:{fontTools.version}:{sorted(characters)}".encode()
    ).hexdigest()[:16]
    folder = _folder()
    files = [folder / f"{source.stem.partition('[')[0]}-{key}-{weight}.ttf" for weight in WEIGHTS]
    for weight, file in zip(WEIGHTS, files, strict=True):
        if not _is_whole(file, characters):
            _make(source, characters, weight, file)
    return files


def _folder() -> Path:
    """The user's cache; where that cannot be written, a temporary folder of this process."""
    folder = user_cache_path("plancmp", appauthor=False) / "fonts"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        return _temporary()


@cache
def _temporary() -> Path:
    return Path(tempfile.mkdtemp(prefix="plancmp-fonts-"))


def _is_whole(file: Path, characters: set[int]) -> bool:
    """Whether the file in the cache is the font that it should be."""
    try:
        with file.open("rb") as raw, TTFont(raw, lazy=True) as font:
            return characters <= set(font.getBestCmap())
    except (OSError, TTLibError, KeyError, struct.error):
        return False


def _make(source: Path, wanted: set[int], weight: int, file: Path) -> None:
    """Cut one weight. The file appears whole or not at all, also when several processes make it."""
    with TTFont(source, recalcTimestamp=False) as font:
        subsetter = Subsetter(Options(layout_features=["kern", "locl"], notdef_outline=True))
        subsetter.populate(unicodes=wanted)
        subsetter.subset(font)
        instantiateVariableFont(font, {"wght": weight}, inplace=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, suffix=".part", delete=False) as partial:
            font.save(partial)
        Path(partial.name).replace(file)
