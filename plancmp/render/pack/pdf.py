"""The page on paper, by WeasyPrint: tagged (PDF/UA), with bookmarks, and no box for a letter."""

from __future__ import annotations

import hashlib
import importlib
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import unquote, urlsplit

from plancmp.errors import MissingTool, UnreadableInput
from plancmp.model.pack import Pack
from plancmp.render import View, pdf_tags, typefaces
from plancmp.render.extras import needed
from plancmp.render.fonts import FAMILY, Font, font

SUFFIX = ".pdf"
INSTALL = "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def render(pack: Pack, view: View) -> bytes:
    weasyprint()
    with needed("pdf", "jinja2"):
        from plancmp.render.webpage import page  # noqa: PLC0415 - an extra
    faces = typefaces.found() if view.style == "gongwen" else None
    text = page(pack, view, "paper", faces)
    return typeset(text, font(text), view.templates)


def typeset(text: str, letters: Font, templates: Path | None = None) -> bytes:
    """HTML -> PDF, reading nothing but these fonts and, where given, the folder of templates.

    With templates of the user it is tagged, but claims nothing: nobody has looked at their tags.
    """
    wp = weasyprint()
    fonts = wp.text.fonts.FontConfiguration()
    fetch = _fetcher(wp, letters.files, templates)
    base = f"{templates.resolve().as_uri()}/" if templates else None
    rules = f'{letters.css} :root {{ --sans: "{FAMILY}" !important }}'
    style = wp.CSS(string=rules, font_config=fonts, url_fetcher=fetch)
    try:
        result: bytes = wp.HTML(string=text, base_url=base, url_fetcher=fetch).write_pdf(
            stylesheets=[style],
            finisher=pdf_tags.finish,
            font_config=fonts,
            pdf_variant=None if templates else "pdf/ua-1",
            pdf_tags=True,
            pdf_identifier=hashlib.sha256(text.encode()).digest()[:16],
        )
    except wp.urls.FatalURLFetchingError as error:
        raise UnreadableInput("template-asks", what=error) from error
    return result


def weasyprint() -> ModuleType:
    """The library, with what it needs of the system; MissingTool where either is not there."""
    try:
        with needed("pdf", "weasyprint", "pdf"):
            for part in ("text.fonts", "urls"):
                importlib.import_module(f"weasyprint.{part}")
            return importlib.import_module("weasyprint")
    except OSError as error:
        why = str(error).splitlines()[0]
        raise MissingTool("no-pango", why=why, install=INSTALL) from error


def available() -> bool:
    """Whether this machine can set a PDF."""
    try:
        weasyprint()
    except MissingTool:
        return False
    return True


def _fetcher(wp: ModuleType, files: tuple[Path, ...], folder: Path | None) -> Any:
    class Only(wp.urls.URLFetcher):  # type: ignore[misc, name-defined]
        def fetch(self, url: str, headers: Any = None) -> Any:
            parts = urlsplit(url)
            path = Path(unquote(parts.path)).resolve()
            ours = path in files or (folder is not None and path.is_relative_to(folder.resolve()))
            if parts.scheme == "data" or (parts.scheme == "file" and not parts.netloc and ours):
                return super().fetch(url, headers)
            raise wp.urls.FatalURLFetchingError(url)

    return Only()
