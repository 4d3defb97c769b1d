"""A briefing -> one HTML page, through the templates."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from functools import partial
from typing import Literal

import jinja2
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from plancmp import resources
from plancmp.errors import UnreadableInput
from plancmp.model.letterhead import Letterhead
from plancmp.model.pack import Pack
from plancmp.render import View, typefaces
from plancmp.render.blocks import Block, Table, Topic
from plancmp.render.briefing import tell
from plancmp.render.typefaces import Faces

_BROKEN = (
    jinja2.TemplateError,
    UnicodeDecodeError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RuntimeError,
    StopIteration,
    TypeError,
    ValueError,
)
"""What a template of the user may raise."""


def page(
    pack: Pack, view: View, edition: Literal["screen", "paper"], faces: Faces | None = None
) -> str:
    """The page with its styles and scripts inside; on paper without what only a screen can show.

    faces: of an official document, where the machine is known on which it is set.
    """
    briefing = tell(pack, view, brief=edition == "paper")
    official = view.style == "gongwen"
    if official:
        said = typefaces.told(faces, view) if faces else typefaces.asked_for(view)
        briefing = replace(briefing, colophon=said)
    blocks = [block for section in briefing.sections for block in section.blocks]
    shown = {
        "briefing": briefing,
        "pack": pack,
        "edition": edition,
        "kinds": {block: type(block).__name__ for block in blocks},
        "filtered": any(map(_narrows, blocks)),
        "worded": any(map(_is_worded, blocks)),
        "date": view.date,
        "faces": typefaces.css(faces or typefaces.asked()) if official else "",
    }
    environment = _environment(view)
    try:
        return environment.get_template("pack.html").render(shown)
    except _BROKEN as error:
        if view.templates is None:
            raise
        raise UnreadableInput("bad-template", why=_why(error)) from error


def _narrows(block: Block) -> bool:
    """Whether it is something that a page can filter: topics and the rows that name them."""
    return isinstance(block, Topic) or (isinstance(block, Table) and block.kind == "matrix")


def _is_worded(block: Block) -> bool:
    """Whether it is a topic that has the documents' own words."""
    return isinstance(block, Topic) and any(link.wording for link in block.links)


def _why(error: Exception) -> str:
    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"{error} ({error.name}, line {error.lineno})"
    return str(error) or type(error).__name__


def _environment(view: View) -> jinja2.Environment:
    loaders: list[jinja2.BaseLoader] = [jinja2.FunctionLoader(_packaged)]
    if view.templates:
        loaders.insert(0, jinja2.FileSystemLoader(view.templates))
    environment = SandboxedEnvironment(
        loader=jinja2.ChoiceLoader(loaders),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.globals["say"] = view.say
    environment.filters["inline"] = _inline
    environment.globals["raw"] = partial(_raw, environment)
    return environment


def _inline(head: Letterhead) -> str:
    """The address of a logo that is inside the page."""
    return f"data:{head.media};base64,{b64encode(head.logo).decode('ascii')}"


def _raw(environment: jinja2.Environment, name: str) -> Markup:
    """A style sheet or script as it is, without any Jinja in it."""
    assert environment.loader is not None
    text, _, _ = environment.loader.get_source(environment, name)
    return Markup(text)  # noqa: S704 - a template of ours or of the user


def _packaged(name: str) -> str | None:
    file = resources.template(name)
    return file.read_text("utf-8") if file.is_file() else None
