"""What a newcomer meets: the package, and its help."""

import doctest
import importlib
import inspect
import json
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import tradefigs
from tradefigs.cli import main

ROOT = Path(__file__).parents[1]
MODULES = [module.name for module in pkgutil.walk_packages(tradefigs.__path__, "tradefigs.")]
HEAVY = {"pandas", "numpy", "matplotlib", "dateparser", "rich", "pyarrow", "babel", "pycountry"}


@pytest.mark.parametrize("name", tradefigs.__all__)
def test_every_public_name_is_there_and_documented(name):
    assert getattr(tradefigs, name).__doc__
    assert name in dir(tradefigs)


def test_a_name_that_does_not_exist_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        tradefigs.nonsense  # noqa: B018


def test_packages_and_public_names_do_not_hide_each_other():
    packages = {module.name for module in pkgutil.iter_modules(tradefigs.__path__)}
    assert packages.isdisjoint(tradefigs.__all__)


@pytest.mark.parametrize("arguments", [[], ["--version"], ["--help"], ["parse", "1,1 Mrd. Dollar"]])
def test_light_commands_load_nothing_heavy(arguments):
    code = (
        "import sys, json, tradefigs\n"
        "from tradefigs.cli import main\n"
        "try: main(sys.argv[1:]) if sys.argv[1:] else None\n"
        "except SystemExit as end: assert not end.code\n"
        "print(json.dumps([name for name in sys.modules]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    assert HEAVY.isdisjoint(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("module", ["tradefigs", *(name for name in MODULES if name != "tradefigs.__main__")])
def test_the_examples_of_docstrings_work(module, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert doctest.testmod(importlib.import_module(module)).failed == 0


@pytest.mark.parametrize("name", [name for name in tradefigs.__all__ if name[0].islower()])
def test_every_public_function_tells_its_parameters_and_shows_an_example(name):
    function = getattr(tradefigs, name)
    told = re.findall(r"^[ ]{4}(\*?\w+(?:, \w+)*)$", function.__doc__, re.MULTILINE)
    names = {name.lstrip("*") for line in told for name in line.split(", ")}
    assert [name for name in inspect.signature(function).parameters if name not in names] == []
    assert f"{name}(" in function.__doc__.partition("Examples\n")[2]


@pytest.mark.parametrize("module", MODULES)
def test_what_a_module_gives_to_others_has_a_docstring(module):
    loaded = importlib.import_module(module) if module != "tradefigs.__main__" else tradefigs
    given = [value for name, value in vars(loaded).items() if name[0] != "_" and inspect.isroutine(value)]
    own = [value for value in given if getattr(value, "__module__", "") == module]
    assert loaded.__doc__
    assert [value.__name__ for value in own if not value.__doc__] == []


@pytest.mark.parametrize("name", [None, *main.commands])
def test_every_command_has_help_with_an_example(name):
    command: click.Command = main.commands[name] if name else main
    shown = CliRunner().invoke(main, [*([name] if name else []), "--help"])
    assert shown.exit_code == 0
    assert command.help
    assert f"Example:\n    tradefigs {name or ''}" in shown.output
