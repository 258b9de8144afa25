"""What the columns of a table hold, as a Frictionless Table Schema.

https://specs.frictionlessdata.io/table-schema/ tells what the properties mean; ``lexicon/columns.toml`` has
the descriptions and constraints.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tradefigs import lexicon
from tradefigs.table.columns import AMOUNT, DAY, DTYPES, TEXT, WHOLE, WHOLE_OR_NONE
from tradefigs.table.outputs import open_whole

_TYPES = {
    TEXT: "string",
    WHOLE: "integer",
    WHOLE_OR_NONE: "integer",
    AMOUNT: "number",
    DAY: "date",
}
_SIDES = {"one_": "the lesser value: ", "other_": "the greater value: "}


def schema(
    names: Iterable[str], what: str, dtypes: Mapping[str, str] = DTYPES, *, excel: bool = False
) -> dict[str, Any]:
    """Return the Table Schema of a table.

    Parameters
    ----------
    names
        The columns in their order.
    what
        The command that makes the table, such as ``export``.
    dtypes
        What columns hold, as ``tradefigs.table.write`` is told.
    excel
        Whether numbers have a decimal comma.

    Returns
    -------
    dict
        ``fields``, each with ``name``, ``type``, ``description`` and ``constraints``, and ``missingValues``.
    """
    said = lexicon.load("columns")
    told = {**said["any"], **said.get(what, {})}
    return {
        "fields": [_field(name, told, dtypes.get(name, TEXT), excel) for name in names],
        "missingValues": [""],
    }


def _field(name: str, told: Mapping[str, Any], dtype: str, excel: bool) -> dict[str, Any]:
    side = next((side for side in _SIDES if name.startswith(side)), "")
    entry = dict(told.get(name.removeprefix(side), {}))
    field: dict[str, Any] = {"name": name, "type": _TYPES[dtype]}
    if excel and dtype == AMOUNT:
        field["decimalChar"] = ","
    if says := entry.pop("says", ""):
        field["description"] = _SIDES.get(side, "") + says
    return {**field, "constraints": entry} if entry else field


def path_for(output: str) -> str:
    """Return where the schema of a table lies: ``claims.schema.json`` beside ``claims.csv``."""
    return str(Path(output).with_suffix(".schema.json"))


def write(described: dict[str, Any], path: str) -> None:
    """Write a schema to ``path``; raises OutputError."""
    with open_whole(path) as file:
        file.write((json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode("utf-8"))
