"""The reference of the command line: its pages are those of the command line, and its examples run."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from mkdocs_plans.cli import main
from mkdocs_plans.cli.command import CommandExample, CommandSection, PlansCommand, own_options
from mkdocs_plans.cli.program import EXAMPLES

from tests import quick_start
from tests.builds import Project
from tools import cli

ROOT = Path(__file__).parents[2]
MADE = shutil.ignore_patterns("site", ".cache")


def commands() -> list[PlansCommand]:
    context = click.Context(main)
    found = [main.get_command(context, name) for name in main.list_commands(context)]
    return [command for command in found if isinstance(command, PlansCommand)]


def test_the_pages_of_the_reference_are_those_that_the_tool_writes() -> None:
    written = {path.name: path.read_text("utf-8") for path in cli.FOLDER.glob("*.md")}
    assert written == cli.pages(), "run python -m tools.cli"
    config = cli.CONFIG.read_text("utf-8")
    assert cli.navigation(config) == config, "run python -m tools.cli"
    assert config.count("reference/cli/") == len(written)


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
def test_the_page_of_a_command_has_the_options_and_examples_of_its_help(command: PlansCommand) -> None:
    page = cli.pages()[f"{command.name}.md"]
    context = click.Context(command, click.Context(main, info_name="plans"), info_name=command.name)
    shown = " ".join(command.get_help(context).split())
    for param in command.params:
        assert isinstance(param, click.Option | click.Argument)
        record = param.get_help_record(context)
        assert record
        assert " ".join(record[0].split()) in shown
        where = page if param in own_options(command, context) else cli.pages()["index.md"]
        if isinstance(param, click.Option):
            assert f"| `{record[0].replace('|', chr(92) + '|')}` |" in where
        assert record[1], "every option and argument is explained"
    assert len(command.examples) >= 2
    for example in command.examples:
        assert f"# {example.purpose}\n{example.line}\n" in page
        assert f"$ {' '.join(example.line.split())}" in shown
    assert shown.endswith(f"Documentation: https://mkdocs-plans.example/reference/cli/{command.name}/")


def test_a_command_is_a_module_that_nothing_else_lists() -> None:
    assert main.list_commands(click.Context(main)) == sorted(
        path.stem.replace("_", "-")
        for path in (ROOT / "plugin/mkdocs_plans/cli/commands").glob("*.py")
        if path.name != "__init__.py"
    )


NEEDS_CI = ("GITHUB_EVENT_PATH is not set", "GITHUB_TOKEN is not set")


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    """The example project, on a branch of a repository, with `plans` in the path."""
    clone = tmp_path / "clone"
    shutil.copytree(ROOT / "examples", clone / "examples", ignore=MADE)
    Project(clone).commit(date="2026-11-21T08:00:00+00:00")
    program = tmp_path / "bin" / "plans"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.join(quick_start.command("mkdocs_plans"))} "$@"\n', "utf-8")
    program.chmod(0o755)
    return clone / "examples"


CASES = [
    *((main.name or "", CommandSection.PLANS, example) for example in EXAMPLES),
    *((one.name or "", one.section, example) for one in commands() for example in one.examples),
]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize("command, section, example", CASES, ids=lambda value: getattr(value, "line", ""))
def test_every_example_runs(
    command: str, section: CommandSection, example: CommandExample, examples: Path
) -> None:
    directory = examples / "overview" if command == "lock" else examples
    if command == "init":
        shutil.copytree(examples / "plans", examples / "docs" / "rfcs")
        (examples / "mkdocs.yml").unlink()
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("GITHUB", "GITLAB"))
    }
    done = subprocess.run(
        ["bash", "-c", example.line],
        cwd=directory,
        input="\n\n",
        env={
            **environment,
            "PATH": f"{examples.parents[1] / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT / "plugin"),
        },
        check=False,
        capture_output=True,
        text=True,
    )
    if section is CommandSection.CI:
        assert done.returncode == 2
        assert any(reason in done.stderr for reason in NEEDS_CI)
    else:
        assert done.returncode in (0, 1), done.stderr
        assert "error: " not in done.stderr
