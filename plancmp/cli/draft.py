"""plancmp draft DOC"""

from __future__ import annotations

from pathlib import Path

import click

from plancmp.cli import options


@click.command(name="draft", short_help="A draft plan file from a document: txt, docx, html, pdf.")
@click.argument("document", metavar="DOC", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this plan file instead of stdout.",
)
@click.option(
    "--update",
    type=click.Path(path_type=Path),
    metavar="PLAN.yaml",
    help="Keep the coder's work of this plan file where the document's text is unchanged.",
)
@click.option(
    "--old",
    type=click.Path(path_type=Path),
    metavar="DOC",
    help="With --update: the document that was coded; else it is looked for, by its hash, beside PLAN.yaml and DOC.",
)
@click.option(
    "--part",
    type=click.IntRange(min=1),
    default=1,
    help="Which plan, where a notice holds several.",
)
@options.quiet
@options.labels
def command(
    document: Path,
    output: Path | None,
    update: Path | None,
    old: Path | None,
    part: int,
    quiet: bool,
    lang: str | None,
) -> None:
    """Draft a plan file: title, period, sections, one task for each paragraph that promises something, every figure.

    Whatever the program was not sure of has a note that begins with check; the status is draft until a person has reviewed it.
    """
    from plancmp.drafting import compose, revise, write
    from plancmp.drafting.document import read
    from plancmp.knowledge import say
    from plancmp.library import all_plans, plan_from_file

    source = read(document)
    name = output.stem if output else update.stem if update else compose.name(document, source)
    plan = compose.draft(source, name, options.today(), all_plans(), part)
    warnings = compose.warnings(source, plan)
    if update:
        coded = plan_from_file(update)
        before = read(old or revise.find(coded, (update.parent, document.parent)))
        plan, changes = revise.revise(coded, before, plan, source)
        warnings += changes
    text = write.dump(plan)
    if output:
        options.save(output, text)
    else:
        click.echo(text, nl=False)
    if not quiet:
        language = options.language(lang)
        doubts = sum(measure.note.startswith("check") for measure in plan.measures)
        click.echo(
            say(
                "drafted", language, tasks=len(plan.tasks), targets=len(plan.targets), doubts=doubts
            ),
            err=True,
        )
        for key, value in warnings:
            click.echo(say(key, language, value=value), err=True)
