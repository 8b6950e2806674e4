"""`plans init` finds existing plans and writes the configuration, never over an existing one."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
import yaml

from tests import quick_start
from tests.builds import Project
from tests.cli.test_cli import LEDGER, plans

BOATS = "# Boats\n\n**Status:** Draft\n\n## Goal\nBoats.\n\n## Risks\n- Fog\n- Ice\n"


def answer(directory: Path, keys: str, *arguments: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Run `plans init` and type the answers."""
    done = subprocess.run(
        [*quick_start.command("mkdocs_plans"), "init", *arguments],
        cwd=directory,
        check=False,
        capture_output=True,
        text=True,
        input=keys,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "plugin")},
    )
    assert done.returncode == code, done.stderr
    return done


@pytest.fixture
def repository(project: Project) -> Project:
    project.write(
        {
            "docs/plans/ledger.md": LEDGER,
            "docs/plans/lamps.md": LEDGER,
            "docs/plans/lamps.notes.md": LEDGER,
            "rfcs/boats.md": BOATS,
            "README.md": "# Harbour\n\n- [ ] x\n",
        }
    )
    return project


def config(project: Project) -> dict[str, object]:
    found: dict[str, object] = yaml.safe_load((project.root / "mkdocs.yml").read_text("utf-8"))
    return found


def test_it_shows_the_figures_of_each_folder_and_prompts(repository: Project) -> None:
    done = answer(repository.root, "2\ny\n")
    assert done.stdout.splitlines() == [
        "   Folder      Plans  Steps  Risks  Questions",
        "1  docs/plans  2      4      2      2",
        "2  rfcs        1      0      2      0",
    ]
    assert "Which folder?" in done.stderr
    assert "Write mkdocs.yml?" in done.stderr
    assert config(repository) == {
        "site_name": repository.root.name,
        "theme": {"name": "material"},
        "plugins": ["search", {"plans": {"folder": "rfcs"}}],
    }


def test_the_written_configuration_builds_a_portal(repository: Project) -> None:
    answer(repository.root, "", "--folder", "rfcs", "--yes")
    built = repository.build(strict=False)
    assert built.page("plans/boats/").words("h1").startswith("Boats")


def test_without_docs_a_home_page_is_written(project: Project) -> None:
    project.write({"specs/boats.md": BOATS})
    answer(project.root, "y\n")
    built = project.build()
    assert built.page("").one("article a[href='plans/']")
    assert built.page("plans/boats/").words("h1").startswith("Boats")


@pytest.mark.parametrize("keys", ["1\nn\n", "1\n", ""])
def test_without_a_yes_nothing_is_written(repository: Project, keys: str) -> None:
    answer(repository.root, keys, code=0 if "n" in keys else 2)
    assert not (repository.root / "mkdocs.yml").exists()


def test_yes_takes_the_first_folder_without_a_question(repository: Project) -> None:
    done = answer(repository.root, "", "--yes")
    assert "?" not in done.stderr
    assert "using docs/plans; to use several folders, repeat --folder" in done.stderr
    assert config(repository)["plugins"] == ["search", {"plans": {"folder": "docs/plans"}}]


def test_json_lists_the_folders_and_writes_nothing(repository: Project) -> None:
    found = json.loads(plans(repository.root, "init", "--format", "json").out)
    assert found["complete"] is True
    assert found["folders"][1] == {"folder": "rfcs", "plans": 1, "steps": 0, "risks": 2, "questions": 0}
    assert not (repository.root / "mkdocs.yml").exists()


def test_json_with_a_folder_does_not_prompt(repository: Project) -> None:
    done = answer(repository.root, "y\n", "--format", "json", "--folder", "rfcs", code=2)
    assert "add --yes" in done.stderr
    assert not (repository.root / "mkdocs.yml").exists()


def test_a_configuration_is_named_by_a_relative_path(repository: Project) -> None:
    repository.write({"mkdocs.yml": "site_name: Harbour\n"})
    plans(repository.root, "init", "--config", "./mkdocs.yml", "--folder", "rfcs", "--yes")
    assert config(repository)["plugins"] == ["search", {"plans": {"folder": "rfcs"}}]


def test_an_existing_configuration_gets_the_plugin_and_keeps_the_rest(repository: Project) -> None:
    before = (
        "site_name: Harbour # a name\nplugins:\n  - search # first\n\nnav: # the navigation\n  - index.md\n"
    )
    repository.write({"mkdocs.yml": before})
    done = answer(repository.root, "1\ny\n")
    assert "Add the plugin to mkdocs.yml?" in done.stderr
    assert (repository.root / "mkdocs.yml").read_text("utf-8") == before.replace(
        "# first\n", "# first\n  - plans:\n      folder: docs/plans\n"
    )


@pytest.mark.parametrize("before", ["site_name: A\nplugins: [search]\n", "INHERIT: base.yml\n"])
def test_a_configuration_that_cannot_be_changed_safely_stays(repository: Project, before: str) -> None:
    repository.write({"mkdocs.yml": before, "base.yml": "site_name: A\n"})
    done = answer(repository.root, "", "--folder", "./rfcs", "--yes", code=2)
    assert done.stdout == "  - plans:\n      folder: rfcs\n"
    assert "mkdocs.yml was not changed" in done.stderr
    assert (repository.root / "mkdocs.yml").read_text("utf-8") == before
    as_json = answer(repository.root, "", "--format", "json", "--yes", code=2)
    assert json.loads(as_json.stdout)["complete"] is True
    assert "  - plans\n" in as_json.stderr or "  - plans:\n" in as_json.stderr


def test_a_configured_project_is_left_alone(repository: Project) -> None:
    repository.configure()
    before = (repository.root / "mkdocs.yml").read_bytes()
    assert "configures the plugin already" in plans(repository.root, "init", "--yes", code=2).err
    assert "run plans init there" in plans(repository.root / "docs", "init", "--yes", code=2).err
    assert (repository.root / "mkdocs.yml").read_bytes() == before


def test_without_plans_the_error_gives_the_remedy(project: Project) -> None:
    project.write({"README.md": "# Harbour\n"})
    ran = plans(project.root, "init", code=2)
    assert "no folder of plans was found in 1 Markdown files" in ran.err
    assert "plans new" in ran.err


def test_a_name_of_a_folder_steers_no_terminal(project: Project) -> None:
    project.write({"a\x1b[31mb/plans/boats.md": BOATS})
    done = answer(project.root, "", "--yes")
    assert "\x1b" not in done.stdout + done.stderr
    value = config(project)["plugins"]
    assert value == ["search", {"plans": {"folder": "a\x1b[31mb/plans"}}]
