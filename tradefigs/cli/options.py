"""The options that several commands share, each group with what it is handed on as."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from tradefigs.documents import Options

FEWER = ("speaker", "since", "until", "status", "min_confidence")


class Number(click.FloatRange):
    """A number within bounds, and none that is no number (``nan``)."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number."""
        number = super().convert(value, param, ctx)
        if number != number:
            self.fail(f"{value} is no number.", param, ctx)
        return number


MOST_MEGABYTES = 1e6  # a terabyte


def _reading(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Keep an option of ``reading`` for ``reading_options``."""
    context.meta[f"tradefigs.{parameter.name}"] = value


def reading_options() -> Options:
    """Return how the inputs of this command are read."""
    from tradefigs.documents import Options
    from tradefigs.documents.base import MEGABYTE

    given = click.get_current_context().meta
    names = {
        name: given[f"tradefigs.{name}"] for name in ("text_field", "date_field", "url_field", "title_field")
    }
    limit = int(given["tradefigs.max_size"] * MEGABYTE)
    return Options(
        **names,
        max_size=limit,
        foreign=given["tradefigs.all_languages"],
        timeout=given["tradefigs.timeout"],
        published=published.date() if (published := given["tradefigs.published"]) else None,
    )


def reading(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give ``command`` the argument INPUT and how it is read; see ``reading_options``."""
    fields = {
        "text": "texts. Default: text, body, content or another usual name; a number without names",
        "date": "days of publication. Default: date, published …",
        "url": "addresses. Default: url, link …",
        "title": "headlines. Default: title, headline …",
    }
    own: dict[str, Any] = {"expose_value": False, "callback": _reading}
    options = (
        click.argument("inputs", nargs=-1, required=True, metavar="INPUT..."),
        *(
            click.option(
                f"--{name}-field", metavar="NAME", default="", help=f"Column or key of the {what}.", **own
            )
            for name, what in fields.items()
        ),
        click.option(
            "--max-size",
            type=Number(0, MOST_MEGABYTES, min_open=True),
            metavar="MB",
            default=50,
            show_default=True,
            help="Size beyond which one text, unpacked, is refused.",
            **own,
        ),
        click.option(
            "--timeout",
            type=Number(min=0),
            metavar="SECONDS",
            default=0,
            help="Time after which one text is left and reported. Default: none.",
            **own,
        ),
        click.option(
            "--published",
            type=click.DateTime(["%Y-%m-%d"]),
            metavar="DAY",
            help="Day of publication of all texts: 2024-05-17. Default: what each tells.",
            **own,
        ),
        click.option("--all-languages", is_flag=True, help="Read texts that are not German too.", **own),
    )
    for option in reversed(options):
        command = option(command)
    return command


TO = click.option("--to", metavar="CUR", help="Convert to it, at the rates of the time, what has one.")
LANG = click.option("--lang", type=click.Choice(["de", "en"]), default="de", show_default=True)
TABLE = click.Path(exists=True, dir_okay=False)  # one that is read beside the inputs


@dataclass(frozen=True, slots=True)
class TableOutput:
    """Where a table goes, and in which form."""

    path: str
    file_format: str | None
    excel: bool
    schema: bool
    raw: bool


def writes_table(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give ``command`` the options of a table; it is called with ``output``, a ``TableOutput``."""

    @wraps(command)
    def called(
        *, output: str, file_format: str | None, excel: bool, schema: bool, raw: bool, **others: Any
    ) -> Any:
        return command(output=TableOutput(output, file_format, excel, schema, raw), **others)

    options = (
        click.option("-o", "--output", default="-", metavar="FILE", help="Default: - (standard output)."),
        click.option(
            "--format",
            "file_format",
            type=click.Choice(["csv", "jsonl", "parquet"]),
            help="Default: as FILE is named; else csv.",
        ),
        click.option("--excel", is_flag=True, help="CSV for a German Excel: semicolons, decimal commas."),
        click.option("--raw", is_flag=True, help="CSV without the ' before what looks like a formula."),
        click.option("--schema", is_flag=True, help="Write FILE.schema.json too, a Table Schema."),
    )
    for option in reversed(options):
        called = option(called)
    return called


def many(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give ``command`` the options for many inputs."""
    options = (
        click.option(
            "--jobs",
            type=click.IntRange(min=1),
            metavar="N",
            help="Processes. Default: one a core; one for small inputs.",
        ),
        click.option(
            "--cluster",
            default="",
            metavar="ADDRESS",
            help="A Dask scheduler that does the work: tcp://host:8786, or local to start one.",
        ),
        click.option("--strict", is_flag=True, help="Stop at the first input that fails."),
        click.option(
            "--resume", is_flag=True, help="Go on with the run that began to write the folder FILE."
        ),
        click.option(
            "--part-size",
            type=click.IntRange(min=1),
            metavar="N",
            default=100_000,
            show_default=True,
            help="Documents in a part of the folder FILE.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def fewer(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give ``command`` the options that choose claims whatever trade they are on."""
    options = (
        click.option("--speaker", help="A name or part of it."),
        click.option("--since", metavar="DAY", help="First day of publication: 2024-05-17, 2024-05, 2024."),
        click.option("--until", metavar="DAY", help="Last day of publication."),
        click.option("--status", help="actual, forecast or target."),
        click.option("--min-confidence", type=Number(0, 1), help="Least confidence, from 0 to 1."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give ``command`` the options that choose claims: those of ``comparisons.selection.filtered``."""
    pair = click.option("--pair", help="Two parties, such as BY-KZ, or one, for its trade with the world.")
    measure = click.option("--measure", help="Such as exports.")
    return pair(measure(fewer(command)))
