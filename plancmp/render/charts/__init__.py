"""Charts as inline SVG with real text, drawn by Vega-Lite (vl-convert: no browser, no network).

Every chart is one drawing with two layouts: one for paper and wide screens, one for phones. Lines
and text take the colour of the surrounding text, so that it serves light, dark and print. Sizes are
fixed and do not depend on the fonts of the machine that draws.
"""

from plancmp.render.charts.bars import Bar, pages, profile
from plancmp.render.charts.bullets import MOST as MOST_BULLETS
from plancmp.render.charts.bullets import Bullet, bullets
from plancmp.render.charts.grid import MOST_COLUMNS, Heat, heat
from plancmp.render.charts.names import apart
from plancmp.render.charts.points import Dumbbell, dumbbells, log_scale

__all__ = [
    "MOST_BULLETS",
    "MOST_COLUMNS",
    "Bar",
    "Bullet",
    "Dumbbell",
    "Heat",
    "apart",
    "bullets",
    "dumbbells",
    "heat",
    "log_scale",
    "pages",
    "profile",
]
