"""A plan is known by its path in the repository, and no path of the machine is published."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.builds import Built, Project
from tests.host.harbour import CRANE, LEDGER

REPO = {"repo_url": "https://github.com/harbour/plans", "edit_uri": "edit/main/docs/"}
EDIT = "https://github.com/harbour/plans/edit/main/"


@pytest.fixture
def portal(project: Project) -> Project:
    """A project in a repository of its own, below the folder of the test."""
    inner = Project(project.root / "portal")
    inner.write({"docs/index.md": "# Harbour\n", ".gitignore": "/site/\n"})
    return inner


def configured(project: Project, *folder: str, **settings: Any) -> Built:
    ours = {"plans": {"folder": list(folder) or ["plans"]}}
    project.configure(plugins=["search", ours], **REPO, **settings)
    project.commit()
    return project.build()


def plans(built: Built) -> dict[str, str]:
    return {plan["path"]: plan["url"] for plan in built.json()["plans"]}


def rules(built: Built) -> set[str]:
    return {finding["rule"] for plan in built.json()["plans"] for finding in plan["findings"]}


def edit_links(built: Built) -> set[str]:
    """The links to the code host's editor and file view."""
    pages = [path for path in built.files() if path.endswith(".html")]
    links = {str(link["href"]) for path in pages for link in built.page(path).all("a[href]")}
    return {link for link in links if "/plans/edit/" in link or "/plans/blob/" in link}


def holds_no_path_of_the_machine(built: Built, root: Path, *, given: str | None = None) -> None:
    """Neither the folder of the test nor a part of its path is published or logged by us.

    Messages may repeat the configuration: `given`.
    """
    for path in built.files():
        content = (built.folder / path).read_bytes()
        assert os.fsencode(root) not in content, path
        assert os.fsencode(root.name) not in content, path
        assert root.name not in path
        if not path.startswith("assets/"):
            assert b"../../home" not in content, path
    ours = [line for line in built.messages if not line.startswith(("Building", "Cleaning", "Documentation"))]
    assert not [line for line in ours if root.name in (line.replace(given, "") if given else line)]


OUTSIDE: Mapping[str, Callable[[Path], str]] = {
    "relative": lambda _: "../home/ana/plans",
    "absolute": lambda root: str(root / "home/ana/plans"),
    "link": lambda _: "plans",
}


@pytest.mark.parametrize("how", OUTSIDE)
def test_a_folder_outside_of_the_repository_publishes_no_path_of_the_machine(
    how: str, project: Project, portal: Project
) -> None:
    notes = {"plans/ledger.md": LEDGER, "plans/crane.md": f"{CRANE}\n![rope](rope.png)\n[src](src.py)\n"}
    outside = Project(project.root / "home/ana")
    outside.write({**notes, "plans/rope.png": b"\x89PNG\r\n\x1a\n", "plans/src.py": "pass\n"})
    outside.commit(date="2026-10-01T09:00:00+00:00")
    if how == "link":
        (portal.root / "plans").symlink_to(outside.root / "plans", target_is_directory=True)
    built = configured(portal, OUTSIDE[how](project.root))
    assert plans(built) == {"plans/crane.md": "plans/crane/", "plans/ledger.md": "plans/ledger/"}
    assert {plan["changed"] for plan in built.json()["plans"]} == {"2026-10-01T09:00:00Z"}
    assert not rules(built) & {"link-broken", "relation-broken", "unreadable"}
    assert built.page("plans/crane/").one("article img")["src"] == "../../plans/rope.png"
    assert edit_links(built) == set()
    holds_no_path_of_the_machine(built, project.root)


def test_folders_outside_with_the_same_name_get_more_of_their_configured_path(
    project: Project, portal: Project
) -> None:
    project.write({"tide/plans/a.md": LEDGER, "wind/plans/a.md": CRANE})
    portal.write({"plans/a.md": LEDGER})
    built = configured(portal, "plans", "../tide/plans", str(project.root / "wind/plans"))
    assert plans(built) == {
        "plans/a.md": "plans/a/",
        "tide/plans/a.md": "plans/tide/a/",
        "plans-2/a.md": "plans/plans-2/a/",
    }
    holds_no_path_of_the_machine(built, project.root)


def test_an_empty_folder_outside_is_not_named_by_its_path(project: Project, portal: Project) -> None:
    folder = project.root / "home/ana/plans"
    folder.mkdir(parents=True)
    portal.configure(plugins=["search", {"plans": {"folder": str(folder)}}])
    portal.commit()
    built = portal.build(strict=False)
    assert "There are no plans in plans/ yet" in built.page("plans/").words("article")
    holds_no_path_of_the_machine(built, project.root, given=str(folder))


def test_a_linked_folder_in_the_repository_is_known_by_where_its_files_are(portal: Project) -> None:
    portal.write({"work/plans/ledger.md": LEDGER, "work/plans/crane.md": CRANE})
    (portal.root / "plans").symlink_to("work/plans", target_is_directory=True)
    built = configured(portal)
    assert plans(built) == {"work/plans/crane.md": "plans/crane/", "work/plans/ledger.md": "plans/ledger/"}
    assert {plan["changed"] for plan in built.json()["plans"]} == {"2026-11-01T09:00:00Z"}
    assert f"{EDIT}work/plans/ledger.md" in edit_links(built)


@pytest.mark.parametrize("folder", ["plans", "docs/plans"])
def test_docs_that_link_to_the_plans_hold_no_second_copy_of_them(folder: str, portal: Project) -> None:
    home = "# Harbour\n\n[one](plans/ledger.md) [two](../plans/ledger.md)\n\n![rope](plans/rope.png)\n"
    portal.write({"plans/ledger.md": LEDGER, "plans/crane.md": CRANE, "plans/rope.png": b"\x89PNG\r\n\x1a\n"})
    portal.write({"docs/index.md": home})
    (portal.root / "docs/plans").symlink_to("../plans", target_is_directory=True)
    built = configured(portal, folder)
    assert built.log == []
    assert plans(built) == {"plans/crane.md": "plans/crane/", "plans/ledger.md": "plans/ledger/"}
    assert "address-taken" not in rules(built)
    assert {plan["changed"] for plan in built.json()["plans"]} == {"2026-11-01T09:00:00Z"}
    assert f"{EDIT}plans/ledger.md" in edit_links(built)
    links = [link["href"] for link in built.page("").all("article p a[href]")]
    assert links == ["plans/ledger/", "plans/ledger/"]
    assert built.has("plans/rope.png")
    assert built.page("plans/ledger/").all(".plans-header")


@pytest.mark.parametrize("copied", [True, False], ids=["copy", "link"])
def test_a_copy_of_a_plan_at_its_address_in_the_docs_is_the_plan(copied: bool, portal: Project) -> None:
    portal.write({"plans/ledger.md": LEDGER, "plans/crane.md": CRANE, "docs/plans/.keep": ""})
    if copied:
        portal.write({"docs/plans/ledger.md": LEDGER, "docs/plans/crane.md": "# My own page\n"})
    else:
        (portal.root / "docs/plans/ledger.md").symlink_to("../../plans/ledger.md")
        portal.write({"docs/plans/crane.md": "# My own page\n"})
    built = configured(portal)
    assert plans(built) == {"plans/crane.md": "plans/crane-2/", "plans/ledger.md": "plans/ledger/"}
    assert built.page("plans/crane/").words("article h1") == "My own page"
    assert len(built.page("plans/ledger/").all(".plans-header")) == 1


def test_a_link_to_a_plan_elsewhere_in_the_docs_stays_a_page(portal: Project) -> None:
    portal.write({"plans/ledger.md": LEDGER})
    (portal.root / "docs/roadmap.md").symlink_to("../plans/ledger.md")
    built = configured(portal, nav=[{"Roadmap": "roadmap.md"}])
    assert built.log == []
    assert built.has("roadmap/")
    assert plans(built) == {"plans/ledger.md": "plans/ledger/"}


def test_edit_links_of_a_project_reached_by_a_link_are_those_of_the_repository(
    project: Project, portal: Project
) -> None:
    portal.write({"plans/ledger.md": LEDGER})
    configured(portal)
    (project.root / "deep/er").mkdir(parents=True)
    (project.root / "deep/er/here").symlink_to(portal.root, target_is_directory=True)
    built = Project(project.root / "deep/er/here").build()
    assert f"{EDIT}plans/ledger.md" in edit_links(built)
    holds_no_path_of_the_machine(built, project.root)


def test_docs_that_are_a_link_out_of_the_repository_do_not_change_the_plans(
    project: Project, portal: Project
) -> None:
    project.write({"shared/index.md": "# Harbour\n", "shared/plans/ledger.md": LEDGER})
    (portal.root / "docs/index.md").unlink()
    (portal.root / "docs").rmdir()
    (portal.root / "docs").symlink_to(project.root / "shared", target_is_directory=True)
    built = configured(portal, "docs/plans")
    assert plans(built) == {"docs/plans/ledger.md": "plans/ledger/"}
    assert built.log == []
    holds_no_path_of_the_machine(built, project.root)


@pytest.mark.parametrize("there", [True, False])
def test_a_preview_names_its_base_without_a_path_of_the_machine(
    project: Project, portal: Project, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    portal.write({"plans/ledger.md": LEDGER})
    base = configured(portal).text("plans.json")
    if there:
        project.write({"home/ana/plans.json": base})
    monkeypatch.setenv("MKDOCS_PLANS_BASE", str(project.root / "home/ana/plans.json"))
    built = portal.build()
    assert "plans.json" in built.page("plans/").words(".plans-banner")
    holds_no_path_of_the_machine(built, project.root)
