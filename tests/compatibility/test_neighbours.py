"""The portal next to other plugins, each build in a process of its own, under MkDocs and under ProperDocs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.builds import Built, Project, Tree
from tests.host.harbour import PLANS

pytestmark = pytest.mark.compatibility

BRACES = """\
# Braces {{ 7*7 }}

**Status:** Planning

{{ 7*7 }} {% for x in [1] %}{{ x }}{% endfor %} {# note #}
"""

BASE: Mapping[str, str] = {
    **PLANS,
    "plans/braces.md": BRACES,
    "plans/README.md": "# Our plans\n\nWelcome to {{ 7*7 }}.\n",
    "docs/index.md": "# Harbour\n\n[the ledger](../plans/ledger.md#goal)\n",
    "docs/guide/README.md": "# Guide\n",
    "docs/guide/use.md": "# Use\n",
}


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another plugin, with what it needs."""

    plugins: list[Any]
    files: Tree = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    first: bool = False
    """Whether it stands before us in the list."""


DATES = ".git-revision-date-localized-plugin"

POST = "---\ndate: 2026-05-01\n---\n# Cast off\n\nWe left.\n"
BLOG: dict[str, str] = {"docs/blog/index.md": "# Blog\n", "docs/blog/posts/one.md": POST}

NEIGHBOURS = {
    "search": Neighbour(["search"]),
    "tags": Neighbour(["tags"], {"docs/guide/use.md": "---\ntags: [rope]\n---\n# Use\n"}),
    "blog": Neighbour(["blog"], BLOG),
    "redirects": Neighbour(
        [{"redirects": {"redirect_maps": {"old.md": "guide/use.md", "gone.md": "plans/ledger.md"}}}]
    ),
    "rss": Neighbour([{"rss": {"match_path": ".*", "date_from_meta": {"as_creation": "date"}}}]),
    "git-revision-date-localized": Neighbour(
        [{"git-revision-date-localized": {"enable_creation_date": True}}]
    ),
    "awesome-nav": Neighbour(["awesome-nav"], {"docs/.nav.yml": "nav:\n  - index.md\n  - guide\n"}),
    "section-index": Neighbour(["section-index"]),
    "literate-nav": Neighbour(
        ["literate-nav"], {"docs/SUMMARY.md": "- [Home](index.md)\n- [Guide](guide/)\n"}
    ),
    "macros": Neighbour(["macros"]),
    "minify": Neighbour([{"minify": {"minify_html": True}}]),
    "offline": Neighbour(["offline"]),
}


def together() -> Neighbour:
    """All that can stand in one site; awesome-nav and literate-nav both make the whole navigation."""
    chosen = {name: item for name, item in NEIGHBOURS.items() if name not in ("awesome-nav", "offline")}
    files: dict[str, str | bytes] = {}
    for item in chosen.values():
        assert isinstance(item.files, Mapping)
        files |= item.files
    return Neighbour([plugin for item in chosen.values() for plugin in item.plugins], files)


def build(project: Project, neighbour: Neighbour, engine: str, *, first: bool) -> Built:
    project.write(BASE)
    project.write(neighbour.files)
    plugins = [*neighbour.plugins, "plans"] if first else ["plans", *neighbour.plugins]
    project.configure(plugins=plugins, **neighbour.settings)
    project.commit()
    return project.run(engine)


def complete(built: Built, *, offline: bool = False) -> None:
    """The portal is all there, and counts right."""

    def place(address: str) -> str:
        return f"{address.rstrip('/')}.html" if offline and address != "plans/" else f"{address}index.html"

    assert built.log == []
    snapshot = json.loads(built.text("plans.json"))
    assert [plan["path"] for plan in snapshot["plans"]] == sorted([*PLANS, "plans/braces.md"])
    index = built.page(place("plans/"))
    assert len(index.all("tbody th > a")) == 5
    assert "Welcome to {{ 7*7 }}" in index.words(".plans-introduction")
    dashboard = built.page(place("plans/dashboard/"))
    figures = {
        str(door["href"]).rpartition("plans/")[2].removesuffix(".html").strip("/"): str(door["data-count"])
        for door in dashboard.all(".plans-figures a[data-count]")
    }
    summary = snapshot["summary"]
    assert figures["risks/high-high"] == str(summary["risks"]["bands"]["red"]) == "1"
    assert figures["questions"] == str(summary["questions"]["open"]) == "3"
    assert figures["status/blocked"] == "1"
    for plan in snapshot["plans"]:
        page = built.page(place(plan["url"].removesuffix(".html") + "/" if offline else plan["url"]))
        assert len(page.all(".plans-header")) == 1, plan["path"]
        assert plan["changed"] == "2026-11-01T09:00:00Z"
        assert page.all("link[href$='assets/plans/plans.css']"), plan["path"]
    braces = built.page(place("plans/braces/"))
    assert braces.words("article h1").startswith("Braces {{ 7*7 }}")
    assert "{{ 7*7 }} {% for x in [1] %}{{ x }}{% endfor %} {# note #}" in braces.words("article")
    link = str(built.page("").one("article p a")["href"])
    assert link == ("plans/ledger.html#goal" if offline else "plans/ledger/#goal")
    assert "Dashboard" in built.page("").texts(".md-nav--primary a.md-nav__link")


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
@pytest.mark.parametrize("name", NEIGHBOURS)
def test_the_portal_stands_next_to(name: str, engine: str, project: Project) -> None:
    built = build(project, NEIGHBOURS[name], engine, first=engine == "mkdocs")
    complete(built, offline=name == "offline")


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
@pytest.mark.parametrize("first", [True, False], ids=["after", "before"])
def test_the_portal_stands_next_to_all_of_them(first: bool, engine: str, project: Project) -> None:
    complete(build(project, together(), engine, first=first))


def test_dates_of_git_stand_on_plans_and_not_the_day_of_the_build(project: Project) -> None:
    built = build(project, NEIGHBOURS["git-revision-date-localized"], "mkdocs", first=True)
    assert "November 1, 2026" in built.page("plans/ledger/").words(".md-content")
    assert built.page("plans/ledger/").all(DATES)
    assert built.page("plans/dashboard/").all(DATES) == []


def test_a_feed_tells_of_plans_and_not_of_our_lists(project: Project) -> None:
    feed = build(project, NEIGHBOURS["rss"], "mkdocs", first=True).text("feed_rss_created.xml")
    assert "<title>Move the ledger</title>" in feed
    assert "Keep the books in one place." in feed
    assert "Dashboard" not in feed


def test_redirects_lead_to_plans(project: Project) -> None:
    built = build(project, NEIGHBOURS["redirects"], "mkdocs", first=True)
    assert "../plans/ledger/" in built.text("gone/")


def test_search_of_an_offline_site_knows_the_plans(project: Project, tmp_path: Path) -> None:
    built = build(project, Neighbour(["search", "offline"]), "mkdocs", first=True)
    assert "Pages get wet" in (tmp_path / "site/search/search_index.js").read_text("utf-8")
    assert built.has("plans/ledger.html")


def test_pages_of_a_fetched_project_next_to_dates_from_git(project: Project) -> None:
    """They lie in a cache that no repository knows: their dates are not asked for."""
    upstream = Project(project.root / "upstream")
    upstream.write({"plans/boat.md": "# Paint the boat\n"})
    upstream.commit()
    project.write({**BASE, ".gitignore": "/.cache/\n/upstream/\n"})
    projects = [{"name": "quay", "git": "upstream"}]
    project.configure(plugins=["git-revision-date-localized", {"plans": {"projects": projects}}])
    project.commit()
    built = project.run()
    assert built.log == []
    assert "Paint the boat" in built.text("plans/quay/boat/")
    assert built.page("plans/quay/boat/").all(DATES) == []
