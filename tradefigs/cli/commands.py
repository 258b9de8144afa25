"""The commands: each reads its options, calls one function and prints.

Whatever is heavy is imported by the command that needs it, so that the others start at once.
"""

from __future__ import annotations

import re
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from tradefigs import __version__
from tradefigs.cli.exits import (
    SOME_FAILED,
    Commands,
    Refusal,
    end,
    refusing,
    say,
    selecting,
    tell_foreign,
)
from tradefigs.cli.options import (
    FEWER,
    LANG,
    TABLE,
    TO,
    Number,
    TableOutput,
    fewer,
    filters,
    many,
    reading,
    reading_options,
    writes_table,
)
from tradefigs.cli.steps import (
    Table,
    check_output,
    check_table,
    claims_to_show,
    derive,
    export_records,
    filtered_claims,
    in_other_currency,
    reference_of,
)

if TYPE_CHECKING:
    from datetime import datetime

    import pandas as pd

    from tradefigs.documents import ForeignTextError, InputError

PICTURES = ("png", "svg", "pdf")
CHARTS = ("timeline", "speakers", "targets", "balance", "pairs")  # as tradefigs.charts.kinds names them
STYLES = ("light", "dark", "print")
PIXELS = (200, 20000)


def _example(*lines: str) -> str:
    """Return the end of a help text."""
    # The backspace keeps click from joining the lines.
    return "\n  ".join(("\b\nExample:", *lines))


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=_example("tradefigs export seeds -o claims.csv", "tradefigs chart seeds -o chart.png"),
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """Read German news and turn every figure on trade between countries into a record.

    INPUT is a file, a folder, a glob pattern, an address such as s3://news/*.jsonl.gz, or - for standard
    input. Files are texts (.txt), web pages (.html), .pdf, tables of articles (.csv, .tsv, .jsonl, .parquet)
    and web archives (.warc), packed (.gz, .zst, .bz2, .xz) or in .zip and .tar; folders are searched for all
    of these. What is not German is passed over.

    Exit codes: 0 done; 1 some inputs failed, the others are written; 2 wrong usage or an output that cannot
    be written, nothing is written.
    """


@main.command(
    epilog=_example(
        "tradefigs export seeds -o claims.csv",
        "tradefigs export 'news/**/*.txt' -o claims.parquet",
        "cat article.txt | tradefigs export - --format jsonl",
        "tradefigs export archive --jobs 8 -o claims/ --resume",
    )
)
@writes_table
@many
@reading
def export(inputs: tuple[str, ...], output: TableOutput, **how: Any) -> NoReturn:
    """Write one row for each trade claim.

    FILE is a table, .csv, .jsonl or .parquet, or a folder, such as claims/: there the rows come in Parquet
    files, and a run that was cut short goes on with --resume.
    """
    from tradefigs.batch.parts import CLAIMS_TABLE
    from tradefigs.claims import extract
    from tradefigs.comparisons.statements import with_statements
    from tradefigs.table import CLAIMS

    export_records(
        inputs, extract, Table(CLAIMS_TABLE, CLAIMS, "trade claim", with_statements), output, **how
    )


@main.command(epilog=_example("tradefigs figures seeds -o figures.csv"))
@writes_table
@many
@reading
def figures(inputs: tuple[str, ...], output: TableOutput, **how: Any) -> NoReturn:
    """Write one row for each money figure, trade claim or not.

    FILE is a table, .csv, .jsonl or .parquet, or a folder, such as figures/: there the rows come in Parquet
    files, and a run that was cut short goes on with --resume.
    """
    from tradefigs.batch.records import figure_rows
    from tradefigs.table import FIGURES

    export_records(inputs, figure_rows, Table("figures", FIGURES, "money figure"), output, **how)


@main.command(epilog=_example("tradefigs quotes seeds -o quotes.csv"))
@writes_table
@many
@reading
def quotes(inputs: tuple[str, ...], output: TableOutput, **how: Any) -> NoReturn:
    """Write one row for each quotation and its speaker.

    FILE is a table, .csv, .jsonl or .parquet, or a folder, such as quotes/: there the rows come in Parquet
    files, and a run that was cut short goes on with --resume.
    """
    from tradefigs.batch.records import quote_rows
    from tradefigs.table import QUOTES

    export_records(inputs, quote_rows, Table("quotes", QUOTES, "quotation"), output, **how)


@main.command(
    epilog=_example(
        "tradefigs timeline seeds -o timeline.csv",
        "tradefigs timeline claims.parquet --pair BY-KZ --to EUR -o timeline.csv",
    )
)
@writes_table
@filters
@TO
@reading
def timeline(inputs: tuple[str, ...], output: TableOutput, to: str | None, **choice: Any) -> NoReturn:
    """Write what was claimed about the same trade in one row.

    There is a row for each pair, measure, product, period, status and currency. INPUT may also be a table
    that export wrote. FILE is a table: .csv, .jsonl or .parquet.
    """
    from tradefigs.comparisons.timeline import timeline

    derive(inputs, timeline, output, "value", choice, to)


@main.command(
    epilog=_example(
        "tradefigs conflicts seeds -o conflicts.csv",
        "tradefigs conflicts claims.csv --pair DE-PL --since 2020 -o conflicts.csv",
    )
)
@writes_table
@filters
@TO
@reading
def conflicts(inputs: tuple[str, ...], output: TableOutput, to: str | None, **choice: Any) -> NoReturn:
    """Write the pairs of statements about one thing that exclude each other.

    No value fits both, and they are a tenth or more apart; the columns one_ tell of the lesser value, other_
    of the greater. INPUT may also be a table that export wrote. FILE is a table: .csv, .jsonl or .parquet.
    """
    from tradefigs.comparisons.conflicts import conflicts

    derive(inputs, conflicts, output, "contradiction", choice, to)


@main.command(
    epilog=_example(
        "tradefigs targets seeds -o targets.csv",
        "tradefigs targets claims.csv --pair BY-KZ --today 2025-06-30 -o targets.csv",
    )
)
@writes_table
@filters
@TO
@click.option(
    "--today",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="What is not over then is open. Default: the last day of publication.",
)
@reading
def targets(
    inputs: tuple[str, ...], output: TableOutput, to: str | None, today: datetime | None, **choice: Any
) -> NoReturn:
    """Write each target and what came of it: met, missed, open or no data.

    What --speaker and the like leave out is not held against a target either. INPUT may also be a table that
    export wrote. FILE is a table: .csv, .jsonl or .parquet.
    """
    from tradefigs.comparisons.targets import targets
    from tradefigs.table import TARGETS

    def rows(claims: pd.DataFrame) -> pd.DataFrame:
        return targets(claims, today.date().isoformat() if today else None)

    derive(inputs, rows, output, "target", choice, to, TARGETS)


@main.command(
    epilog=_example(
        "tradefigs compare seeds --reference official.csv -o compared.csv",
        "tradefigs compare claims.csv --reference official.csv --measure exports -o compared.csv",
    )
)
@writes_table
@click.option(
    "--reference",
    required=True,
    type=TABLE,
    metavar="FILE",
    help="Official values, a CSV file: reporter, partner, measure, year, value, currency, source.",
)
@filters
@TO
@reading
def compare(
    inputs: tuple[str, ...], output: TableOutput, reference: str, to: str | None, **choice: Any
) -> NoReturn:
    """Write the claims with the official values for the same trade and year, and whether they agree.

    INPUT may also be a table that export wrote. FILE is a table: .csv, .jsonl or .parquet.
    """
    from tradefigs.comparisons.reference import compared

    check_table(output, (reference,))
    official = reference_of(reference)
    derive(inputs, lambda claims: compared(claims, official), output, "trade claim", choice, to)


@main.command(
    epilog=_example(
        "tradefigs chart seeds -o chart.png",
        "tradefigs chart claims.csv --pair DE-PL --measure exports --currency EUR --lang en -o exports.svg",
        "tradefigs chart claims.csv --kind speakers --since 2020 --to EUR --style dark -o speakers.png",
    )
)
@click.option("-o", "--output", required=True, metavar="FILE", help="The picture: .png, .svg or .pdf.")
@click.option("--format", "file_format", type=click.Choice(PICTURES), help="Default: as FILE is named.")
@click.option("--kind", type=click.Choice(CHARTS), default="timeline", show_default=True)
@click.option("--pair", help="Two parties, such as BY-KZ. Default: the pair with most claims.")
@click.option("--measure", help="Such as exports.", default="turnover", show_default=True)
@click.option("--product", help="Goods as the table names them. Default: trade as a whole.", default="")
@click.option("--currency", help="Such as USD. Default: the currency of most claims.")
@TO
@click.option("--reference", type=TABLE, metavar="FILE", help="Official values to draw behind; see compare.")
@fewer
@LANG
@click.option("--title", help="A headline of your own.")
@click.option("--style", type=click.Choice(STYLES), default="light", show_default=True)
@click.option(
    "--width", type=click.IntRange(*PIXELS), default=1600, show_default=True, help="Width in pixels."
)
@click.option(
    "--height",
    type=click.IntRange(*PIXELS),
    help="Height in pixels. Default: 0.6 of the width, less for few rows.",
)
@click.option("--dpi", type=Number(10, 1200), help="Pixels an inch, which sets the size of type.")
@reading
def chart(
    inputs: tuple[str, ...], output: str, file_format: str | None, reference: str | None, **choice: Any
) -> NoReturn:
    """Draw what was claimed about the trade of a pair over the years.

    Other kinds: speakers, who said what and when; targets and what came of them; balance, exports and
    imports; pairs, a small timeline for each of several, with --pair those of one party. INPUT may also be a
    table that export wrote.
    """
    from tradefigs.table.outputs import open_whole

    file_format = file_format or output.rpartition(".")[2].lower()
    if file_format not in PICTURES:
        raise Refusal(f"{output}: its name tells no picture format; let it end in .png, .svg or .pdf")
    if reference and choice["kind"] in ("speakers", "targets"):
        raise Refusal(f"--reference: a chart of {choice['kind']} shows no official values; leave it out")
    if choice["to"] and choice["currency"]:
        raise Refusal("--to and --currency: give one of them; with --to all values are converted")
    check_output(output, (*inputs, *filter(None, [reference])))
    official = reference_of(reference) if reference else None
    narrowing = {name: choice.pop(name) for name in FEWER}
    claims, errors = claims_to_show(inputs, "draw")

    from tradefigs.charts import plot

    with selecting(inputs):
        figure = plot(filtered_claims(claims, narrowing), reference=official, **choice)

    with refusing(), open_whole(output) as file:
        figure.savefig(file, format=file_format)
    end(errors)


@main.command(
    epilog=_example(
        "tradefigs report seeds -o report.html",
        "tradefigs report claims.csv --pair DE-PL --since 2020 --lang en -o report.html",
    )
)
@click.option(
    "-o", "--output", required=True, metavar="FILE", help="The page: .html, or - (standard output)."
)
@filters
@TO
@LANG
@click.option("--title", help="A headline of your own.")
@reading
def report(
    inputs: tuple[str, ...], output: str, to: str | None, lang: str, title: str | None, **choice: Any
) -> NoReturn:
    """Write one page to look at: timeline, contradictions, targets and all claims with their evidence.

    The page needs no other file and no network. INPUT may also be a table that export wrote. What --pair and
    the like leave out is not in the page. Needs Bokeh: pip install 'tradefigs[report]'.
    """
    from tradefigs.page import MissingBokehError, bokeh_script
    from tradefigs.page import report as page_of
    from tradefigs.table.outputs import STDOUT, open_whole

    check_output(output, inputs)
    try:
        bokeh_script()
    except MissingBokehError as error:
        raise Refusal(str(error)) from None
    claims, errors = claims_to_show(inputs, "report")
    folder = Path() if output == STDOUT else Path(output).resolve().parent
    with selecting(inputs):
        # All claims are converted, for the page judges those that it shows by all of them.
        page = page_of(in_other_currency(claims, to) if to else claims, lang, title, folder, **choice)
    with refusing(), open_whole(output) as file:
        file.write(page.encode("utf-8", "replace"))
    end(errors)


class _Phrases(click.Command):
    """A command whose arguments may begin with a minus, as in ``-8,1 Mrd. Euro``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take for an option only what looks like one."""
        end = args.index("--") if "--" in args else len(args)
        options = [argument for argument in args[:end] if re.fullmatch(r"--?[a-z][\w-]*(=.*)?", argument)]
        phrases = [argument for argument in args[:end] if argument not in options]
        return super().parse_args(ctx, [*options, "--", *phrases, *args[end + 1 :]])


@main.command(
    cls=_Phrases,
    epilog=_example(
        "tradefigs parse '1 Milliarde 100 Millionen Dollar'",
        "tradefigs parse --json '$1,1 bis $1,2 Milliarden' 'rund 5 Mio. Euro'",
        "tradefigs parse - < phrases.txt",
    ),
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a figure.")
@click.argument("phrases", nargs=-1, required=True, metavar="PHRASE...")
def parse(phrases: tuple[str, ...], as_json: bool) -> None:
    """Print the money figures of each PHRASE as a table.

    PHRASE is a text in quotation marks; - reads standard input, where each line is a phrase. Amounts are in
    units of the currency.
    """
    from tradefigs.cli.phrases import json_line, lines, rows

    if "-" in phrases and sys.stdin is None:
        raise Refusal("standard input is closed; name a PHRASE or pipe a text in")
    if "-" in phrases:
        read = sys.stdin.buffer.read().decode("utf-8-sig", "replace").splitlines()
        phrases = tuple(line for phrase in phrases for line in (read if phrase == "-" else [phrase]))
    found = rows(phrases)
    if not found:
        say(
            "no money figure found; it takes a number and a currency in one PHRASE, such as '1,1 Mrd. Dollar'"
        )
        sys.exit(SOME_FAILED)
    if as_json:
        for row in found:
            click.echo(json_line(row))
        return
    header, *others = lines(found, with_phrase=len(phrases) > 1)
    click.secho(header, bold=True)
    for line in others:
        click.echo(line)


@main.command(epilog=_example("tradefigs explain seeds/002_77cf6fe2ae39351b.txt"))
@reading
def explain(inputs: tuple[str, ...]) -> NoReturn:
    """Show a text with all that was found in it.

    Figures, periods, parties and speakers are marked, in colour on a terminal; below stands how each figure
    was read as a claim, or why it is none.
    """
    from tradefigs.cli.explain import show
    from tradefigs.documents import read
    from tradefigs.documents.base import fault, in_time

    errors: list[InputError] = []
    foreign: list[ForeignTextError] = []
    options = reading_options()
    for document in read(*inputs, on_error=errors.append, on_foreign=foreign.append, options=options):
        try:
            shown = in_time(options.timeout, document.id, partial(show, document))
        except OSError:  # of standard output
            raise
        except Exception as error:  # one text must not cost all the others
            shown = fault(document.id, error)
        if shown is not None:
            errors.append(shown)
    tell_foreign(len(foreign))
    end(errors)


@main.command(epilog=_example("tradefigs version"))
def version() -> None:
    """Print the versions of tradefigs and Python."""
    click.echo(f"tradefigs {__version__}, Python {sys.version.split()[0]}")
