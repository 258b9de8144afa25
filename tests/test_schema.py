"""Every table is what its schema says, and pandas reads each form of it back to one frame."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from made_up import claim, frame, many
from pandas.testing import assert_frame_equal
from program import run

from tradefigs import lexicon, table
from tradefigs.comparisons.statements import with_statements

ROOT = Path(__file__).parents[1]
TYPES = {"string": "string", "integer": "Int64", "number": "float64", "date": "string"}
DERIVED = {
    "timeline": [],
    "conflicts": [],
    "targets": [],
    "compare": ["--reference", str(ROOT / "tests/official.csv")],
}
COMMANDS = [*("export", "figures", "quotes"), *DERIVED]


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table of many claims: contradictions, targets, ranges, values with official ones beside them."""
    made = many(150).assign(text="x", attribution="none", mentions=1, confidence=0.5, start=1, end=2)
    made["sentence"] = "Wie es hieß; „so viel“, mehr nicht.\nUnd weiter."
    made["published_by"] = "url"
    more = frame(
        claim(currency="EUR", low=0.5, year=2018, speaker="=1+1"),
        claim(low=890e6, year=2018, qualifier="over"),
        claim(measure="exports", low=1e9),
        claim(measure="imports", low=9e8, reporter="KZ", partner="BY"),
    )
    path = tmp_path_factory.mktemp("claims") / "claims.parquet"
    filled = pd.concat([made, more], ignore_index=True).fillna(made.iloc[0])
    filled["year"] = filled["year"].where(filled["period_start"] != "", None)
    names = [*table.CLAIMS, "statement_id"]
    told = with_statements(filled.assign(direction="", speaker_role="", doubt=""))
    table.write(told[names], str(path))
    return path


def arguments(command: str, claims: Path) -> list[str]:
    source = str(claims) if command in DERIVED else str(ROOT / "seeds")
    return [command, source, *DERIVED.get(command, [])]


def wrong(cell: str, field: dict[str, Any]) -> bool:
    """Tell whether a cell breaks what the schema says of its column."""
    limits = field.get("constraints", {})
    if cell == "":
        return bool(limits.get("required"))
    value: Any = cell
    try:
        if field["type"] == "date":
            value = date.fromisoformat(cell)
        elif field["type"] in ("integer", "number"):
            value = {"integer": int, "number": float}[field["type"]](
                cell.replace(field.get("decimalChar", "."), ".")
            )
    except ValueError:
        return True
    return (
        cell not in limits.get("enum", [cell])
        or not re.fullmatch(limits.get("pattern", ".*"), cell, re.DOTALL)
        or ("minimum" in limits and value < limits["minimum"])
        or ("maximum" in limits and value > limits["maximum"])
    )


@pytest.mark.parametrize("more", [[], ["--excel"]], ids=["csv", "excel"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_table_is_what_its_schema_says(
    command: str, more: list[str], claims: Path, tmp_path: Path
) -> None:
    path = tmp_path / "table.csv"
    done = run(*arguments(command, claims), "-o", path, "--schema", *more)
    assert (done.exit_code, done.output) == (0, "")
    told = json.loads((tmp_path / "table.schema.json").read_text("utf-8"))
    assert told["missingValues"] == [""]
    text = path.read_bytes().decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";" if more else ",")
    assert header == [field["name"] for field in told["fields"]]
    assert rows
    for row in rows:
        for cell, field in zip(row, told["fields"], strict=True):
            assert not wrong(cell, field), (field, cell)
    assert [field["name"] for field in told["fields"] if "description" not in field] == []
    if more:
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        assert not re.search(r"(?<![^;\r\n])\d+\.\d+(?![^;\r\n])", text)  # no number with a point


@pytest.mark.parametrize(
    ("cell", "field"),
    [
        ("", {"type": "string", "constraints": {"required": True}}),
        ("x", {"type": "string", "constraints": {"enum": ["y"]}}),
        ("xx", {"type": "string", "constraints": {"pattern": "x"}}),
        ("-1", {"type": "integer", "constraints": {"minimum": 0}}),
        ("1,5", {"type": "number"}),
        ("1.5", {"type": "integer"}),
        ("2,5", {"type": "number", "decimalChar": ",", "constraints": {"maximum": 1}}),
        ("17.2.2025", {"type": "date"}),
    ],
)
def test_the_check_finds_what_is_wrong(cell: str, field: dict[str, Any]) -> None:
    assert wrong(cell, field)


def with_pandas(path: Path, fields: list[dict[str, Any]], *, excel: bool) -> pd.DataFrame:
    """Read a table with nothing but pandas and the schema."""
    names = {field["name"]: field["type"] for field in fields}
    days = [name for name, kind in names.items() if kind == "date"]
    if path.suffix == ".csv":
        read = pd.read_csv(
            path,
            dtype={name: TYPES[kind] for name, kind in names.items()},
            keep_default_na=False,
            na_values={name: [""] for name, kind in names.items() if kind != "string"},
            **({"sep": ";", "decimal": ","} if excel else {}),
        )
    elif path.suffix == ".jsonl":
        read = pd.read_json(path, lines=True, dtype=False, precise_float=True)
    else:
        read = pd.read_parquet(path)
    kinds = {**TYPES, "date": "datetime64[us]"}
    for name in days:
        read[name] = pd.to_datetime(read[name], format=None if path.suffix == ".parquet" else "%Y-%m-%d")
    return read.astype({name: kinds[kind] for name, kind in names.items()})


@pytest.mark.parametrize("command", COMMANDS)
def test_pandas_reads_every_form_back_to_the_same_frame(command: str, claims: Path, tmp_path: Path) -> None:
    frames = []
    for name in ("plain.csv", "excel.csv", "lines.jsonl", "columns.parquet"):
        excel = name.startswith("excel")
        path = tmp_path / name
        run(*arguments(command, claims), "-o", path, "--schema", *(["--excel"] if excel else []))
        fields = json.loads(path.with_suffix(".schema.json").read_text("utf-8"))["fields"]
        read = with_pandas(path, fields, excel=excel)
        if path.suffix == ".csv":  # pandas knows nothing of the guard of formulas
            read = read.replace("'=1+1", "=1+1")
        frames.append(read)
    assert len(frames[0])
    for other in frames[1:]:
        assert_frame_equal(frames[0], other, check_dtype=False)


@pytest.mark.parametrize("kind", ["csv", "excel", "jsonl", "parquet"])
def test_claims_read_back_whatever_their_form(kind: str, claims: Path, tmp_path: Path) -> None:
    path = tmp_path / f"again.{kind.replace('excel', 'csv')}"
    whole = table.load(str(claims))
    table.write(whole, str(path), excel=kind == "excel")
    assert_frame_equal(table.load(str(path)), whole)


def test_excel_cells_are_safe(tmp_path: Path) -> None:
    made = frame(claim(speaker="=1+1", product="a;b", sentence='"so"\n-1', low=-0.5))
    table.write(made, str(tmp_path / "a.csv"), excel=True)
    text = (tmp_path / "a.csv").read_text("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(text, newline=""), delimiter=";")
    assert (row["speaker"], row["product"], row["low"]) == ("'=1+1", "a;b", "-0,5")
    assert row["sentence"] == '"so"\n-1'


def test_every_column_is_described() -> None:
    said = lexicon.load("columns")
    known = set(table.DTYPES) | {"pair", "statement_id", "agreement", "verdict", "result"}
    sides = {name for name in known if name.startswith(("one_", "other_"))}
    assert known - sides - {name for section in said.values() for name in section} == set()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--schema"], "--schema: the schema lies beside the table; name a file with -o"),
        (["--excel", "-o", "a.jsonl"], "a.jsonl: --excel writes CSV; let its name end in .csv"),
        (["--excel", "--format", "parquet"], "-: --excel writes CSV"),
    ],
)
def test_what_cannot_be_is_refused(options: list[str], message: str) -> None:
    done = run("export", ROOT / "seeds", *options)
    assert done.exit_code == 2
    assert message in done.stderr
