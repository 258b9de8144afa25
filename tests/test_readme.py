"""The README tells the truth: its commands and its Python session give what it shows."""

import doctest
import re
import shlex

import pytest
import readme

import tradefigs
from tradefigs.cli import main
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
