"""The commands: each reads its options, calls one function and prints.

Whatever is heavy is imported by the command that needs it, so that the others start at once.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from tradefigs import __version__
from tradefigs.cli.exits import SOME_FAILED, Commands, Refusal, say
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

if TYPE_CHECKING:
    from datetime import datetime

    import pandas as pd

    from tradefigs.batch.parts import Limits
    from tradefigs.batch.runs import Result, Settings
    from tradefigs.documents import Document, ForeignTextError, InputError

PICTURES = ("png", "svg", "pdf")
CHARTS = ("timeline", "speakers", "targets", "balance", "pairs")  # as tradefigs.charts.drawing names them
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
    from tradefigs.claims import extract
    from tradefigs.table import CLAIMS
    from tradefigs.timeline.statements import with_statements

    _export(inputs, extract, _Table("claims", CLAIMS, "trade claim", with_statements), output, **how)


@main.command(epilog=_example("tradefigs figures seeds -o figures.csv"))
@writes_table
@many
@reading
def figures(inputs: tuple[str, ...], output: TableOutput, **how: Any) -> NoReturn:
    """Write one row for each money figure, trade claim or not.

    FILE is a table, .csv, .jsonl or .parquet, or a folder, such as figures/: there the rows come in Parquet
    files, and a run that was cut short goes on with --resume.
    """
    from tradefigs.batch.runs import figure_rows
    from tradefigs.table import FIGURES

    _export(inputs, figure_rows, _Table("figures", FIGURES, "money figure"), output, **how)


@main.command(epilog=_example("tradefigs quotes seeds -o quotes.csv"))
@writes_table
@many
@reading
def quotes(inputs: tuple[str, ...], output: TableOutput, **how: Any) -> NoReturn:
    """Write one row for each quotation and its speaker.

    FILE is a table, .csv, .jsonl or .parquet, or a folder, such as quotes/: there the rows come in Parquet
    files, and a run that was cut short goes on with --resume.
    """
    from tradefigs.batch.runs import quote_rows
    from tradefigs.table import QUOTES

    _export(inputs, quote_rows, _Table("quotes", QUOTES, "quotation"), output, **how)


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
    from tradefigs.timeline import timeline

    _derive(inputs, timeline, output, "value", choice, to)


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
    from tradefigs.timeline.conflicts import conflicts

    _derive(inputs, conflicts, output, "contradiction", choice, to)


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
    from tradefigs.table import TARGETS
    from tradefigs.timeline.targets import targets

    def rows(claims: pd.DataFrame) -> pd.DataFrame:
        return targets(claims, today.date().isoformat() if today else None)

    _derive(inputs, rows, output, "target", choice, to, TARGETS)


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
    from tradefigs.timeline.reference import compared

    _check(output, (reference,))
    official = _reference(reference)
    _derive(inputs, lambda claims: compared(claims, official), output, "trade claim", choice, to)


@main.command(
    epilog=_example(
        "tradefigs chart seeds -o chart.png",
        "tradefigs chart claims.csv --pair DE-PL --measure exports --currency EUR --lang en -o exports.svg",
        "tradefigs chart claims.csv --kind speakers --since 2020 --to EUR --style dark -o speakers.png",
    )
)
@click.option("-o", "--output", required=True, metavar="FILE", help="The picture: .png, .svg or .pdf.")
@click.option("--format", "form", type=click.Choice(PICTURES), help="Default: as FILE is named.")
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
    inputs: tuple[str, ...], output: str, form: str | None, reference: str | None, **choice: Any
) -> NoReturn:
    """Draw what was claimed about the trade of a pair over the years.

    Other kinds: speakers, who said what and when; targets and what came of them; balance, exports and
    imports; pairs, a small timeline for each of several, with --pair those of one party. INPUT may also be a
    table that export wrote.
    """
    from tradefigs.table.outputs import check_writable, open_whole

    form = form or output.rpartition(".")[2].lower()
    if form not in PICTURES:
        raise Refusal(f"{output}: its name tells no picture format; let it end in .png, .svg or .pdf")
    if reference and choice["kind"] in ("speakers", "targets"):
        raise Refusal(f"--reference: a chart of {choice['kind']} shows no official values; leave it out")
    if choice["to"] and choice["currency"]:
        raise Refusal("--to and --currency: give one of them; with --to all values are converted")
    with _refusing():
        check_writable(output)
    _spare(output, (*inputs, *filter(None, [reference])))
    official = _reference(reference) if reference else None
    narrowing = {name: choice.pop(name) for name in FEWER}
    claims, errors = _claims(inputs)
    if claims.empty:
        say(f"{_names(inputs)}: no trade claim found, so there is nothing to draw")
        _end(errors, SOME_FAILED)

    from tradefigs.charts import plot

    with _selecting(inputs):
        figure = plot(_filtered(claims, narrowing), reference=official, **choice)

    with _refusing(), open_whole(output) as file:
        figure.savefig(file, format=form)
    _end(errors)


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
    from pathlib import Path

    from tradefigs.report import MissingBokehError, bokeh_script
    from tradefigs.report import report as page_of
    from tradefigs.table.outputs import STDOUT, check_writable, open_whole

    with _refusing():
        check_writable(output)
    _spare(output, inputs)
    try:
        bokeh_script()
    except MissingBokehError as error:
        raise Refusal(str(error)) from None
    claims, errors = _claims(inputs)
    if claims.empty:
        say(f"{_names(inputs)}: no trade claim found, so there is nothing to report")
        _end(errors, SOME_FAILED)
    folder = Path() if output == STDOUT else Path(output).resolve().parent
    with _selecting(inputs):
        page = page_of(_converted(claims, to) if to else claims, lang, title, folder, **choice)
    with _refusing(), open_whole(output) as file:
        file.write(page.encode("utf-8", "replace"))
    _end(errors)


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
    from tradefigs.cli import parse

    if "-" in phrases and sys.stdin is None:
        raise Refusal("standard input is closed; name a PHRASE or pipe a text in")
    if "-" in phrases:
        read = sys.stdin.buffer.read().decode("utf-8-sig", "replace").splitlines()
        phrases = tuple(line for phrase in phrases for line in (read if phrase == "-" else [phrase]))
    found = parse.rows(phrases)
    if not found:
        say(
            "no money figure found; it takes a number and a currency in one PHRASE, such as '1,1 Mrd. Dollar'"
        )
        sys.exit(SOME_FAILED)
    if as_json:
        for row in found:
            click.echo(parse.as_json(row))
        return
    header, *lines = parse.lines(found, with_phrase=len(phrases) > 1)
    click.secho(header, bold=True)
    for line in lines:
        click.echo(line)


@main.command(epilog=_example("tradefigs explain seeds/002_77cf6fe2ae39351b.txt"))
@reading
def explain(inputs: tuple[str, ...]) -> NoReturn:
    """Show a text with all that was found in it.

    Figures, periods, parties and speakers are marked, in colour on a terminal; below stands how each figure
    was read as a claim, or why it is none.
    """
    from tradefigs.cli.explain import show
    from tradefigs.deadline import TimeUp, limited, reason
    from tradefigs.documents import InputError, read
    from tradefigs.documents.base import fault

    errors: list[InputError] = []
    foreign: list[ForeignTextError] = []
    options = reading_options()
    for document in read(*inputs, on_error=errors.append, on_foreign=foreign.append, options=options):
        try:
            with limited(options.timeout):
                show(document)
        except TimeUp:
            errors.append(InputError(document.id, reason(options.timeout)))
        except OSError:  # of standard output
            raise
        except Exception as error:  # one text must not cost all the others
            errors.append(fault(document.id, error))
    _tell_foreign(len(foreign))
    _end(errors)


@main.command(epilog=_example("tradefigs version"))
def version() -> None:
    """Print the versions of tradefigs and Python."""
    click.echo(f"tradefigs {__version__}, Python {sys.version.split()[0]}")


# ---------------------------------------------------------------- what the commands share


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of records with these columns, to which ``finish`` adds; ``what`` is one of them."""

    name: str
    columns: dict[str, str]
    what: str
    finish: Callable[[pd.DataFrame], pd.DataFrame] = lambda frame: frame


def _export(
    inputs: tuple[str, ...],
    records_of: Callable[[Document], Iterable[Any]],
    table: _Table,
    output: TableOutput,
    resume: bool,
    part_size: int,
    **how: Any,
) -> NoReturn:
    """Write the records of ``inputs`` and end the program."""
    from tradefigs.batch.parts import Limits, is_folder
    from tradefigs.batch.runs import Settings, gather
    from tradefigs.table import to_frame
    from tradefigs.table.outputs import STDOUT

    settings = Settings(**how, options=reading_options())
    if resume and output.path == STDOUT:
        raise Refusal("--resume: goes on with the run that began to write a folder; name it with -o")
    if resume or is_folder(output.path):
        _export_parts(inputs, records_of, table, output, settings, resume, Limits(part_size))
    _check(output, inputs)
    with _refusing(), _progress(table.what, inputs) as count:
        result = gather(inputs, records_of, count, settings)
    if not result.all_failed:
        _write(table.finish(to_frame(result.records, table.columns)), output)
        if not result.records:
            say(f"{_names(inputs)}: no {table.what} found; the table has no rows")
    _tell_foreign(result.foreign)
    _end(result.errors)


def _export_parts(
    inputs: tuple[str, ...],
    records_of: Callable[[Document], Iterable[Any]],
    table: _Table,
    output: TableOutput,
    settings: Settings,
    resume: bool,
    limits: Limits,
) -> NoReturn:
    """Write the records of ``inputs`` to a folder and end the program."""
    from dataclasses import asdict

    from tradefigs.batch.parts import ERRORS, open_folder
    from tradefigs.batch.runs import run

    if output.kind not in (None, "parquet") or output.excel or output.schema:
        raise Refusal(f"{output.path}: a folder gets Parquet files; leave --format, --excel and --schema out")
    header = {"tradefigs": __version__, "table": table.name, "inputs": list(inputs)}
    with (
        _refusing(),
        open_folder(output.path, header | asdict(settings.options), table.columns, resume, limits) as folder,
        _progress(table.what, inputs) as count,
    ):
        for piece in run(inputs, records_of, settings, folder):
            folder.add(piece)
            count(piece)
    totals = folder.totals()
    if totals["errors"]:
        say(f"{totals['errors']} inputs failed; they are listed in {Path(output.path, ERRORS)}")
    _tell_foreign(totals["foreign"])
    if not totals["records"]:
        say(f"{_names(inputs)}: no {table.what} found; the folder has no rows")
    sys.exit(SOME_FAILED if totals["errors"] else 0)


def _claims(inputs: tuple[str, ...]) -> tuple[pd.DataFrame, list[InputError]]:
    """Return the claims of ``inputs`` and the inputs that failed; when all did, end the program."""
    from tradefigs.batch.runs import claims_table

    with _progress("trade claim", inputs) as count:
        claims, errors = claims_table(inputs, count, reading_options())
    if claims is None:
        _end(errors)
    return claims, errors


def _progress(what: str, inputs: Sequence[str]) -> AbstractContextManager[Callable[[Result[Any]], None]]:
    from tradefigs.batch.progress import progress
    from tradefigs.batch.runs import sizes

    return progress(what, partial(sizes, inputs, reading_options()))


def _derive(
    inputs: tuple[str, ...],
    rows_of: Callable[[pd.DataFrame], pd.DataFrame],
    output: TableOutput,
    what: str,
    choice: dict[str, Any],
    to: str | None,
    dtypes: dict[str, str] | None = None,
) -> NoReturn:
    """Write the table that ``rows_of`` makes of the claims of ``inputs`` and end the program."""
    _check(output, inputs)
    claims, errors = _claims(inputs)
    with _selecting(inputs):
        chosen = _filtered(claims, choice)
        rows = rows_of(_converted(chosen, to) if to else chosen)
    _write(rows, output, dtypes)
    if claims.empty:
        say(f"{_names(inputs)}: no trade claim found; the table has no rows")
    elif rows.empty:
        say(f"{_names(inputs)}: no {what} found in {len(chosen)} trade claims; the table has no rows")
    _end(errors)


def _filtered(claims: pd.DataFrame, choice: dict[str, Any]) -> pd.DataFrame:
    """Return the claims that fit, numbered from 0."""
    from tradefigs.timeline.selection import filtered

    if claims.empty or all(value is None for value in choice.values()):
        return claims
    return filtered(claims, **choice).reset_index(drop=True)


def _converted(claims: pd.DataFrame, to: str) -> pd.DataFrame:
    """Return the claims in another currency, with a column ``converted_from`` more."""
    from tradefigs.timeline.rates import in_currency

    return in_currency(claims, to)[[*dict.fromkeys((*claims.columns, "converted_from"))]]


def _reference(path: str) -> pd.DataFrame:
    from tradefigs.timeline.reference import ReferenceTableError, read_reference

    try:
        return read_reference(path)
    except ReferenceTableError as error:
        raise Refusal(str(error)) from None


def _check(output: TableOutput, inputs: Sequence[str]) -> None:
    """Refuse a table that cannot be written before any work is done."""
    from tradefigs.table import format_of
    from tradefigs.table.outputs import STDOUT, check_writable
    from tradefigs.table.schema import path_for

    with _refusing():
        if format_of(output.path, output.kind) != "csv" and output.excel:
            raise Refusal(f"{output.path}: --excel writes CSV; let its name end in .csv")
        if output.raw and output.excel:
            raise Refusal("--raw and --excel: Excel would run what looks like a formula; leave one out")
        check_writable(output.path)
        _spare(output.path, inputs)
        if output.schema:
            if output.path == STDOUT:
                raise Refusal("--schema: the schema lies beside the table; name a file with -o")
            check_writable(path_for(output.path))


def _spare(output: str, inputs: Sequence[str]) -> None:
    """Refuse an output that would take the place of an input."""
    from tradefigs.documents import files
    from tradefigs.table.outputs import STDOUT

    if output == STDOUT or not Path(output).is_file():
        return
    for file in (file for path in inputs for file in files(path)):
        with suppress(OSError, ValueError):
            if isinstance(file, str) and Path(file).samefile(output):
                raise Refusal(f"{output}: it is an input, which would be lost; name another output")


def _write(frame: pd.DataFrame, output: TableOutput, dtypes: dict[str, str] | None = None) -> None:
    from tradefigs.table import KINDS, schema, write

    dtypes = dtypes or KINDS
    with _refusing():
        write(frame, output.path, output.kind, dtypes, excel=output.excel, raw=output.raw)
        if output.schema:
            command = str(click.get_current_context().command.name)
            described = schema.schema(frame.columns, command, dtypes, excel=output.excel)
            schema.write(described, schema.path_for(output.path))


@contextmanager
def _refusing() -> Iterator[None]:
    from tradefigs.batch.executors import ClusterError
    from tradefigs.documents import InputError
    from tradefigs.table.outputs import OutputError

    try:
        yield
    except (OutputError, ClusterError, InputError) as error:
        raise Refusal(str(error)) from None


@contextmanager
def _selecting(inputs: Sequence[str]) -> Iterator[None]:
    """Refuse what the claims do not hold, or a day that is none."""
    from tradefigs.timeline.selection import SelectionError

    try:
        yield
    except SelectionError as error:
        raise Refusal(f"{_names(inputs)}: {error}") from None
    except ValueError as error:
        raise Refusal(str(error)) from None


def _end(errors: Sequence[InputError], code: int = 0) -> NoReturn:
    """Name the inputs that failed and end the program with ``code``, or with that of failed inputs."""
    for error in errors:
        say(str(error))
    sys.exit(SOME_FAILED if errors else code)


def _tell_foreign(count: int) -> None:
    if count:
        texts = "1 text is" if count == 1 else f"{count:,} texts are"
        say(f"{texts} not German and passed over; --all-languages reads all")


def _names(inputs: Sequence[str]) -> str:
    return inputs[0] if len(inputs) == 1 else f"{inputs[0]} and {len(inputs) - 1} more"
