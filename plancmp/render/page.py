"""Blocks -> one HTML page, through the templates."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Literal

import jinja2
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from plancmp import resources
from plancmp.errors import UnreadableInput
from plancmp.model.pack import Pack
from plancmp.render import View
from plancmp.render.briefing import tell


def html(pack: Pack, view: View, edition: Literal["screen", "paper"]) -> str:
    """The page with its styles and scripts inside. The paper edition leaves out what only a screen can show."""
    environment = _environment(view.templates)
    environment.globals["say"] = partial(_say, view.lang)
    environment.globals["raw"] = partial(_raw, environment)
    briefing = tell(pack, view.lang, brief=edition == "paper")
    kinds = {
        block: type(block).__name__ for section in briefing.sections for block in section.blocks
    }
    try:
        return environment.get_template("pack.html").render(
            briefing=briefing, pack=pack, edition=edition, kinds=kinds, date=view.date
        )
    except (
        jinja2.TemplateError,
        UnicodeDecodeError,
        ArithmeticError,
        LookupError,
        TypeError,
        ValueError,
    ) as error:
        if view.templates is None:
            raise
        place = (
            f" ({error.name}, line {error.lineno})"
            if isinstance(error, jinja2.TemplateSyntaxError)
            else ""
        )
        raise UnreadableInput(
            f"the template cannot be used: {error}{place}",
            "plancmp report without --templates uses the packaged ones",
        ) from error


def _raw(environment: jinja2.Environment, name: str) -> Markup:
    """A style sheet or script as it is, without any Jinja in it."""
    assert environment.loader is not None
    return Markup(environment.loader.get_source(environment, name)[0])  # noqa: S704 - a template of ours or of the user


def _say(lang: Lang, key: str, **values: object) -> str:
    return say(key, lang, **values)


def _environment(folder: Path | None) -> jinja2.Environment:
    loaders: list[jinja2.BaseLoader] = [jinja2.FileSystemLoader(folder)] if folder else []
    loaders.append(jinja2.FunctionLoader(_packaged))
    return SandboxedEnvironment(
        loader=jinja2.ChoiceLoader(loaders),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )


def _packaged(name: str) -> str | None:
    file = resources.template(name)
    return file.read_text("utf-8") if file.is_file() else None
