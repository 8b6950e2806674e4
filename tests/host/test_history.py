"""Dates of plans from git, and what is shown where git has none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.builds import Project
from tests.host.harbour import CRANE, LEDGER


@pytest.fixture
def history(project: Project) -> Project:
    """Two plans, one of them changed three days before the day of the tests."""
    project.write({"plans/ledger.md": LEDGER, "plans/crane.md": CRANE, "docs/index.md": "# Home\n"})
    project.configure()
    project.commit(date="2026-09-01T09:00:00+00:00")
    project.write({"plans/ledger.md": f"{LEDGER}\nMore.\n"})
    project.commit(date="2026-11-19T09:00:00+00:00")
    return project


def test_every_plan_shows_its_last_change(history: Project) -> None:
    built = history.build()
    assert not [line for line in built.messages if "history" in line]
    assert {plan["path"]: plan["changed"] for plan in built.json()["plans"]} == {
        "plans/crane.md": "2026-09-01T09:00:00Z",
        "plans/ledger.md": "2026-11-19T09:00:00Z",
    }
    assert "changed 2026-11-19" in built.page("plans/ledger/").words(".plans-header")
    assert built.json()["source"]["history"] == "full"
    assert built.json()["source"]["commit"] == history.git("rev-parse", "HEAD")


def test_the_dashboard_shows_changed_and_stale_plans(history: Project) -> None:
    built = history.build()
    dashboard = built.page("plans/dashboard/")
    assert dashboard.texts(".plans-dash-figure")[0] == "1 plan moved"
    assert (
        "No status, step, question or risk changed in 30 days , the last time on 1 Sep."
        in dashboard.words("section:has(#plans-changed)")
    )
    assert built.page("plans/dashboard/changed/").texts("tbody th a") == ["Move the ledger"]
    assert built.page("plans/dashboard/stale/").texts("tbody th a") == ["Repair the crane"]


def test_a_shallow_clone_is_reported_and_dates_nothing(
    history: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    clone = tmp_path_factory.mktemp("clone") / "shallow"
    history.git("clone", "--quiet", "--depth=1", f"file://{history.root}", str(clone))
    built = Project(clone).build()
    (line,) = [line for line in built.messages if "history" in line]
    assert line == (
        "plans: The history of the plans is incomplete: the clone is shallow, so older commits are missing; "
        "what helps: git fetch --unshallow (in GitHub Actions: fetch-depth: 0)"
    )
    assert built.log == [], "no warning: a strict build of a shallow clone succeeds"
    assert "shallow" in built.page("plans/dashboard/").words("section:has(#plans-changed)")
    assert {plan["changed"] for plan in built.json()["plans"]} == {None}
    assert (built.json()["summary"]["changed"], built.json()["summary"]["stale"]) == (None, None)
    assert built.json()["source"]["history"] == "shallow"


def test_without_git_the_dashboard_shows_that_changes_are_not_known(
    history: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    built = history.build()
    assert built.log == []
    assert "plans: The history of the plans is not known: git is not installed" in built.messages
    dashboard = built.page("plans/dashboard/")
    assert dashboard.words(".plans-gap") == ("Ages, changes and trends are left out: git is not installed.")
    assert dashboard.all("#plans-changed, #plans-trends, .plans-days-open") == []
    assert built.json()["source"] == {"commit": None, "commit_time": None, "dirty": None, "history": "none"}


def test_without_git_and_epoch_nothing_depends_on_the_clock(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    project.write({"plans/ledger.md": LEDGER, "docs/index.md": "# Home\n"})
    project.configure()
    assert project.build().json()["today"] == "2026-10-02"


def test_a_repository_above_the_project_is_the_one_that_paths_count_from(project: Project) -> None:
    project.write({"site/plans/ledger.md": LEDGER, "site/docs/index.md": "# Home\n"})
    inner = Project(project.root / "site")
    inner.configure()
    project.commit()
    (plan,) = inner.build().json()["plans"]
    assert plan["path"] == "site/plans/ledger.md"
    assert plan["changed"] is not None


def test_a_repository_reached_by_a_link_keeps_its_history(
    history: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    link = tmp_path_factory.mktemp("door") / "here"
    link.symlink_to(history.root, target_is_directory=True)
    built = Project(Path(os.path.abspath(link))).build()  # noqa: PTH100  (the link must stay)
    assert {plan["path"]: plan["changed"] is None for plan in built.json()["plans"]} == {
        "plans/crane.md": False,
        "plans/ledger.md": False,
    }


OWNER = "git does not read the repository, because it belongs to another user."
REMEDY = 'git config --global --add safe.directory "$PWD"'


@pytest.fixture
def refused(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project below the root of a repository of another user, as in a container."""
    project.write({"site/plans/ledger.md": LEDGER, "site/docs/index.md": "# Home\n"})
    inner = Project(project.root / "site")
    inner.configure()
    project.commit()
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    return inner


def test_a_repository_of_another_user_is_named_with_the_remedy_in_the_log_and_on_pages(
    refused: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MKDOCS_PLANS_BASE", "main")
    built = refused.build(strict=False)
    assert built.log == [f"plans: The dates of changes are unknown: {OWNER} Run in its folder: {REMEDY}"]
    for page in ("plans/", "plans/dashboard/", "plans/dashboard/stale/"):
        assert OWNER in built.page(page).words("article")
        assert REMEDY in built.page(page).words("article")
    banner = built.page("plans/").words(".plans-banner")
    assert "Changes are unknown and not marked" in banner
    assert REMEDY in banner
    assert str(refused.root) not in banner


def test_the_remedy_brings_the_history_back_and_the_paths_are_the_same_without_it(
    refused: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    (before,) = refused.build(strict=False).json()["plans"]
    config = {"COUNT": "1", "KEY_0": "safe.directory", "VALUE_0": str(refused.root.parent)}
    for name, value in config.items():
        monkeypatch.setenv(f"GIT_CONFIG_{name}", value)
    built = refused.build()
    (after,) = built.json()["plans"]
    assert built.log == []
    assert (before["path"], before["changed"]) == ("site/plans/ledger.md", None)
    assert (after["path"], after["changed"]) == ("site/plans/ledger.md", "2026-11-01T09:00:00Z")


def test_a_plans_folder_that_is_a_submodule_has_the_history_of_the_submodule(
    project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    upstream = Project(tmp_path_factory.mktemp("upstream"))
    upstream.write({"ledger.md": LEDGER})
    upstream.commit(date="2026-09-01T09:00:00+00:00")
    upstream.write({"crane.md": CRANE})
    upstream.commit(date="2026-10-01T09:00:00+00:00")
    project.write({"docs/index.md": "# Home\n", ".gitignore": "/site/\n"})
    project.configure(repo_url="https://github.com/harbour/plans", edit_uri="edit/main/docs/")
    project.commit()
    project.git(
        "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(upstream.root), "plans"
    )
    project.commit(date="2026-11-01T09:00:00+00:00")
    built = project.build()
    assert {plan["path"]: plan["changed"] for plan in built.json()["plans"]} == {
        "plans/crane.md": "2026-10-01T09:00:00Z",
        "plans/ledger.md": "2026-09-01T09:00:00Z",
    }
    assert built.json()["source"]["dirty"] is False
    assert "edit/main" not in built.text("plans/ledger/")  # the host has no such file in this repository
    Project(project.root / "plans").write({"ledger.md": f"{LEDGER}\nMore.\n"})
    assert project.build().json()["source"]["dirty"] is True


def test_a_clone_inside_of_the_plans_folder_has_its_own_history(project: Project) -> None:
    project.write(
        {"plans/crane.md": CRANE, "docs/index.md": "# Home\n", ".gitignore": "/site/\n/plans/tide/\n"}
    )
    project.configure()
    project.commit(date="2026-11-01T09:00:00+00:00")
    inner = Project(project.root / "plans/tide")
    inner.write({"ledger.md": LEDGER})
    inner.commit(date="2026-11-20T09:00:00+00:00")
    built = project.build()
    assert {plan["path"]: plan["changed"] for plan in built.json()["plans"]} == {
        "plans/crane.md": "2026-11-01T09:00:00Z",
        "plans/tide/ledger.md": "2026-11-20T09:00:00Z",
    }
