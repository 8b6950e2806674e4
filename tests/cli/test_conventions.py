"""Conventions of all commands: global options, messages, exit codes, completion, broken pipes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from mkdocs_plans.cli import main

from tests import quick_start
from tests.builds import Project

PLUGIN = Path(__file__).parents[2] / "plugin"
BLOCKED = "# Rename the harbour\n\n**Date:** 2026-01-05\n**Status:** Blocked: no barge\n"
RISKY = """\
# Dredge

**Date:** 2026-01-05
**Status:** Planning

## Risks

| Risk | Impact | Probability | Mitigation |
|---|---|---|---|
| Fog | High | High | - |
"""


class Finished:
    """A run of the program that has ended."""

    def __init__(self, done: subprocess.CompletedProcess[str]) -> None:
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr


def plans(directory: Path, *arguments: str, stdin: str = "", **environment: str) -> Finished:
    done = subprocess.run(
        [*quick_start.command("mkdocs_plans"), *arguments],
        cwd=directory,
        check=False,
        capture_output=True,
        encoding="utf-8",
        input=stdin,
        env={**os.environ, "PYTHONPATH": str(PLUGIN), "NO_COLOR": "", "FORCE_COLOR": "", **environment},
    )
    assert "Traceback" not in done.stderr
    return Finished(done)


@pytest.fixture
def harbour(project: Project) -> Project:
    project.write({"plans/rename.md": BLOCKED, "plans/dredge.md": RISKY, "other.yml": "site_name: Other\n"})
    project.configure()
    return project


# Global options


@pytest.mark.parametrize("before", [True, False])
def test_global_options_are_accepted_before_and_after_the_command(harbour: Project, before: bool) -> None:
    def run(*options: str) -> Finished:
        words = [*options, "list"] if before else ["list", *options]
        return plans(harbour.root.parent, *words, "-C" if before else "--directory", str(harbour.root))

    assert "plans/rename.md" in run().out
    assert "\x1b[31m" in run("--color", "always").out
    assert run("-v").err.startswith("note: configuration: mkdocs.yml\nnote: plans folders: plans\n")
    assert plans(harbour.root, *(["-V", "list"] if before else ["list", "-V"])).out.startswith("plans ")


def test_the_folder_that_is_named_is_where_relative_paths_begin(harbour: Project) -> None:
    ran = plans(harbour.root.parent, "-C", harbour.root.name, "read", "--json", "plans/rename.md")
    assert json.loads(ran.out)["path"] == "plans/rename.md"
    here = Path.cwd()
    CliRunner().invoke(main, ["-C", str(harbour.root), "list"])
    assert Path.cwd() == here
    ran = plans(harbour.root, "-C", "nowhere", "list")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: invalid value for '-C' / '--directory': ")


def test_a_configuration_that_is_named_replaces_the_nearest(harbour: Project) -> None:
    harbour.write({"quay/a.md": BLOCKED, "other.yml": "plugins:\n  - plans:\n      folder: quay\n"})
    for arguments in (["--config", "other.yml", "list"], ["list", "--config", "other.yml"]):
        assert plans(harbour.root, *arguments).out.splitlines()[1].endswith(" quay/a.md")
    assert "No findings in 1 file." in plans(harbour.root, "check", "--config", "other.yml").out
    made = plans(harbour.root, "new", "Buoys", "--config", "other.yml")
    assert made.out == "quay/buoys.md\n"
    harbour.write({"other.yml": "plugins:\n  - plans:\n      foldr: quay\n"})
    ran = plans(harbour.root, "list", "--config", "other.yml")
    assert (ran.code, ran.err) == (
        2,
        'error: other.yml:3: foldr: no such option; did you mean "folder"?\n',
    )
    ran = plans(harbour.root, "list", "--config", "gone.yml")
    assert (ran.code, ran.err) == (2, "error: gone.yml: cannot be read: No such file or directory\n")


def test_an_output_never_replaces_the_configuration_that_is_named(harbour: Project) -> None:
    ran = plans(harbour.root, "export", "--config", "other.yml", "-o", "other.yml", "--force")
    assert ran.code == 2
    assert "other.yml: this is the configuration, which is never overwritten" in ran.err


@pytest.mark.parametrize(
    "options, environment, coloured",
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        (["--color", "auto"], {"FORCE_COLOR": "1"}, True),
        ([], {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ],
)
def test_colours_of_data_and_messages_follow_the_option(
    harbour: Project, options: list[str], environment: dict[str, str], coloured: bool
) -> None:
    assert ("\x1b[" in plans(harbour.root, "list", *options, **environment).out) is coloured
    ran = plans(harbour.root, "read", "gone.md", *options, **environment)
    assert ran.err == (
        "\x1b[31m\x1b[1merror:\x1b[0m gone.md: the file or folder does not exist\n"
        if coloured
        else "error: gone.md: the file or folder does not exist\n"
    )


def test_quiet_prints_data_and_errors_alone(harbour: Project) -> None:
    noted = plans(harbour.root, "check", "--format", "json")
    assert noted.err.startswith("note: 1 error, ")
    quiet = plans(harbour.root, "-q", "check", "--format", "json")
    assert (quiet.out, quiet.err, quiet.code) == (noted.out, "", 1)
    text = plans(harbour.root, "check", "--quiet").out
    assert text.startswith("plans/dredge.md:10:1: error: ")
    assert "1 error, " not in text
    assert plans(harbour.root, "check", "-q", "plans/rename.md").out == ""
    assert plans(harbour.root, "read", "-q", "gone.md").err.startswith("error: ")
    harbour.write({"plans.txt": ""})
    plans(harbour.root, "check", "-q", "-o", "plans.txt")
    assert (
        (harbour.root / "plans.txt")
        .read_text("utf-8")
        .endswith("1 error, 0 warnings, 0 info in 1 of 2 files.\n")
    )


# Messages and exit codes


@pytest.mark.parametrize(
    "arguments, message, usage",
    [
        (["chek"], 'unknown command "chek"; did you mean "check"?', "plans [OPTIONS] COMMAND [ARGUMENTS]"),
        (["nothing"], 'unknown command "nothing"; plans --help lists all commands', "plans [OPTIONS]"),
        (["list", "--statsu"], "no such option '--statsu'. Did you mean '--status'?", "plans list [OPTIONS]"),
        (["read"], "missing argument 'PATH...'", "plans read [OPTIONS] PATH..."),
        (["check", "--select", "risk,nope"], 'unknown rule "nope" for --select; ', "plans check [OPTIONS]"),
        (["diff", "--fail-on", "nope"], 'unknown event "nope" for --fail-on; ', "plans diff [OPTIONS]"),
        (["rule", "risk-unmitigatd"], 'unknown rule "risk-unmitigatd"; did you mean "risk-un', "plans rule"),
        (["check", "--stdin-filename", "a.md"], "--stdin-filename needs the path -", "plans check [OPTIONS]"),
        (["check", "-", "plans"], "- (standard input) cannot be used with other paths", "plans check"),
        (["check", "-", "--fix"], "--fix cannot change standard input; print the fixes with --diff", "plans"),
        (["check", "--statistics", "--format", "sarif"], "--statistics prints text or JSON", "plans check"),
    ],
)
def test_a_wrong_argument_is_an_error_with_the_usage(
    harbour: Project, arguments: list[str], message: str, usage: str
) -> None:
    ran = plans(harbour.root, *arguments)
    first, blank, second, third = ran.err.splitlines()
    assert (ran.code, ran.out, blank) == (2, "", "")
    assert first.startswith(f"error: {message}")
    assert second.startswith(f"Usage: {usage}")
    assert third.startswith('Try "plans')
    assert third.endswith('--help" for more information.')


def test_without_a_command_the_help_is_shown(tmp_path: Path) -> None:
    assert "Continuous integration:" in plans(tmp_path, "-h").out
    without = plans(tmp_path)
    assert (without.out + without.err).startswith("Usage: plans [OPTIONS] COMMAND")


@pytest.mark.skipif(sys.platform == "win32", reason="needs pipes of POSIX")
@pytest.mark.parametrize("command", [("list",), ("check",), ("rule",), ("export",)])
def test_a_reader_that_stops_early_is_no_error(harbour: Project, command: tuple[str, ...]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "mkdocs_plans", *command],
        cwd=harbour.root,
        env={**os.environ, "PYTHONPATH": str(PLUGIN)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()  # before anything is written
        assert running.stderr.read() == b""
        assert running.wait(60) == 0


def test_an_interrupted_command_reports_it(harbour: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.chdir(harbour.root)
    monkeypatch.setattr("mkdocs_plans.cli.project_plans.load_nearest", interrupt)
    ran = CliRunner().invoke(main, ["list"])
    assert (ran.exit_code, ran.stdout, ran.stderr) == (130, "", "error: interrupted\n")


# Completion


def completed(harbour: Project, line: str, **environment: str) -> list[str]:
    """The completions of the last word of a command line."""
    words = line.split(" ")
    given = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1), "_PLANS_COMPLETE": "bash_complete"}
    ran = plans(harbour.root, **{**given, **environment})
    return [one.partition(",")[2] for one in ran.out.splitlines()]


def test_shells_complete_commands_rules_events_and_statuses(harbour: Project) -> None:
    assert completed(harbour, "plans co") == ["comment", "completion"]
    assert completed(harbour, "plans check --select risk-un") == ["risk-unmitigated", "risk-unrated"]
    assert completed(harbour, "plans check --ignore safety,steps-d") == ["safety,steps-done-not-completed"]
    assert completed(harbour, "plans diff --fail-on step-r") == [
        "step-removed",
        "step-reopened",
        "step-reworded",
    ]
    assert completed(harbour, "plans list --status on") == ["on-hold"]
    assert completed(harbour, "plans rule relation-") == ["relation-broken", "relation-cycle"]
    assert "--statistics" in completed(harbour, "plans check --st")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_there_is_a_script_for_each_shell(tmp_path: Path, shell: str) -> None:
    ran = plans(tmp_path, "completion", shell)
    assert f"_PLANS_COMPLETE={shell}_complete" in ran.out
    assert ran.code == 0


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_completes_with_the_script(harbour: Project) -> None:
    program = harbour.root / "bin" / "plans"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m mkdocs_plans "$@"\n', "utf-8")
    program.chmod(0o755)
    script = """
        eval "$(plans completion bash)"
        COMP_WORDS=(plans diff --fail-on risk-ra) COMP_CWORD=3
        _plans_completion plans
        echo "${COMPREPLY[@]}"
    """
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=harbour.root,
        env={**os.environ, "PYTHONPATH": str(PLUGIN), "PATH": f"{program.parent}:{os.environ['PATH']}"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout == "risk-raised\n"


# JSON


@pytest.mark.parametrize(
    "arguments, lines",
    [
        (["read", "plans"], True),
        (["list"], True),
        (["rule"], True),
        (["sql", "SELECT title FROM plans"], True),
        (["rule", "secret"], True),
        (["check"], False),
        (["check", "--statistics"], False),
        (["diff", "HEAD", "."], False),
        (["export"], False),
        (["new", "Buoys"], False),
    ],
)
def test_json_is_a_document_or_lines_as_documented(
    harbour: Project, arguments: list[str], lines: bool
) -> None:
    harbour.commit()
    ran = plans(harbour.root, *arguments, "--format", "json")
    if lines:
        assert all(isinstance(json.loads(line), dict) for line in ran.out.splitlines())
        assert ran.out
    else:
        assert json.loads(ran.out)
    page = (PLUGIN.parent / "docs/reference/cli/index.md").read_text("utf-8")
    kind = "JSON Lines" if lines else "one document"
    (row,) = (one for one in page.splitlines() if one.startswith(f"| {kind} | "))
    assert f"`{arguments[0]}`" in row


def test_every_command_that_prints_data_takes_a_format() -> None:
    context = click.Context(main)
    without = {
        name
        for name in main.list_commands(context)
        if (command := main.get_command(context, name))
        and not any("--format" in param.opts for param in command.params)
    }
    assert without == {"completion"}
