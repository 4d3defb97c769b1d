"""Typefaces of official documents by role: which of them a machine has, and what stands in."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from plancmp import knowledge
from plancmp.render import View

Faces = tuple["Face", ...]


class Face(NamedTuple):
    """What a role is set in."""

    role: str
    wanted: str
    """What office programs call the typeface that the standard asks for."""
    families: tuple[str, ...]
    """Those to ask for, best first; none where only the packaged font is left."""
    bold: bool = False
    """Whether it stands in only in its heavy weight."""


def asked() -> Faces:
    """All that will do, for a page that is shown on another machine."""
    return tuple(_face(role, _every(entry)) for role, entry in _roles().items())


def found() -> Faces:
    """The best that this machine has, one a role."""
    known = installed()
    return tuple(
        _face(role, [name for name in _every(entry) if name in known][:1])
        for role, entry in _roles().items()
    )


def _roles() -> knowledge.Table:
    found: knowledge.Table = knowledge.common("official")["typefaces"]
    return found


def _every(entry: knowledge.Table) -> list[str]:
    return [*entry["faces"], *entry.get("bold", ())]


def _face(role: str, families: Iterable[str]) -> Face:
    entry, named = _roles()[role], tuple(families)
    return Face(role, entry["name"], named, bool(named) and named[0] in entry.get("bold", ()))


@cache
def installed() -> frozenset[str]:
    """Names of the families that fontconfig knows; none where there is no fontconfig."""
    if shutil.which("fc-list") is None:
        return frozenset()
    answer = subprocess.run(
        ["fc-list", ":", "family"],  # noqa: S607 - as above
        capture_output=True,
        text=True,
        check=True,
    )
    return frozenset(
        name.replace("\\", "").strip() for name in answer.stdout.replace("\n", ",").split(",")
    )


def css(faces: Faces) -> str:
    """Custom properties: `--face-title`, `--face-first` …"""
    lines = []
    for face in faces:
        named = ", ".join((*(f'"{name}"' for name in face.families), "var(--sans)"))
        weight = "bold" if face.bold or not face.families else "normal"
        lines.append(f"--face-{face.role}: {named}; --weight-{face.role}: {weight};")
    return f":root {{ {' '.join(lines)} }}"


def asked_for(view: View) -> str:
    """What a page or file asks for that is shown on another machine."""
    return view.say("faces-asked", list=view.join(face.wanted for face in asked()))


def told(faces: Faces, view: View) -> str:
    """What is set in what, and for what it stands in."""
    parts = []
    for face in faces:
        role = view.say(f"face-{face.role}")
        if face.wanted in face.families:
            parts.append(view.say("face-as-asked", role=role, name=face.wanted))
        else:
            name = face.families[0] if face.families else view.say("face-packaged")
            parts.append(view.say("face-instead", role=role, name=name, wanted=face.wanted))
    return view.say("faces", list=view.say("semicolon").join(parts))
