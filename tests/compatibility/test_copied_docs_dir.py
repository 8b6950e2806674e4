"""Plugins that copy `docs_dir` to a temporary folder: the portal is the same as without them.

The builds run in processes of their own, since these plugins change MkDocs' configuration as they like.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.builds import Built, Project
from tests.host.harbour import CRANE, LEDGER

pytestmark = pytest.mark.compatibility

CASES: Mapping[str, tuple[list[Any], str]] = {
    "monorepo": (["search", "monorepo", "plans"], "docs/plans"),
    "monorepo, after ours": (["search", "plans", "monorepo"], "plans"),
    # adds search, monorepo and GitHub's admonitions
    "techdocs-core": (["techdocs-core", "plans"], "docs/plans"),
    "techdocs-core, after ours": (["plans", "techdocs-core"], "plans"),
}
"""The plugins, and where the plans are."""

NAV = [{"Home": "index.md"}, {"Guide": "guide.md"}]

DOCS = {
    "docs/index.md": "# Harbour\n\n[ledger]({plans}/ledger.md#goal)\n",
    "docs/guide.md": "# Guide\n",
}
LINKED = LEDGER.replace("Keep the books", "See [the guide]({guide}). Keep the books")


def write(project: Project, folder: str) -> None:
    inside = folder.startswith("docs/")
    home = DOCS["docs/index.md"].format(plans="plans" if inside else f"../{folder}")
    guide = "../guide.md" if inside else "../docs/guide.md"
    project.write({**DOCS, "docs/index.md": home, ".gitignore": "/site/\n"})
    project.write({f"{folder}/crane.md": CRANE, f"{folder}/ledger.md": LINKED.format(guide=guide)})


def check(built: Built, folder: str) -> None:
    """Every plan has its path, its address and its history, and is there once."""
    assert built.log == []
    found = built.json()
    assert [(plan["path"], plan["url"], plan["changed"]) for plan in found["plans"]] == [
        (f"{folder}/crane.md", "plans/crane/", "2026-11-01T09:00:00Z"),
        (f"{folder}/ledger.md", "plans/ledger/", "2026-11-01T09:00:00Z"),
    ]
    rules = {finding["rule"] for plan in found["plans"] for finding in plan["findings"]}
    assert not rules & {"address-taken", "link-broken", "relation-broken"}
    assert found["source"]["history"] == "full"
    page = built.page("plans/ledger/")
    assert len(page.all(".plans-header")) == 1
    edit = f"https://github.com/harbour/plans/edit/main/{folder}/ledger.md"
    assert edit in [link["href"] for link in page.all("a[href]")]
    assert "../../guide/" in [link["href"] for link in page.all("article a[href]")]
    assert "plans/ledger/#goal" in [link["href"] for link in built.page("").all("article a[href]")]
    assert built.text("sitemap.xml").count("ledger") == 1
    assert sorted(path for path in built.files() if "crane" in path) == [
        "assets/plans/reading/crane/index.html",
        "plans/crane/index.html",
    ]


def published(built: Built) -> dict[str, bytes]:
    """All published files, except those that contain the time of the build."""
    return {
        path: (built.folder / path).read_bytes()
        for path in built.files()
        if path.startswith("plans") or path.endswith(".html")
    }


@pytest.mark.parametrize("name", CASES)
def test_the_portal_is_the_same_in_every_build_next_to(name: str, project: Project) -> None:
    plugins, folder = CASES[name]
    write(project, folder)
    settings = {"repo_url": "https://github.com/harbour/plans", "edit_uri": "edit/main/docs/", "nav": NAV}
    project.configure(plugins=plugins, **settings)
    project.commit()
    built = project.run()
    check(built, folder)
    first = published(built)
    assert not any(str(project.root).encode() in content for content in first.values())
    assert not any(b"/tmp/" in content for content in first.values())
    assert published(project.run()) == first


def test_plans_of_sites_that_monorepo_includes_are_published_once(project: Project) -> None:
    project.write(
        {
            "docs/index.md": "# Harbour\n",
            "tide/mkdocs.yml": "site_name: tide\nnav:\n  - Home: index.md\n",
            "tide/docs/index.md": "# Tide\n\n[the ledger](plans/ledger.md)\n",
            "tide/docs/plans/ledger.md": LEDGER,
            ".gitignore": "/site/\n",
        }
    )
    plugins = ["search", "monorepo", {"plans": {"folder": "*/docs/plans"}}]
    project.configure(plugins=plugins, nav=[{"Home": "index.md"}, {"Tide": "!include ./tide/mkdocs.yml"}])
    project.commit()
    built = project.run()
    assert built.log == []
    (plan,) = built.json()["plans"]
    assert (plan["path"], plan["url"]) == ("tide/docs/plans/ledger.md", "plans/ledger/")
    assert plan["changed"] == "2026-11-01T09:00:00Z"
    assert not built.has("tide/plans/ledger/")
    (link,) = [link["href"] for link in built.page("tide/").all("article a[href]") if "ledger" in link.text]
    assert link == "../plans/ledger/"


def test_a_link_in_the_docs_to_the_plans_is_no_second_copy_next_to_monorepo(project: Project) -> None:
    write(project, "plans")
    Path(project.root, "docs/plans").symlink_to("../plans", target_is_directory=True)
    settings = {"repo_url": "https://github.com/harbour/plans", "edit_uri": "edit/main/docs/", "nav": NAV}
    project.configure(plugins=["monorepo", "plans"], **settings)
    project.commit()
    check(project.run(), "plans")
