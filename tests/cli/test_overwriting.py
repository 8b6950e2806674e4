"""Nothing that a command writes replaces a plan, the configuration, or a file that it did not write."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from mkdocs_plans.cli import main
from mkdocs_plans.cli.files import RECOGNISED, Output, Protected
from mkdocs_plans.reports.formats import format_names

from tests.builds import Project

PLAN = "# Paint the quay\n\n**Status:** Blocked\n\n## Risks\n\n- Rain\n"
SECOND = "# Move the ledger\n\n**Status:** Planning\n"

CONFIGURATION = """\
INHERIT: base.yml
plugins:
  - plans:
      projects:
        - list: projects.yml
"""
LIST = "projects:\n  - {name: fleet, folder: fleet}\n"

WRITING = [
    *(("check", "--format", form, "-o") for form in format_names()),
    ("check", "--write-baseline"),
    *(
        ("diff", "main", ".", "--format", form, "-o")
        for form in ("text", "json", "markdown", "summary", "github")
    ),
    *(("export", "--format", form, "-o") for form in ("json", "csv", "metrics")),
    ("export", "--format", "csv", "--table", "risks", "-o"),
    ("export", "--format", "parquet", "-o"),
]
ONE_EACH = [("check", "-o"), ("check", "--write-baseline"), ("diff", "main", ".", "-o"), ("export", "-o")]


@pytest.fixture
def harbour(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    project.write({
        "plans/quay.md": PLAN, "plans/deep/ledger.md": SECOND, "docs/index.md": "# Harbour\n",
        "base.yml": "site_name: Harbour\n", "projects.yml": LIST, "fleet/ships.md": "# Build ships\n",
        "notes.txt": "mine\n", "plans.lock": '{"version":1,"projects":{}}', "mkdocs.yml": CONFIGURATION,
    })  # fmt: skip
    project.commit()
    project.write({"plans/quay.md": PLAN.replace("Blocked", "In Progress").replace("- Rain", "- [ ] Rain")})
    monkeypatch.chdir(project.root)
    return project


def run(*command: str, code: int | None = None) -> Result:
    result = CliRunner().invoke(main, list(command))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert code is None or result.exit_code == code, result.output
    return result


def contents(root: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not {".git", ".cache"} & set(path.parts)
    }


def refused(project: Project, *command: str, says: str) -> None:
    """Run a command that ends with 2 and a message, and leaves every file as it was."""
    before = contents(project.root)
    result = run(*command, code=2)
    assert says in result.stderr
    assert result.stderr.count("\n") == 1 or "Usage: " in result.stderr
    assert contents(project.root) == before


@pytest.mark.parametrize("command", WRITING, ids=" ".join)
def test_no_command_replaces_a_plan_or_the_configuration(command: tuple[str, ...], harbour: Project) -> None:
    parquet = "parquet" in command
    for name in ("plans/quay.md", "mkdocs.yml"):
        says = "this is a plan" if name.endswith("md") else "this is the configuration"
        refused(harbour, *command, name, "--force", says="is a file" if parquet else f"{name}: {says}")


@pytest.mark.parametrize("force", [(), ("--force",)])
@pytest.mark.parametrize("command", ONE_EACH, ids=" ".join)
def test_every_file_of_the_configuration_and_of_other_projects_is_kept(
    command: tuple[str, ...], force: tuple[str, ...], harbour: Project
) -> None:
    for name in ("plans/quay.md", "fleet/ships.md"):
        refused(harbour, *command, name, *force, says=f"{name}: this is a plan")
    for name in ("mkdocs.yml", "base.yml", "projects.yml", "plans.lock"):
        refused(harbour, *command, name, *force, says=f"{name}: this is the configuration")


@pytest.mark.parametrize("command", ONE_EACH, ids=" ".join)
def test_no_other_name_leads_to_a_plan_or_the_configuration(
    command: tuple[str, ...], harbour: Project
) -> None:
    root = harbour.root
    (root / "link.json").symlink_to("plans/quay.md")
    (root / "hard.json").hardlink_to(root / "plans/deep/ledger.md")
    (root / "settings.json").hardlink_to(root / "base.yml")
    (root / "nowhere.json").symlink_to("plans/new.md")
    (root / "folder").symlink_to("plans")
    for name, says in {
        "link.json": "is a plan",
        "hard.json": "is a plan",
        "settings.json": "is the configuration",
        "nowhere.json": "would be read as a plan",
        "folder/new.MD": "would be read as a plan",
        "plans/deep/../../plans/new.markdown": "would be read as a plan",
        "MKDOCS.YML": "is the configuration",
        "docs/mkdocs.yaml": "is the configuration",
        "plans": "is a folder" if command[1] == "-o" or command[0] == "diff" else "is a directory",
    }.items():
        refused(harbour, *command, name, "--force", says=says)
    (root / "loop").symlink_to("loop")
    refused(harbour, *command, "loop", "--force", says="loop: this is a symbolic link to itself")


@pytest.mark.parametrize("command", ONE_EACH, ids=" ".join)
def test_a_file_of_someone_else_is_replaced_only_by_force(command: tuple[str, ...], harbour: Project) -> None:
    (harbour.root / "link.txt").symlink_to("notes.txt")
    for name in ("notes.txt", "link.txt", "docs/index.md"):
        refused(harbour, *command, name, says=f"{name}: this file was not written by this command")
    assert run(*command, "link.txt", "--force").exit_code != 2
    assert (harbour.root / "notes.txt").read_bytes() != b"mine\n"
    assert (harbour.root / "link.txt").is_symlink()


@pytest.mark.parametrize("command", WRITING, ids=" ".join)
def test_a_command_overwrites_its_own_output(command: tuple[str, ...], harbour: Project) -> None:
    first = run(*command, "out").exit_code
    assert first != 2
    before = contents(harbour.root)
    harbour.write({"plans/deep/ledger.md": SECOND + "\n## Steps\n\n- [ ] Copy\n"})
    assert run(*command, "out").exit_code == first
    assert contents(harbour.root).keys() == before.keys()


def test_reports_without_any_content_are_recognised(harbour: Project) -> None:
    for name in ("quay", "deep/ledger"):
        harbour.write({f"plans/{name}.md": "# Quay\n\n**Date:** 2026-10-01\n**Status:** Planning\n"})
    harbour.commit()
    for command in WRITING:
        for _ in range(2):
            assert run(*command, "-".join(command).replace("/", "")).exit_code == 0, command


def test_the_output_of_another_format_is_a_file_of_someone_else(harbour: Project) -> None:
    run("check", "--write-baseline", "known.json")
    run("export", "-o", "plans.json")
    for name in ("known.json", "plans.json"):
        refused(harbour, "check", "--format", "json", "-o", name, says="was not written by this command")


def found(name: str) -> click.Command:
    command = main.get_command(click.Context(main), name)
    assert command
    return command


def test_every_format_declares_how_its_files_are_recognised() -> None:
    kinds = {
        f"{command} {form}"
        for command in ("check", "diff", "export")
        for parameter in found(command).params
        if parameter.name == "form"
        for form in parameter.type.choices  # type: ignore[attr-defined]  # of click.Choice
    }
    assert RECOGNISED.keys() == (kinds | {"check baseline"}) - {"export parquet", "export pages"}


@pytest.mark.parametrize("form", RECOGNISED)
@pytest.mark.parametrize(
    "content",
    ["{}", "[]x", "# Notes\n", "a,b\n1,2\n", "site_name: x\n", '{"format": "other"}', "\n", "<testsuites/>",
     '[{"description": "x", "check_name": "no-unused-vars"}]', PLAN, '{"$schema": "x", "runs": []}'],
)  # fmt: skip
def test_other_files_are_not_taken_for_ours(form: str, content: str, tmp_path: Path) -> None:
    (tmp_path / "x").write_text(content, "utf-8")
    with pytest.raises(OSError, match="was not written by this command"):
        Output(tmp_path / "x", form, Protected((), (), ())).check()


def test_an_empty_file_and_an_excluded_name_can_be_written(harbour: Project) -> None:
    harbour.write({
        "new.json": b"",
        "mkdocs.yml": "plugins:\n  - plans:\n      folder: .\n      exclude: [report.md]\n",
    })  # fmt: skip
    assert run("export", "-o", "new.json", code=0).stderr == ""
    run("diff", "main", ".", "--format", "markdown", "-o", "report.md", code=0)
    refused(harbour, "diff", "main", ".", "-o", "other.md", says="would be read as a plan")


def test_pipes_are_written_into(harbour: Project) -> None:
    pipe = harbour.root / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    run("export", "-o", "pipe", code=0)
    reader.join(timeout=60)
    assert read[0].startswith(b'{\n"format": "mkdocs-plans-snapshot"')
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_file_that_a_shell_has_opened_is_appended_to(harbour: Project) -> None:
    for _ in range(2):
        with (harbour.root / "log").open("ab") as log:
            done = subprocess.run(
                [sys.executable, "-m", "mkdocs_plans", "check", "-o", "/dev/stdout"],
                check=False, stdout=log, stderr=subprocess.PIPE,
            )  # fmt: skip
        assert done.returncode == 0, done.stderr
    assert (harbour.root / "log").read_text("utf-8").count(" in 2 of 2 files.") == 2


def test_a_folder_of_tables_replaces_tables_alone(harbour: Project) -> None:
    export = ("export", "--format", "parquet", "-o")
    harbour.write({"other/plans/readme.txt": "mine", "tables/plans/project=x/part-0.parquet": "mine"})
    run(*export, "lake", code=0)
    (harbour.root / "link").symlink_to("lake")
    run(*export, "link", code=0)
    assert (harbour.root / "link").is_symlink()
    (harbour.root / "lake/risks/loose").symlink_to("../../notes.txt")
    for name, says in {
        "other": "contains plans/readme.txt",
        "tables": "contains plans/project=x/part-0.parquet",
        "lake": "contains risks/loose",
        "plans": "holds plans or the configuration",
        ".": "holds plans or the configuration",
        "notes.txt": "is a file",
    }.items():
        refused(harbour, *export, name, "--force", says=says)


def test_a_plan_is_safe_from_the_check_of_another(harbour: Project) -> None:
    harbour.write({"loose/x.md": PLAN})
    refused(harbour, "check", "plans/quay.md", "-o", "plans/deep/ledger.md", says="is a plan")
    refused(harbour, "check", "loose/x.md", "-o", "loose/x.md", "--force", says="is a plan")
    refused(harbour, "diff", "fleet", ".", "-o", "fleet/ships.md", "--force", says="is a plan")


def test_the_configuration_that_a_diff_is_given_is_safe(harbour: Project) -> None:
    harbour.write({"other.conf": "site_name: Other\n"})
    refused(
        harbour, "diff", "main", ".", "--config", "other.conf", "-o", "other.conf", "--force",
        says="is the configuration",
    )  # fmt: skip
