"""The folder of plans must exist; where it does not, the message names those that may be meant."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from mkdocs_plans.config.options import ConfigError, Options
from mkdocs_plans.config.resolved import ResolvedConfig
from mkdocs_plans.sources.required import required_folders

REAL = ("docs/exec-plans/active", ".agent/plans", "specs/001-login", "design", "node_modules/x/plans")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for folder in REAL:
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "plan.md").write_text("# Plan\n")
    return tmp_path


def problem(root: Path, *names: str) -> str:
    with pytest.raises(ConfigError) as raised:
        required_folders(ResolvedConfig(root, root / "docs", Options(folder=names)))
    return str(raised.value)


@pytest.mark.parametrize(
    "name, meant",
    [
        ("docs/exec-plan", "docs/exec-plans"),
        ("exec-plans", "docs/exec-plans"),
        ("agent/plans", ".agent/plans"),
        (".agents/plans", ".agent/plans"),
        ("spec", "specs"),
        ("Designs", "design"),
    ],
)
def test_a_misspelt_folder_gets_a_suggestion(repository: Path, name: str, meant: str) -> None:
    assert f'folder: there is no folder "{name}"; did you mean "{meant}"' in problem(repository, name)


def test_a_folder_like_no_other_is_answered_with_those_that_may_hold_plans(repository: Path) -> None:
    assert problem(repository, "schemes").endswith(
        'other folders with Markdown: "design", "specs", ".agent/plans", "docs/exec-plans"'
    )


def test_a_folder_above_the_project_is_found_within_the_repository(repository: Path) -> None:
    (repository / ".git").mkdir()
    (repository / "site").mkdir()
    assert 'did you mean "../specs"?' in problem(repository / "site", "specs")


def test_every_folder_and_pattern_must_lead_somewhere(repository: Path) -> None:
    lines = problem(repository, "design", "gone", "packages/*/plans").splitlines()
    assert [line.partition(";")[0] for line in lines] == [
        'folder: there is no folder "gone"',
        'folder: no folder matches "packages/*/plans"',
    ]


def test_a_link_that_leads_nowhere_is_named_as_one(tmp_path: Path) -> None:
    (tmp_path / "plans").symlink_to("gone")
    assert '"plans" is a symbolic link to a missing file' in problem(tmp_path, "plans")


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_folder_that_may_not_be_read_is_an_error(without_privileges: Path) -> None:
    (without_privileges / "plans" / "inner").mkdir(parents=True)
    (without_privileges / "plans").chmod(0)
    assert problem(without_privileges, "plans") == 'folder: "plans" cannot be read: Permission denied'
    with pytest.raises(ConfigError, match="cannot be read"):
        required_folders(ResolvedConfig(without_privileges, without_privileges / "docs", Options()))
    assert 'there is no folder "plans/inner"' in problem(without_privileges, "plans/inner")


def test_copies_of_other_projects_are_never_suggested(tmp_path: Path) -> None:
    copy = tmp_path / ".cache" / "plans" / "a.md"
    copy.parent.mkdir(parents=True)
    copy.write_text("# A\n")
    assert ".cache" not in problem(tmp_path, "plans")
