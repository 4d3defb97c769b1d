"""plancmp eval FILE…"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from plancmp.cli import options


@click.command(name="eval", short_help="Measure the matcher on labelled pairs.")
@click.argument("labels", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--floor",
    type=click.FloatRange(0, 1),
    help="Exit 1 when F1 for any relation, all pairs together, is lower.",
)
@click.option("--floor-same", type=click.FloatRange(0, 1), help="The same for F1 of `same`.")
@click.option(
    "--ignore-crosswalks",
    is_flag=True,
    expose_value=False,
    help="As always here: the matcher is measured alone.",
)
@options.where
@options.output("evaluation")
def command(
    labels: tuple[Path, ...], floor: float | None, floor_same: float | None, where: Any, **out: Any
) -> int:
    """Measure the matcher against labelled alignments: files A-B.tsv with the columns a_lines, b_lines, relation, settled."""
    from plancmp.api import Session
    from plancmp.evaluation import evaluate
    from plancmp.match.accuracy import Accuracy

    library = Session.open(where).library
    scores = [evaluate(path, library) for path in labels]
    pooled = Accuracy.pooled(scores)
    options.print_result("evaluation", [*scores, pooled] if len(scores) > 1 else scores, **out)
    return int(pooled.f1 < (floor or 0) or pooled.f1_same < (floor_same or 0))
