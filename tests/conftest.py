"""Fixtures for every test: projects of real files, real git and real builds."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Protocol

import pytest
from hypothesis import settings

from tests.builds import Built, Project, Tree, build_site
from tests.templates import keep_compiled

# The same day, place and git for every test, and for every program a test starts.
os.environ.update(
    NO_MKDOCS_2_WARNING="1",
    SOURCE_DATE_EPOCH="1795305600",  # 2026-11-22
    TZ="UTC",
    GIT_CONFIG_GLOBAL=os.devnull,
    GIT_CONFIG_NOSYSTEM="1",
)
for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):  # set where tests run from a git hook
    os.environ.pop(name, None)
for name in [name for name in os.environ if name.startswith(("GITHUB_", "GITLAB_", "CI_", "MKDOCS_PLANS_"))]:
    del os.environ[name]  # no test contacts the host that it runs on, or depends on what that builds

keep_compiled()

# Tests do not limit the time of an example.
settings.register_profile("untimed", deadline=None)
settings.register_profile("short", deadline=None, max_examples=25)
settings.load_profile("untimed")


def pytest_configure(config: pytest.Config) -> None:
    """Make up fewer examples in runs without the extended tests."""
    if "not extended" in config.option.markexpr:
        settings.load_profile("short")


class Site(Protocol):
    """Builds a tree of files with real MkDocs, strictly by default."""

    def __call__(
        self, files: Tree, *, strict: bool = True, stops: bool = False, **settings: Any
    ) -> Built: ...


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Build a project: `site({"plans/a.md": "# A"}, plugins=["plans"]).page("plans/a/").words("h1")`."""

    def build(files: Tree, *, strict: bool = True, stops: bool = False, **settings: Any) -> Built:
        return build_site(tmp_path, files, strict=strict, stops=stops, **settings)

    return build


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project, for tests that build more than once, or with a history in git."""
    return Project(tmp_path)
