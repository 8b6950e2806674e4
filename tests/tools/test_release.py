"""A release is checked before anything is published."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tools import release

CHANGELOG = """# Changelog

## [Unreleased]

## [0.2.0] - 2026-12-01

### Added

- Harbours.

## [0.1.0] - 2026-11-30

- Boats.

[0.2.0]: https://code.test/compare
"""
PYPROJECT = '[project]\nversion = "0.2.0"\n[project.urls]\nSource = "https://code.test/plans"\n'


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    for name, text in {
        "CHANGELOG.md": CHANGELOG,
        "README.md": "# Plans\n\n`pip install mkdocs-plans`\n",
        "pyproject.toml": PYPROJECT,
        "docs/index.md": "# Home\n",
    }.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_the_notes_are_the_section_of_the_version() -> None:
    assert release.section(CHANGELOG, "0.2.0") == "### Added\n\n- Harbours.\n"
    assert release.section(CHANGELOG, "0.1.0") == "- Boats.\n"
    assert release.section(CHANGELOG, "0.3.0") == ""


def test_a_release_that_is_ready_has_no_problem(ready: Path) -> None:
    assert list(release.problems(ready, "v0.2.0", "0.2.0")) == []


@pytest.mark.parametrize(
    "name, old, new, problem",
    [
        ("CHANGELOG.md", " - 2026-12-01", "", "CHANGELOG.md has no section ## [0.2.0]"),
        ("pyproject.toml", "code.test", "code.example", "the address Source is a placeholder"),
        ("docs/index.md", "Home", "Until the release, clone", 'docs/index.md:1: remove "Until the release"'),
    ],
)
def test_what_is_not_ready_is_named(ready: Path, name: str, old: str, new: str, problem: str) -> None:
    path = ready / name
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    (found,) = release.problems(ready, "v0.2.0", "0.2.0")
    assert problem in found


def test_a_tag_of_another_version_is_refused(ready: Path) -> None:
    (found,) = release.problems(ready, "v0.3.0", "0.2.0")
    assert found == "the tag v0.3.0 is not v0.2.0, the version in pyproject.toml"


def test_our_packages_are_sound_and_a_different_second_build_is_not(tmp_path: Path) -> None:
    packages = release.build(tmp_path / "first")
    assert list(release.package_problems(packages, packages)) == []
    shutil.copytree(tmp_path / "first", tmp_path / "second")
    again = sorted((tmp_path / "second").iterdir())
    again[0].write_bytes(again[0].read_bytes() + b"\0")
    assert list(release.package_problems(packages, again)) == [
        f"{again[0].name}: a second build gives other bytes"
    ]
