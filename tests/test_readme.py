"""The README tells the truth: its commands and its Python session give what it shows."""

import doctest
import pkgutil
import re
import shlex
import tomllib

import click
import pytest
import readme
from click.shell_completion import get_completion_class
from tables import rows

import tradefigs
from tradefigs import lexicon
from tradefigs.cli import main
from tradefigs.comparisons.reference import read_reference
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


def cells(title: str) -> list[list[str]]:
    """Return the rows of the table whose first line is ``title``."""
    body = TEXT.partition(f"\n{title}\n")[2].partition("\n\n")[0]
    return [[cell.strip() for cell in row.strip("| ").split(" | ")] for row in body.splitlines()[1:]]


def names(cell: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", cell))


def test_the_reference_tells_which_command_has_which_option():
    groups: dict[str, set[str]] = {}
    for row in TEXT.partition("\n| | command | |\n")[2].partition("\n\n")[0].splitlines()[1:]:
        group, command, _ = (cell.strip() for cell in row.strip("|").split("|"))
        groups.setdefault(group or [*groups][-1], set()).update(names(command))
    assert {command for group in groups.values() for command in group} == set(main.commands)
    told: dict[str, set[str]] = {}
    for options, *_, of in cells("| option | | of |"):
        commands = names(of).union(*(members for group, members in groups.items() if group in of))
        for option in names(options) - {"-o"}:
            told[option] = commands
    known: dict[str, set[str]] = {}
    for name, command in main.commands.items():
        for parameter in command.params:
            for option in parameter.opts if isinstance(parameter, click.Option) else ():
                if option != "-o":
                    known.setdefault(option, set()).add(name)
    assert told == known


def test_what_is_said_to_be_read_wrong_is():
    open_examples = {row[0].removeprefix("? ") for row in rows("claims") if row[0].startswith("?")}
    examples = [row[0].strip("*") for row in cells("| text | what is made of it |")]
    assert len(examples) > 2
    assert [text for text in examples if not any(example.endswith(text) for example in open_examples)] == []


def test_every_module_has_its_place_on_the_map():
    mapped = {
        row[0].strip("`"): names(row[1])
        for row in cells("| package | modules, those first that others build on |")
    }
    packages: dict[str, set[str]] = {}
    for module in pkgutil.walk_packages(tradefigs.__path__, "tradefigs."):
        _, *rooms, name = module.name.split(".")
        if module.ispkg:
            packages.setdefault("/".join([*rooms, name]), set())
        elif rooms:
            packages["/".join(rooms)].add(name)
    assert mapped == packages


def test_every_extra_is_explained():
    project = tomllib.loads((readme.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    told = set().union(*(names(row[0]) for row in cells("| extra | brings | for |")))
    assert told == set(project["optional-dependencies"])


def test_the_newest_change_is_that_of_this_version():
    assert TEXT.partition("\n## Changes\n\n")[2].startswith(f"**{tradefigs.__version__}**")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_written_for_each_shell_that_is_named(shell):
    assert f"_TRADEFIGS_COMPLETE={shell}_source tradefigs" in TEXT
    assert "tradefigs" in get_completion_class(shell)(main, {}, "tradefigs", "_TRADEFIGS_COMPLETE").source()


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
