"""The steps from inputs to an output that commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from tradefigs import __version__
from tradefigs.cli.exits import SOME_FAILED, Refusal, end, names_of, refusing, say, selecting, tell_foreign
from tradefigs.cli.options import TableOutput, reading_options

if TYPE_CHECKING:
    import pandas as pd

    from tradefigs.batch.parts import Limits
    from tradefigs.batch.results import Result
    from tradefigs.batch.runs import Settings
    from tradefigs.documents import Document, InputError


@dataclass(frozen=True, slots=True)
class Table:
    """A table of records with these columns, to which ``finish`` adds; ``what`` is one of them."""

    name: str
    columns: dict[str, str]
    what: str
    finish: Callable[[pd.DataFrame], pd.DataFrame] = lambda frame: frame


def export_records(
    inputs: tuple[str, ...],
    records_of: Callable[[Document], Iterable[Any]],
    table: Table,
    output: TableOutput,
    resume: bool,
    part_size: int,
    **how: Any,
) -> NoReturn:
    """Write the records of ``inputs`` and end the program."""
    from tradefigs.batch.parts import Limits, is_folder
    from tradefigs.batch.runs import Settings, gather
    from tradefigs.table import FORMATS, suffix, to_frame
    from tradefigs.table.outputs import STDOUT

    settings = Settings(**how, options=reading_options())
    if resume and output.path == STDOUT:
        raise Refusal("--resume: goes on with the run that began to write a folder; name it with -o")
    if resume and not is_folder(output.path) and suffix(output.path) in FORMATS:
        raise Refusal(f"--resume: {output.path} is one file, which is written at the end; name a folder")
    if resume or is_folder(output.path):
        _export_parts(inputs, records_of, table, output, settings, resume, Limits(part_size))
    check_table(output, inputs)
    with refusing(), _progress(table.what, inputs) as count:
        result = gather(inputs, records_of, count, settings)
    if not result.all_failed:
        _write(table.finish(to_frame(result.records, table.columns)), output)
        if not result.records:
            say(f"{names_of(inputs)}: no {table.what} found; the table has no rows")
    tell_foreign(result.foreign)
    end(result.errors)


def _export_parts(
    inputs: tuple[str, ...],
    records_of: Callable[[Document], Iterable[Any]],
    table: Table,
    output: TableOutput,
    settings: Settings,
    resume: bool,
    limits: Limits,
) -> NoReturn:
    """Write the records of ``inputs`` to a folder and end the program."""
    from dataclasses import asdict

    from tradefigs.batch.parts import open_folder
    from tradefigs.batch.runs import run
    from tradefigs.documents.records import ERRORS

    if output.file_format not in (None, "parquet") or output.excel or output.schema:
        raise Refusal(f"{output.path}: a folder gets Parquet files; leave --format, --excel and --schema out")
    options = asdict(settings.options) | {"published": str(settings.options.published or "")}
    header = {"tradefigs": __version__, "table": table.name, "inputs": list(inputs), **options}
    with (
        refusing(),
        open_folder(output.path, header, table.columns, resume, limits) as folder,
        _progress(table.what, inputs) as count,
    ):
        for piece in run(inputs, records_of, settings, folder):
            folder.add(piece)
            count(piece)
    totals = folder.totals()
    if totals["errors"]:
        say(f"{totals['errors']} inputs failed; they are listed in {Path(output.path, ERRORS)}")
    tell_foreign(totals["foreign"])
    if not totals["records"]:
        say(f"{names_of(inputs)}: no {table.what} found; the folder has no rows")
    sys.exit(SOME_FAILED if totals["errors"] else 0)


def claims_of(inputs: tuple[str, ...]) -> tuple[pd.DataFrame, list[InputError]]:
    """Return the claims of ``inputs`` and the inputs that failed; when all did, end the program."""
    from tradefigs.batch.claimtables import claims_table

    with _progress("trade claim", inputs) as count:
        claims, errors = claims_table(inputs, count, reading_options())
    if claims is None:
        end(errors)
    return claims, errors


def claims_to_show(inputs: tuple[str, ...], what_for: str) -> tuple[pd.DataFrame, list[InputError]]:
    """Return what ``claims_of`` does; where there is no claim, say what there is nothing for and end."""
    claims, errors = claims_of(inputs)
    if claims.empty:
        say(f"{names_of(inputs)}: no trade claim found, so there is nothing to {what_for}")
        end(errors, SOME_FAILED)
    return claims, errors


def _progress(what: str, inputs: Sequence[str]) -> AbstractContextManager[Callable[[Result[Any]], None]]:
    from tradefigs.batch.claimtables import sizes
    from tradefigs.batch.progress import progress

    return progress(what, partial(sizes, inputs, reading_options()))


def derive(
    inputs: tuple[str, ...],
    rows_of: Callable[[pd.DataFrame], pd.DataFrame],
    output: TableOutput,
    what: str,
    choice: dict[str, Any],
    to: str | None,
    dtypes: dict[str, str] | None = None,
) -> NoReturn:
    """Write the table that ``rows_of`` makes of the claims of ``inputs`` and end the program."""
    check_table(output, inputs)
    claims, errors = claims_of(inputs)
    with selecting(inputs):
        chosen = filtered_claims(claims, choice)
        rows = rows_of(in_other_currency(chosen, to) if to else chosen)
    _write(rows, output, dtypes)
    if claims.empty:
        say(f"{names_of(inputs)}: no trade claim found; the table has no rows")
    elif rows.empty:
        say(f"{names_of(inputs)}: no {what} found in {len(chosen)} trade claims; the table has no rows")
    end(errors)


def filtered_claims(claims: pd.DataFrame, choice: dict[str, Any]) -> pd.DataFrame:
    """Return the claims that fit, numbered from 0."""
    from tradefigs.comparisons.selection import filtered

    if claims.empty or all(value is None for value in choice.values()):
        return claims
    return filtered(claims, **choice).reset_index(drop=True)


def in_other_currency(claims: pd.DataFrame, to: str) -> pd.DataFrame:
    """Return the claims in another currency, with a column ``converted_from`` more."""
    from tradefigs.comparisons.rates import in_currency

    return in_currency(claims, to)[[*dict.fromkeys((*claims.columns, "converted_from"))]]


def reference_of(path: str) -> pd.DataFrame:
    """Return the official values of a file."""
    from tradefigs.comparisons.reference import ReferenceTableError, read_reference

    try:
        return read_reference(path)
    except ReferenceTableError as error:
        raise Refusal(str(error)) from None


def check_table(output: TableOutput, inputs: Sequence[str]) -> None:
    """Refuse a table that cannot be written before any work is done."""
    from tradefigs.table import format_of
    from tradefigs.table.outputs import STDOUT, check_writable
    from tradefigs.table.schema import path_for

    with refusing():
        if format_of(output.path, output.file_format) != "csv" and output.excel:
            raise Refusal(f"{output.path}: --excel writes CSV; let its name end in .csv")
        if output.raw and output.excel:
            raise Refusal("--raw and --excel: Excel would run what looks like a formula; leave one out")
        check_output(output.path, inputs)
        if output.schema:
            if output.path == STDOUT:
                raise Refusal("--schema: the schema lies beside the table; name a file with -o")
            check_writable(path_for(output.path))


def check_output(output: str, inputs: Sequence[str]) -> None:
    """Refuse an output that cannot be written, or that would take the place of an input."""
    from tradefigs.documents import files
    from tradefigs.table.outputs import STDOUT, check_writable

    with refusing():
        check_writable(output)
    if output == STDOUT or not Path(output).is_file():
        return
    for file in (file for path in inputs for file in files(path)):
        with suppress(OSError, ValueError):
            if isinstance(file, str) and Path(file).samefile(output):
                raise Refusal(f"{output}: it is an input, which would be lost; name another output")


def _write(frame: pd.DataFrame, output: TableOutput, dtypes: dict[str, str] | None = None) -> None:
    from tradefigs.table import DTYPES, schema, write

    dtypes = dtypes or DTYPES
    with refusing():
        write(frame, output.path, output.file_format, dtypes, excel=output.excel, raw=output.raw)
        if output.schema:
            command = str(click.get_current_context().command.name)
            described = schema.schema(frame.columns, command, dtypes, excel=output.excel)
            schema.write(described, schema.path_for(output.path))
