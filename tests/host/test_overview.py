"""A site that gathers projects, built by MkDocs; and one that does not, which pays nothing for it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builds import Built, Project
from tests.pages.projects import PROJECTS, write

DOWN = {"name": "gone", "git": "docs"}
"""A source that fails, and is no mistake of the configuration: what is there is no repository."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("gathered"))


@pytest.fixture(scope="module")
def built(place: Path) -> Built:
    project = Project(place)
    project.write({"docs/index.md": "# Harbour\n"})
    projects = [DOWN if one["name"] == "gone" else one for one in PROJECTS]
    project.configure(plugins=["search", {"plans": {"projects": projects}}])
    return project.build()


def test_projects_and_the_risk_overview_are_in_the_navigation(built: Built) -> None:
    titles = built.page("").texts("nav.md-nav--primary .md-nav__item .md-nav__item .md-ellipsis")
    assert titles == [
        "Dashboard", "Plans", "Projects", "Risk overview", "Board", "Risks", "Questions", "Inventory",
    ]  # fmt: skip


def test_sources_that_fail_break_no_strict_build_and_are_named(built: Built) -> None:
    assert built.log == []
    assert {one["name"]: one["state"] for one in built.json()["projects"]} == {
        "billing": "fresh", "quiet": "fresh", "fleet": "fresh", "lights": "fresh", "torn": "invalid",
        "gone": "missing",
    }  # fmt: skip
    assert "gone" in built.page("plans/projects/status/").words("tbody")


def test_a_link_checker_finds_no_address_with_a_field_in_it(built: Built) -> None:
    assert [address for address in built.addresses() if "{" in address] == []


def test_every_page_of_the_overview_is_built_and_styled(built: Built) -> None:
    for page in (
        "",
        "risks/",
        "status/",
        "billing/",
        "billing/board/",
        "lights/",
        "gone/",
        "own/",
        "risks/open/",
    ):
        html = built.page(f"plans/projects/{page}")
        assert html.all("link[href*='assets/plans/overview.css']")
        assert len(html.all("h1")) == 1


def test_two_builds_are_the_same_byte_for_byte(built: Built, place: Path, tmp_path: Path) -> None:
    shutil.rmtree(place / ".cache")  # with copies the sources would be unchanged, not fresh
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "again")]
    subprocess.run(command, cwd=place, check=True, capture_output=True)
    again = Built(tmp_path / "again", [], [], None)
    ours = {name for name in built.files() if name.startswith(("plans", "assets/plans"))}
    assert {name for name in again.files() if name.startswith(("plans", "assets/plans"))} == ours
    pairs = [(name, built.folder / name, again.folder / name) for name in sorted(ours)]
    assert [name for name, one, other in pairs if one.read_bytes() != other.read_bytes()] == []


def test_a_site_without_projects_has_no_page_style_or_field_of_them(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write({"docs/index.md": "# Harbour\n", "plans/projects/ledger.md": "# Ledger\n"})
    project.configure()
    built = project.build()
    assert built.has("plans/projects/ledger/")  # the address is nobody else's
    ours = [name for name in built.files() if name.startswith(("plans/", "assets/plans/"))]
    assert "assets/plans/overview.css" not in ours
    for name in ours:
        if not name.endswith((".css", "plans.js")) and name != "plans/projects/ledger/index.html":
            assert "Projects" not in built.text(name), name
            assert '"project"' not in built.text(name), name
