"""The commands: each reads its options, calls one function and prints.

Whatever is heavy is imported by the command that needs it, so that the others start at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import IO, TYPE_CHECKING, Any, NoReturn

import click

from tradefigs import __version__

if TYPE_CHECKING:
    import pandas as pd

    from tradefigs.batch import Result
    from tradefigs.documents import Document, InputError

SOME_FAILED = 1
NOTHING_WRITTEN = 2
PICTURES = ("png", "svg", "pdf")


class Refusal(click.ClickException):
    """Wrong usage, or an output that cannot be written: one line, and nothing is written."""

    exit_code = NOTHING_WRITTEN

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the one line."""
        _say(self.message)


def _example(*lines: str) -> str:
    """Return the end of a help text."""
    # The backspace keeps click from joining the lines.
    return "\n  ".join(("\b\nExample:", *lines))


INPUTS = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
OUTPUT = click.option("-o", "--output", default="-", metavar="FILE", help="Default: - (standard output).")
FORMAT = click.option(
    "--format",
    "kind",
    type=click.Choice(["csv", "jsonl", "parquet"]),
    help="Default: as FILE is named; else csv.",
)


def filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give ``command`` the options that choose claims, as ``tradefigs.selection.filtered`` takes them."""
    options = (
        click.option("--pair", help="Two parties, such as BY-KZ, or one, for its trade with the world."),
        click.option("--measure", help="Such as exports."),
        click.option("--speaker", help="A name or part of it."),
        click.option("--since", metavar="DAY", help="First day of publication: 2024-05-17, 2024-05, 2024."),
        click.option("--until", metavar="DAY", help="Last day of publication."),
        click.option("--status", help="actual, forecast or target."),
        click.option("--min-confidence", type=click.FloatRange(0, 1), help="Least confidence, from 0 to 1."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=_example("tradefigs export seeds -o claims.csv", "tradefigs chart seeds -o chart.png"),
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """Read German news and turn every figure on trade between countries into a record.

    INPUT is a text file, a folder (searched for .txt), a glob pattern, or - for standard input.

    Exit codes: 0 done; 1 some inputs failed, the others are written; 2 wrong usage or an output that cannot
    be written, nothing is written.
    """


@main.command(
    epilog=_example(
        "tradefigs export seeds -o claims.csv",
        "tradefigs export 'news/**/*.txt' -o claims.parquet",
        "cat article.txt | tradefigs export - --format jsonl",
    )
)
@INPUTS
@OUTPUT
@FORMAT
def export(inputs: tuple[str, ...], output: str, kind: str | None) -> NoReturn:
    """Write one row for each trade claim.

    FILE is a table: .csv, .jsonl or .parquet.
    """
    from tradefigs.claims import extract
    from tradefigs.table import CLAIMS

    _export(inputs, extract, CLAIMS, output, kind, "trade claim")


@main.command(epilog=_example("tradefigs figures seeds -o figures.csv"))
@INPUTS
@OUTPUT
@FORMAT
def figures(inputs: tuple[str, ...], output: str, kind: str | None) -> NoReturn:
    """Write one row for each money figure, trade claim or not.

    FILE is a table: .csv, .jsonl or .parquet.
    """
    from tradefigs.batch import figure_rows
    from tradefigs.table import FIGURES

    _export(inputs, figure_rows, FIGURES, output, kind, "money figure")


@main.command(epilog=_example("tradefigs quotes seeds -o quotes.csv"))
@INPUTS
@OUTPUT
@FORMAT
def quotes(inputs: tuple[str, ...], output: str, kind: str | None) -> NoReturn:
    """Write one row for each quotation and its speaker.

    FILE is a table: .csv, .jsonl or .parquet.
    """
    from tradefigs.batch import quote_rows
    from tradefigs.table import QUOTES

    _export(inputs, quote_rows, QUOTES, output, kind, "quotation")


@main.command(
    epilog=_example(
        "tradefigs timeline seeds -o timeline.csv", "tradefigs timeline claims.parquet -o timeline.csv"
    )
)
@INPUTS
@OUTPUT
@FORMAT
def timeline(inputs: tuple[str, ...], output: str, kind: str | None) -> NoReturn:
    """Write what was claimed about the same trade in one row.

    There is a row for each pair, measure, product, period, status and currency. INPUT may also be a table
    that export wrote. FILE is a table: .csv, .jsonl or .parquet.
    """
    _check(output, kind)
    claims, errors = _claims(inputs)

    from tradefigs.timeline import timeline

    _write(timeline(claims), output, kind)
    if claims.empty:
        _say(f"{_names(inputs)}: no trade claim found; the table has no rows")
    _end(errors)


@main.command(
    epilog=_example(
        "tradefigs chart seeds -o chart.png",
        "tradefigs chart claims.csv --pair DE-PL --measure exports --currency EUR --lang en -o exports.svg",
    )
)
@INPUTS
@click.option("-o", "--output", required=True, metavar="FILE", help="The picture: .png, .svg or .pdf.")
@click.option("--format", "kind", type=click.Choice(PICTURES), help="Default: as FILE is named.")
@click.option("--pair", help="Two parties, such as BY-KZ. Default: the pair with most claims.")
@click.option("--measure", help="Such as exports.", default="turnover", show_default=True)
@click.option("--currency", help="Such as USD. Default: the currency of most claims.")
@click.option("--lang", type=click.Choice(["de", "en"]), default="de", show_default=True)
def chart(inputs: tuple[str, ...], output: str, kind: str | None, **choice: Any) -> NoReturn:
    """Draw what was claimed about the trade of a pair over the years.

    INPUT may also be a table that export wrote.
    """
    from tradefigs.outputs import check_writable, open_whole

    kind = kind or output.rpartition(".")[2].lower()
    if kind not in PICTURES:
        raise Refusal(f"{output}: its name tells no picture format; let it end in .png, .svg or .pdf")
    with _refusing():
        check_writable(output)
    claims, errors = _claims(inputs)
    if claims.empty:
        _say(f"{_names(inputs)}: no trade claim found, so there is nothing to draw")
        _end(errors, SOME_FAILED)

    from tradefigs.chart import plot
    from tradefigs.selection import SelectionError

    try:
        figure = plot(claims, **choice)
    except SelectionError as error:
        raise Refusal(f"{_names(inputs)}: {error}") from None

    with _refusing(), open_whole(output) as file:
        figure.savefig(file, format=kind)
    _end(errors)


@main.command(
    epilog=_example(
        "tradefigs report seeds -o report.html",
        "tradefigs report claims.csv --pair DE-PL --since 2020 --lang en -o report.html",
    )
)
@INPUTS
@click.option(
    "-o", "--output", required=True, metavar="FILE", help="The page: .html, or - (standard output)."
)
@filters
@click.option("--lang", type=click.Choice(["de", "en"]), default="de", show_default=True)
@click.option("--title", help="A headline of your own.")
def report(inputs: tuple[str, ...], output: str, lang: str, title: str | None, **choice: Any) -> NoReturn:
    """Write one page to look at: timeline, contradictions, targets and all claims with their evidence.

    The page needs no other file and no network. INPUT may also be a table that export wrote. What --pair and
    the like leave out is not in the page. Needs Plotly: pip install 'tradefigs[report]'.
    """
    from pathlib import Path

    from tradefigs.outputs import STDOUT, check_writable, open_whole
    from tradefigs.report import MissingPlotlyError, plotly_script
    from tradefigs.report import report as page_of
    from tradefigs.selection import SelectionError

    with _refusing():
        check_writable(output)
    try:
        plotly_script()
    except MissingPlotlyError as error:
        raise Refusal(str(error)) from None
    claims, errors = _claims(inputs)
    if claims.empty:
        _say(f"{_names(inputs)}: no trade claim found, so there is nothing to report")
        _end(errors, SOME_FAILED)
    folder = Path() if output == STDOUT else Path(output).resolve().parent
    try:
        page = page_of(claims, lang, title, folder, **choice)
    except SelectionError as error:
        raise Refusal(f"{_names(inputs)}: {error}") from None
    except ValueError as error:  # a day that is none
        raise Refusal(str(error)) from None
    with _refusing(), open_whole(output) as file:
        file.write(page.encode("utf-8", "replace"))
    _end(errors)


@main.command(
    context_settings={"ignore_unknown_options": True},  # `-8,1 Mrd. Euro` is no option
    epilog=_example(
        "tradefigs parse '1 Milliarde 100 Millionen Dollar'", "tradefigs parse '$1,1 bis $1,2 Milliarden'"
    ),
)
@click.argument("text", nargs=-1, required=True)
def parse(text: tuple[str, ...]) -> None:
    """Print the money figures of TEXT; - reads standard input."""
    from tradefigs.figures import find_figures

    found = find_figures(sys.stdin.read() if text == ("-",) else " ".join(text))
    for figure in found:
        amount = " to ".join(f"{value:f}" for value in dict.fromkeys((figure.low, figure.high)))
        qualifier = "" if figure.qualifier == "exact" else figure.qualifier.replace("_", " ")
        click.echo(" ".join(filter(None, (qualifier, amount, figure.currency))))
    if not found:
        _say("no money figure in this text; it takes a number and a currency, such as '1,1 Mrd. Dollar'")
        sys.exit(SOME_FAILED)


@main.command(epilog=_example("tradefigs explain seeds/002_77cf6fe2ae39351b.txt"))
@INPUTS
def explain(inputs: tuple[str, ...]) -> NoReturn:
    """Show a text with all that was found in it.

    Figures, periods, parties and speakers are marked, in colour on a terminal; below stands how each figure
    was read as a claim, or why it is none.
    """
    from tradefigs.documents import read
    from tradefigs.explain import show

    errors: list[InputError] = []
    for document in read(*inputs, on_error=errors.append):
        show(document)
    _end(errors)


@main.command(epilog=_example("tradefigs version"))
def version() -> None:
    """Print the versions of tradefigs and Python."""
    click.echo(f"tradefigs {__version__}, Python {sys.version.split()[0]}")


# ---------------------------------------------------------------- what the commands share


def _export(
    inputs: tuple[str, ...],
    records_of: Callable[[Document], Iterable[Any]],
    columns: dict[str, str],
    output: str,
    kind: str | None,
    what: str,
) -> NoReturn:
    """Write the records of ``inputs`` as a table and end the program."""
    from tradefigs.batch import gather
    from tradefigs.table import to_frame

    _check(output, kind)
    with _Progress(what) as progress:
        result = gather(inputs, records_of, progress)
    if result.documents:
        _write(to_frame(result.records, columns), output, kind)
        if not result.records:
            _say(f"{_names(inputs)}: no {what} found; the table has no rows")
    _end(result.errors)


def _claims(inputs: tuple[str, ...]) -> tuple[pd.DataFrame, list[InputError]]:
    """Return the claims of ``inputs`` and the inputs that failed; when all did, end the program."""
    from tradefigs.batch import claims_table

    with _Progress("trade claim") as progress:
        claims, errors = claims_table(inputs, progress)
    if claims is None:
        _end(errors)
    return claims, errors


def _check(output: str, kind: str | None) -> None:
    """Refuse a table that cannot be written before any work is done."""
    from tradefigs.outputs import check_writable
    from tradefigs.table import format_of

    with _refusing():
        format_of(output, kind)
        check_writable(output)


def _write(frame: pd.DataFrame, output: str, kind: str | None) -> None:
    from tradefigs.table import write

    with _refusing():
        write(frame, output, kind)


@contextmanager
def _refusing() -> Iterator[None]:
    from tradefigs.outputs import OutputError

    try:
        yield
    except OutputError as error:
        raise Refusal(str(error)) from None


def _end(errors: Sequence[InputError], code: int = 0) -> NoReturn:
    """Name the inputs that failed and end the program with ``code``, or with that of failed inputs."""
    for error in errors:
        _say(str(error))
    sys.exit(SOME_FAILED if errors else code)


def _names(inputs: Sequence[str]) -> str:
    return inputs[0] if len(inputs) == 1 else f"{inputs[0]} and {len(inputs) - 1} more"


def _say(message: str) -> None:
    click.echo(f"tradefigs: {message}", err=True)


class _Progress:
    """Counts documents and records on standard error when that is a terminal."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._live = sys.stderr.isatty()
        self._next = 0.0

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._live:
            click.echo("\r\033[K", nl=False, err=True)

    def __call__(self, result: Result[Any]) -> None:
        if self._live and monotonic() >= self._next:
            self._next = monotonic() + 0.1
            count = f"{result.documents} documents, {len(result.records)} {self._what}s"
            click.echo(f"\r{count}", nl=False, err=True)
