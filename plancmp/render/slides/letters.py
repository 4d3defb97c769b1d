"""Text on slides: exact sizes and lines, the language, and a font for East Asian letters too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from plancmp.render.slides.fit import LEADING
from plancmp.render.slides.paper import INK


@dataclass(frozen=True, slots=True)
class Hand:
    """How letters are written."""

    font: str
    language: str

    def write(  # noqa: PLR0913 - all that letters can be
        self,
        frame: Any,
        texts: Sequence[str],
        size: float,
        *,
        color: str = INK,
        bold: bool = False,
        gap: float = 0,
        right: bool = False,
        middle: bool = False,
        wrap: bool = True,
    ) -> None:
        """Paragraphs into a frame, which neither grows nor shrinks them."""
        frame.word_wrap = wrap
        frame.auto_size = MSO_AUTO_SIZE.NONE
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP
        for place, text in enumerate(texts):
            paragraph = frame.add_paragraph() if place else frame.paragraphs[0]
            paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
            paragraph.line_spacing = Pt(round(size * LEADING, 1))
            paragraph.space_before, paragraph.space_after = Pt(0), Pt(gap)
            run = paragraph.add_run()
            run.text = text
            run.font.size, run.font.bold = Pt(size), bold
            run.font.color.rgb = RGBColor.from_string(color)
            self.dress(run._r.get_or_add_rPr())

    def bullets(self, frame: Any, indent: float, color: str) -> None:
        """A bullet before each paragraph, as PowerPoint draws them."""
        for paragraph in frame.paragraphs:
            properties = paragraph._p.get_or_add_pPr()
            properties.set("marL", str(Pt(indent)))
            properties.set("indent", str(-Pt(indent)))
            shade = properties.makeelement(qn("a:buClr"), {})
            shade.append(shade.makeelement(qn("a:srgbClr"), {"val": color}))
            face = properties.makeelement(qn("a:buFont"), {"typeface": "Arial"})
            sign = properties.makeelement(qn("a:buChar"), {"char": "\u2022"})
            for element in (shade, face, sign):
                properties.append(element)

    def dress(self, properties: Any) -> None:
        """Font and language of a run, or of all text of a chart."""
        properties.set("lang", self.language)
        properties.set("altLang", "zh-CN")
        for tag in ("a:latin", "a:ea"):
            for old in properties.findall(qn(tag)):
                properties.remove(old)
            face = properties.makeelement(qn(tag), {"typeface": self.font})
            properties.append(face)

    def number(self, frame: Any, size: float, color: str) -> None:
        """The number of the slide, which PowerPoint fills in."""
        self.write(frame, [""], size, color=color, right=True)
        run = frame.paragraphs[0].runs[0]._r
        field = run.makeelement(
            qn("a:fld"), {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"}
        )
        run.getparent().replace(run, field)
        for child in list(run):
            field.append(child)
        field.find(qn("a:t")).text = "‹#›"
