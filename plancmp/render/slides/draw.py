"""A deck as a PowerPoint file, by python-pptx: every text is measured before it is placed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.util import Pt

from plancmp.model.letterhead import Letterhead
from plancmp.render import View, typefaces
from plancmp.render.archive import EPOCH, timeless
from plancmp.render.slides import chart, fit, table
from plancmp.render.slides.deck import Bars, Deck, Grid, Numbers, Points, Slide
from plancmp.render.slides.letters import Hand
from plancmp.render.slides.paper import ACCENTS, GREY, HEIGHT, INK, WIDTH, empty

LEFT, RIGHT, TOP, BOTTOM = 44.0, WIDTH - 44.0, 116.0, HEIGHT - 40.0
"""Where the body of a slide stands, in points."""
ROOM = RIGHT - LEFT
LARGEST, SMALLEST = 24, 14
"""Of text."""
GAP = 14.0
"""Between sentences."""
INDENT = 18.0
"""Of sentences behind their bullets."""
TILES = 3
"""Charts in a row."""
Box = tuple[float, float, float, float]
"""Left, top, width and height in points."""


def write(deck: Deck, view: View) -> bytes:
    """The file, with no time in it but that of the view."""
    writer = _Writer(view)
    for slide in deck.slides:
        writer.slide(slide)
    return writer.saved(deck.title, view.date)


class _Writer:
    """A presentation under way."""

    def __init__(self, view: View) -> None:
        faces = {face.role: face.wanted for face in typefaces.asked()}
        face = faces["first"] if view.style == "gongwen" else view.say("office-font")
        self.hand, self.head = Hand(face, view.say("language-tag")), view.letterhead
        self.made = empty(self.hand.font)
        self.layouts = {layout.name: layout for layout in self.made.slide_layouts}

    def slide(self, slide: Slide) -> None:
        name = "Title Slide" if slide.style == "title" else "Title Only"
        page = self.made.slides.add_slide(self.layouts[name])
        if slide.style == "title":
            self._cover(page, slide)
        else:
            self._head(page, slide)
            self._body(page, slide)
            self._foot(page)
        page.notes_slide.notes_text_frame.text = "\n".join(slide.notes)

    def _cover(self, page: Any, slide: Slide) -> None:
        self._bar(page, (0, 0, 18, HEIGHT))
        if self.head:
            self._office(page, self.head)
        size = fit.size(slide.title, ROOM - 40, 110, 44, 28)
        title, lead = page.shapes.title, page.placeholders[1]
        _place(title, (LEFT + 20, 90, ROOM - 40, 120))
        self.hand.write(title.text_frame, [slide.title], size, bold=True, middle=True)
        _place(lead, (LEFT + 20, 220, ROOM - 40, 90))
        size = fit.size(slide.lead, ROOM - 40, 90, 24, SMALLEST)
        self.hand.write(lead.text_frame, [slide.lead], size, color=ACCENTS[0])
        for part in slide.parts:
            assert isinstance(part, Points)
            self._points(page, part, (LEFT + 20, 330, ROOM - 40, HEIGHT - 360), bullets=False)

    def _office(self, page: Any, head: Letterhead) -> None:
        """Whose slides they are: logo, name and number."""
        left = LEFT + 20
        if head.logo:
            shape = page.shapes.add_picture(io.BytesIO(head.logo), Pt(left), Pt(28), height=Pt(36))
            shape._element.nvPicPr.cNvPr.set("descr", head.name)
            left += shape.width.pt + GAP
        told = " ".join(filter(None, (head.name, head.number)))
        self._text(page, [told], (left, 34, RIGHT - left, 24), SMALLEST, color=GREY)

    def _head(self, page: Any, slide: Slide) -> None:
        size = fit.size(slide.title, ROOM, 66, 28, 20)
        title = page.shapes.title
        _place(title, (LEFT, 22, ROOM, 66))
        text = fit.cut(slide.title, size, ROOM, int(66 / (size * fit.LEADING)))
        self.hand.write(title.text_frame, [text], size, bold=True, middle=True)
        self._bar(page, (LEFT, 94, 64, 3))

    def _body(self, page: Any, slide: Slide) -> None:
        top = TOP - 8
        if slide.lead:
            high = fit.height([slide.lead], SMALLEST, ROOM)
            self._text(page, [slide.lead], (LEFT, top, ROOM, high), SMALLEST, color=GREY)
            top += high + 6
        if slide.style == "tiles":
            charts = [part for part in slide.parts if isinstance(part, Bars)]
            self._tiles(page, charts, top)
            return
        for part in slide.parts:
            box = (LEFT, top, ROOM, BOTTOM - top)
            if isinstance(part, Numbers):
                top += self._numbers(page, part, top) + 12
            elif isinstance(part, Points):
                self._points(page, part, box)
            elif isinstance(part, Grid):
                table.draw(page.shapes, part, box, self.hand)
            else:
                chart.draw(page.shapes, part, box, self.hand)

    def _points(self, page: Any, points: Points, box: Box, *, bullets: bool = True) -> None:
        """As large as all of them fit; where even the smallest is too large, the last are cut."""
        _, _, room, high = box
        width = room - INDENT * bullets
        sizes = range(LARGEST, SMALLEST - 1, -1)
        fits = (s for s in sizes if fit.height(points.items, s, width, GAP) <= high)
        size = next(fits, SMALLEST)
        shown, left = [], high
        for text in points.items:
            most = int(left / (size * fit.LEADING))
            if most >= 1:
                shown.append(fit.cut(text, size, width, most))
                left -= fit.height(shown[-1:], size, width, GAP)
        shape = page.shapes.add_textbox(*map(Pt, box))
        self.hand.write(shape.text_frame, shown, size, gap=GAP)
        if bullets:
            self.hand.bullets(shape.text_frame, INDENT, ACCENTS[0])

    def _numbers(self, page: Any, numbers: Numbers, top: float) -> float:
        """Side by side; their height."""
        width = ROOM / len(numbers.items)
        for place, (figure, told) in enumerate(numbers.items):
            left = LEFT + place * width
            self._text(page, [figure], (left, top, width - 10, 48), 36, color=ACCENTS[0], bold=True)
            below = fit.cut(told, SMALLEST, width - 10, 2)
            high = fit.height([below], SMALLEST, width - 10)
            self._text(page, [below], (left, top + 48, width - 10, high), SMALLEST, color=GREY)
        return 48 + SMALLEST * fit.LEADING * 2

    def _tiles(self, page: Any, charts: Sequence[Bars], top: float) -> None:
        """Each with its name above and what it shows below."""
        columns = min(TILES, len(charts))
        rows = -(-len(charts) // columns)
        width, high = ROOM / columns, (BOTTOM - top) / rows
        line = SMALLEST * fit.LEADING
        for place, bars in enumerate(charts):
            left, upper = LEFT + place % columns * width, top + place // columns * high
            room = width - 16
            title = fit.cut(bars.title, SMALLEST, room, 2)
            told = fit.cut(bars.told, SMALLEST, room, 3)
            self._text(page, [title], (left, upper, room, line * 2), SMALLEST, bold=True)
            below = fit.height([told], SMALLEST, room)
            space = high - line * 2 - below - 8
            most = 40 + 30 * len(bars.categories) * len(bars.series)
            chart.draw(
                page.shapes, bars, (left, upper + line * 2, room, min(space, most)), self.hand
            )
            under = upper + line * 2 + min(space, most)
            self._text(page, [told], (left, under, room, below), SMALLEST, color=ACCENTS[0])

    def _text(
        self,
        page: Any,
        texts: Sequence[str],
        box: Box,
        size: float,
        *,
        color: str = INK,
        bold: bool = False,
    ) -> None:
        shape = page.shapes.add_textbox(*map(Pt, box))
        self.hand.write(shape.text_frame, texts, size, color=color, bold=bold)

    def _bar(self, page: Any, box: Box) -> None:
        """A line of our colour, which says nothing."""
        shape = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Pt, box))
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(ACCENTS[0])
        shape.line.fill.background()
        shape.shadow.inherit = False

    def _foot(self, page: Any) -> None:
        shape = page.shapes.add_textbox(*map(Pt, (RIGHT - 60, HEIGHT - 26, 60, 16)))
        self.hand.number(shape.text_frame, 10, GREY)

    def saved(self, title: str, date: datetime | None) -> bytes:
        properties = self.made.core_properties
        properties.title, properties.author = title, "plancmp"
        properties.last_modified_by, properties.language = "plancmp", self.hand.language
        properties.created = properties.modified = (date or EPOCH).replace(tzinfo=None)
        properties.revision = 1
        for slide in self.made.slides:
            for relation in slide.part.rels.values():
                if relation.reltype == RT.CHART:
                    book = relation.target_part.chart_workbook.xlsx_part
                    book._blob = timeless(book.blob, date)
        buffer = io.BytesIO()
        self.made.save(buffer)
        return timeless(buffer.getvalue(), date)


def _place(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = map(Pt, box)
