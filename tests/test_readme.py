"""The README tells the truth: its commands and its Python session give what it shows."""

import doctest
import re
import shlex

import pytest
import readme

import tradefigs
from tradefigs import lexicon
from tradefigs.cli import main
from tradefigs.reference import read_reference
from tradefigs.table import COLUMNS, FIGURES, QUOTES

TEXT = readme.README.read_text("utf-8")
COMMANDS = re.findall(r"^\$ (tradefigs [^|>\n]*)", TEXT, re.MULTILINE)


def test_what_is_shown_is_what_happens(tmp_path):
    assert readme.rerun(TEXT, tmp_path) == TEXT, "python tests/readme.py writes the present output"
    for table in tmp_path.glob("charts/*.csv"):
        assert table.read_text("utf-8") == (readme.ROOT / "charts" / table.name).read_text("utf-8"), (
            table.name
        )


def test_the_python_session_works(monkeypatch):
    monkeypatch.chdir(readme.ROOT)
    session = doctest.DocTestParser().get_doctest(
        readme.python_session(TEXT), {}, "README.md", "README.md", 0
    )
    assert session.examples
    assert doctest.DocTestRunner().run(session).failed == 0


def test_every_picture_is_there():
    pictures = re.findall(r"!\[[^]]*\]\(([^)]*)\)", TEXT)
    assert [picture for picture in pictures if not (readme.ROOT / picture).exists()] == []


def test_every_command_is_shown():
    assert {shlex.split(command)[1] for command in COMMANDS} >= set(main.commands)


@pytest.mark.parametrize("columns", [COLUMNS, FIGURES, QUOTES])
def test_every_column_is_explained(columns):
    assert [name for name in columns if f"`{name}`" not in TEXT] == []


def test_every_public_name_is_mentioned():
    assert [name for name in tradefigs.__all__ if f"`{name}" not in TEXT] == []


@pytest.mark.parametrize("section", ["any", "quotes", "timeline", "conflicts", "targets", "compare"])
def test_every_column_of_a_schema_is_explained(section):
    assert [name for name in lexicon.load("columns")[section] if f"`{name}`" not in TEXT] == []


def test_the_guide_makes_official_values_of_a_comtrade_export(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    # The names of columns that a download from comtradeplus.un.org has, and its comma at the end of each row.
    rows = ["BLR,X,KAZ,2018,783700000,", "BLR,M,KAZ,2018,112300000,", "BLR,X,W00,2018,33716000000,"]
    head = "reporterISO,flowCode,partnerISO,refYear,primaryValue\n"
    (tmp_path / "TradeData.csv").write_text(head + "\n".join(rows), "latin-1")
    (guide,) = re.findall(r"```python\n(import pandas.*?)```", TEXT, re.DOTALL)
    exec(guide, {})
    official = read_reference("official.csv")
    found = dict(zip(official["measure"], official["value"], strict=True))
    assert found == {"exports": 783.7e6, "imports": 112.3e6, "turnover": 896e6}
    assert set(official["reporter"]) == {"BY"}
