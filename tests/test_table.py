"""Tables read back as they were written, in every format, and appear whole or not at all."""

import csv
import json
import os
import re
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from tradefigs import table
from tradefigs.claims import Claim
from tradefigs.claims.vocabulary import trade
from tradefigs.documents import InputError
from tradefigs.table import columns
from tradefigs.table.outputs import OutputError, open_whole

CLAIM = Claim(
    doc_id="a.txt",
    published=date(2025, 2, 17),
    published_by="agency",
    start=10,
    end=26,
    text="1,1 Mrd. Dollar",
    low=Decimal("1100000000"),
    high=Decimal("1100000000"),
    qualifier="exact",
    currency="USD",
    kind="level",
    direction="",
    measure="turnover",
    product="",
    reporter="BY",
    partner="KZ",
    status="actual",
    period_start=date(2024, 1, 1),
    period_end=date(2024, 12, 31),
    year=2024,
    speaker="Anna Adler",
    speaker_role="Ministerin",
    attribution="indirect",
    sentence="- Der Handel belief sich auf 1,1 Mrd. Dollar.",
    mentions=2,
)
UNDATED = dict.fromkeys(("published", "period_start", "period_end", "year"))


def cells(path: Path) -> dict[str, str]:
    """Return the first row of a CSV file as any reader sees it."""
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.DictReader(file))


def frame(**changes: object) -> pd.DataFrame:
    values = {field.name: getattr(CLAIM, field.name) for field in fields(Claim)}
    return table.to_frame([SimpleNamespace(**{**values, **changes})])


def test_the_columns_are_the_fields_of_a_claim_in_their_order():
    assert [field.name for field in fields(Claim)] == list(table.COLUMNS)


def test_the_columns_of_the_contract_are_there():
    contract = (
        "doc_id published start end text low high qualifier currency kind direction measure product reporter "
        "partner status period_start period_end year speaker speaker_role attribution sentence mentions"
    )
    assert [name for name in table.COLUMNS if name in contract.split()] == contract.split()


def test_a_frame_has_proper_types():
    dtypes = table.to_frame([CLAIM]).dtypes.astype(str).to_dict()
    assert dtypes == table.to_frame([]).dtypes.astype(str).to_dict() == table.CLAIMS
    assert frame(**UNDATED)["period_start"].isna().all()


def test_csv_holds_plain_numbers_and_iso_dates(tmp_path):
    table.write(table.to_frame([CLAIM]), f"{tmp_path}/claims.csv")
    row = cells(tmp_path / "claims.csv")
    assert row | {"low": "1100000000", "published": "2025-02-17", "year": "2024", "mentions": "2"} == row


def test_json_lines_hold_numbers_and_null(tmp_path):
    table.write(frame(low=Decimal("0.01"), **UNDATED), f"{tmp_path}/claims.jsonl")
    row = json.loads((tmp_path / "claims.jsonl").read_text("utf-8"))
    assert row | {"low": 0.01, "high": 1100000000, "product": "", **UNDATED} == row
    assert isinstance(row["high"], int)


def test_columns_that_tradefigs_does_not_know_keep_their_values(tmp_path):
    mine = frame().assign(ratio=[0.5], note=["=x"], seen=[date(2025, 1, 2)], gone=[None])
    table.write(mine, f"{tmp_path}/claims.jsonl")
    row = json.loads((tmp_path / "claims.jsonl").read_text("utf-8"))
    assert row | {"ratio": 0.5, "note": "=x", "seen": "2025-01-02", "gone": None} == row


def test_an_amount_beyond_all_bounds_is_missing(tmp_path):
    table.write(frame(low=Decimal("9" * 400)), f"{tmp_path}/claims.jsonl")
    assert json.loads((tmp_path / "claims.jsonl").read_text("utf-8"))["low"] is None


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝1", "'=1", "''-1"])
def test_csv_cells_are_no_formulas_and_read_back(tmp_path, text):
    path = tmp_path / "claims.csv"
    table.write(frame(speaker=text), str(path))
    assert cells(path)["speaker"] == f"'{text}"
    assert table.load(str(path))["speaker"].tolist() == [text]


@pytest.mark.parametrize("text", ["'s-Hertogenbosch", "'", "a=b", "NA", "null", "1.0", ""])
def test_other_cells_stay_as_they_are(tmp_path, text):
    path = tmp_path / "claims.csv"
    table.write(frame(speaker=text), str(path))
    assert cells(path)["speaker"] == text
    assert table.load(str(path))["speaker"].tolist() == [text]


HARD = ["=1", "'=1", "\r\n", "a\rb", '"', ",", "NA", "\ud800", "\0", "\u2028", "\ufeff"]
VALUES = {
    columns.TEXT: st.text(max_size=6) | st.sampled_from(HARD),
    columns.WHOLE: st.integers(0, 10**9),
    columns.WHOLE_OR_NONE: st.none() | st.integers(1, 3000),
    columns.AMOUNT: st.decimals(0, 10**18, places=2),
    columns.DAY: st.none() | st.dates(),
}
WORDS = {
    "measure": st.sampled_from(table.MEASURES),
    "status": st.sampled_from(["actual", "forecast", "target"]),
    "kind": st.sampled_from(["level", "change"]),
}
CLAIMS = st.builds(Claim, **{name: VALUES[dtype] for name, dtype in table.CLAIMS.items()} | WORDS)


@pytest.mark.parametrize("kind", table.FORMATS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(claims=st.lists(CLAIMS, max_size=3))
def test_every_format_reads_back_to_the_same_frame(tmp_path, kind, claims):
    path = f"{tmp_path}/claims.{kind}"
    table.write(table.to_frame(claims), path)
    assert_frame_equal(table.load(path), table.to_frame(claims))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("lost.csv", None, "no such file or folder; check the path"),
        ("empty.csv", b"", "not a table that tradefigs wrote"),
        ("other.csv", b"a,b\n1,2\n", "no table of claims (no column low, high,"),
        ("list.jsonl", b"[1]\n", "a line is no JSON object"),
        ("broken.jsonl", b'{"low":\n', "not a table that tradefigs wrote"),
        ("broken.parquet", b"PAR1", "not a table that tradefigs wrote"),
        ("short.csv", b"low,high\n1\n", "not a table that tradefigs wrote"),
        ("words.csv", b"low,high,currency,measure,reporter,partner\nviel,2,USD,exports,BY,KZ\n", "viel"),
        ("ansi.csv", "speaker\nJürgen\n".encode("cp1252"), "not in UTF-8; let a spreadsheet save it as"),
        ("soon.csv", b"published,low\nsoon,1\n", "'soon' is no day; 2025-02-17 is"),
        ("month.csv", b"published,low\n2025-02,1\n", "'2025-02' is no day"),
        ("numbers.jsonl", b'{"published":1739750400000}\n', "'1739750400000' is no day"),
    ],
)
def test_what_is_no_table_of_claims_is_named(tmp_path, name, content, message):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        table.load(str(path))
    assert str(caught.value).startswith(f"{path}: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_excel_and_pandas_make_of_a_table_reads_the_same(tmp_path):
    path = tmp_path / "claims.csv"
    written = table.to_frame([CLAIM])
    table.write(written, str(path), excel=True)
    iso = path.read_text("utf-8-sig")
    german = re.sub(r"\b(\d{4})-(\d\d)-(\d\d)\b", r"\3.\2.\1", iso)
    assert "01.01.2024" in german
    path.write_text(german.replace("17.02.2025", "3.2.2025"), "utf-8")
    assert table.load(str(path))["published"].tolist() == [pd.Timestamp(2025, 2, 3)]
    path.write_text(german, "utf-8")
    assert_frame_equal(table.load(str(path)), written)

    with_gaps = table.to_frame([CLAIM, replace(CLAIM, **UNDATED)])
    table.write(with_gaps, str(path))
    pd.read_csv(path).to_csv(path, index=False)
    assert "2024.0" in path.read_text("utf-8")
    assert_frame_equal(table.load(str(path)), with_gaps)


def test_no_lines_are_a_table_without_claims(tmp_path):
    (tmp_path / "none.jsonl").touch()
    assert_frame_equal(table.load(f"{tmp_path}/none.jsonl"), table.to_frame([]))


# ---------------------------------------------------------------- whole or not at all


def test_an_output_that_fails_leaves_the_old_one_and_nothing_else(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("old")
    with pytest.raises(TypeError), open_whole(str(path)) as file:
        file.writelines([b"half", None])
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.csv"]


def test_an_output_keeps_its_permissions_and_its_link(tmp_path):
    path, link = tmp_path / "a.csv", tmp_path / "link.csv"
    path.touch()
    path.chmod(0o640)
    link.symlink_to(path)
    with open_whole(str(link)) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_output_has_the_usual_permissions(tmp_path):
    (tmp_path / "usual").touch()
    with open_whole(f"{tmp_path}/a.csv"):
        pass
    assert (tmp_path / "a.csv").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_device_is_written_directly():
    with open_whole(os.devnull) as file:
        file.write(b"gone")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("name", ["none/a.csv", ".", "a.csv/b.csv"])
def test_an_output_that_cannot_be_written_is_named(tmp_path, name):
    (tmp_path / "a.csv").touch()
    with pytest.raises(OutputError, match="cannot be written"), open_whole(f"{tmp_path}/{name}"):
        pass


@pytest.mark.parametrize("name", ["claims", "claims.xlsx", "claims.csv.gz"])
def test_a_name_that_tells_no_format_is_refused(name):
    with pytest.raises(OutputError, match=r"end in one of \.csv, \.jsonl, \.parquet"):
        table.format_of(name)


def test_the_table_knows_the_measures_that_are_read():
    assert table.MEASURES == trade.MEASURES
