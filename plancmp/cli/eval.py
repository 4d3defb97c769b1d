"""Measure the matcher on labelled pairs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from plancmp.cli.common import options
from plancmp.cli.common.commands import Command

if TYPE_CHECKING:
    from plancmp.cli.common.output import Output
    from plancmp.session import Where


@click.command(cls=Command, short_help=__doc__)
@click.argument("labels", nargs=-1, required=True, type=options.PATH)
@click.option(
    "--floor",
    type=click.FloatRange(0, 1),
    metavar="N",
    help="Exit 1 when F1 for any relation, all pairs together, is lower.",
)
@click.option(
    "--floor-same", type=click.FloatRange(0, 1), metavar="N", help="The same for F1 of `same`."
)
@click.option(
    "--ignore-crosswalks",
    is_flag=True,
    expose_value=False,
    help="As always here: the matcher is measured alone.",
)
@options.where
@options.output("evaluation")
def command(
    labels: tuple[Path, ...],
    floor: float | None,
    floor_same: float | None,
    where: Where,
    out: Output,
) -> int:
    """Measure the matcher against labelled alignments.

    Files A-B.tsv with the columns a_lines, b_lines, relation, settled.
    """
    from plancmp.evaluation import evaluate
    from plancmp.match.accuracy import Accuracy
    from plancmp.session import Session

    library = Session.open(where).library
    scores = [evaluate(path, library) for path in labels]
    pooled = Accuracy.pooled(scores)
    out.show([*scores, pooled] if len(scores) > 1 else scores)
    return int(pooled.f1 < (floor or 0) or pooled.f1_same < (floor_same or 0))
