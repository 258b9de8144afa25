"""The claims of inputs that are documents, tables of claims, or both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tradefigs import table
from tradefigs.batch import parts
from tradefigs.batch.results import Result
from tradefigs.batch.runs import Settings, gather
from tradefigs.claims import extract
from tradefigs.documents import InputError, Options, columns, files
from tradefigs.documents.records import holds_articles

if TYPE_CHECKING:
    import pandas as pd


def sizes(inputs: Iterable[str], options: Options | None = None) -> dict[str, int]:
    """Return the bytes of the files that the documents of ``inputs`` are in; what is far away is left out."""
    documents = [path for path in inputs if not _holds_claims(path, options)]
    found = {}
    for file in (file for path in documents for file in files(path)):
        if isinstance(file, str):
            with suppress(OSError, ValueError):
                found[file] = Path(file).stat().st_size
    return found


def _holds_claims(path: str, options: Options | None) -> bool:
    """Tell whether ``path`` holds claims: a run, or a table that tradefigs wrote or that has no texts."""
    if parts.is_run(path):
        return True
    names = columns(path) if table.suffix(path) in table.FORMATS else []
    return bool(names) and not holds_articles(names, options or Options())


def claims_table(
    inputs: Iterable[str],
    on_progress: Callable[[Result[Any]], object] | None = None,
    options: Options | None = None,
) -> tuple[pd.DataFrame | None, list[InputError]]:
    """Return the claims of ``inputs``, documents or tables and folders of claims, and the inputs that failed.

    Articles come as texts or in tables, as ``options`` say. Which claims are one statement is found out for
    all of them together; a single table is believed. The claims are None when all inputs failed.
    """
    import pandas as pd

    from tradefigs.comparisons.statements import with_statements

    inputs = list(inputs)
    tables = [path for path in inputs if _holds_claims(path, options)]
    documents = [path for path in inputs if path not in tables]
    result = gather(documents, extract, on_progress, Settings(options=options or Options()))
    frames = [table.to_frame(result.records)] if documents and not result.all_failed else []
    for path in tables:
        try:
            frames.append(parts.load(path) if parts.is_run(path) else table.load(path))
        except InputError as error:
            result.errors.append(error)
            continue
        if parts.is_run(path) and not parts.is_complete(path):
            told = "the run was cut short, more claims are to come; go on with it by --resume"
            result.errors.append(InputError(path, told))
    if not frames:
        return None, result.errors
    claims = pd.concat(frames, ignore_index=True)
    if len(frames) > 1 or "statement_id" not in claims.columns:
        claims = with_statements(claims)
    return claims, result.errors
