"""A font in which Chinese never turns into boxes: the packaged one, or the system's."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from plancmp.errors import MissingTool
from plancmp.render.extras import needed

FAMILY = "plancmp Sans"
INSTALL = "pip install 'plancmp[pdf]'"
"""What brings the packaged font."""
SYSTEM = "apt install fonts-noto-cjk"
DRAWN = "•◦▪"
"""Characters that no text has: a style sheet draws them before the items of lists."""
PROBE = frozenset({0x4E2D, 0x6F6E})
"""A usual and a rarer Chinese character: a font without them is not for Chinese."""
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
        raise MissingTool("no-font", install=INSTALL)
    missing = sorted(wanted - found[0].characters)
    named = " ".join(f"{chr(c)} (U+{c:04X})" for c in missing[:8])
    install = INSTALL if packaged_file() is None else SYSTEM
    raise MissingTool("no-glyph", font=found[0].name, characters=named, install=install)


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
    with needed("pdf", "fonttools", "pdf"):
        from plancmp.render import font_files  # noqa: PLC0415 - an extra
    found = font_files.static(source, wanted)
    faces = "".join(
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {w}; src: url("{f.as_uri()}"); }}\n'
        for w, f in found.items()
    )
    return Font("Noto Sans SC", faces, tuple(found.values()), font_files.characters(source))


def system() -> Font | None:
    """The font that fontconfig would choose for Chinese."""
    if shutil.which("fc-match") is None:
        return None
    asked = ["fc-match", "-f", "%{family[0]}\n%{file}\n%{index}", "sans-serif:lang=zh-cn"]
    answer = subprocess.run(asked, capture_output=True, text=True, check=True)  # noqa: S603 - fixed
    family, file, index = answer.stdout.split("\n")[:3]
    with needed("pdf", "fonttools", "pdf"):
        from plancmp.render import font_files  # noqa: PLC0415 - an extra
    characters = font_files.characters(Path(file), int(index) & 0xFFFF)
    if not characters >= PROBE:
        return None
    face = f'@font-face {{ font-family: "{FAMILY}"; src: local("{family}"); }}\n'
    return Font(family, face, (), characters)
