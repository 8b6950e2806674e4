"""The portal next to other plugins, each build in a process of its own, under MkDocs and under ProperDocs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.builds import Built, Project, Tree
from tests.host.harbour import PLANS
from tests.host.test_links import PNG

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
    alone: bool = False
    """Whether it creates the whole navigation, or all files, so that it cannot be used with the others."""
    last: bool = False
    """Whether it must be the last in the list."""


DATES = ".git-revision-date-localized-plugin"

POST = "---\ndate: 2026-05-01\n---\n# Cast off\n\nWe left.\n"
BLOG: dict[str, str] = {"docs/blog/index.md": "# Blog\n", "docs/blog/posts/one.md": POST}

TAGGED = {
    "docs/guide/use.md": "---\ntags: [rope]\n---\n# Use\n",
    "docs/tags.md": "# Tags\n\n<!-- material/tags -->\n",
}
REDIRECTS = {
    "old.md": "guide/use.md",
    "gone.md": "plans/ledger.md",
    "start.md": "plans/index.md",
    "numbers.md": "plans/dashboard.md",
    "danger.md": "plans/risks/high-high.md",
}
LANGUAGES = {
    "docs_structure": "suffix",
    "languages": [
        {"locale": "en", "name": "English", "default": True, "build": True},
        {"locale": "de", "name": "Deutsch", "build": True, "nav_translations": {"Plans": "Vorhaben"}},
    ],
}
GERMAN = "# Hafen\n\n[das Buch](../plans/ledger.md#goal)\n"
MAIN = ["Dashboard", "Plans", "Board", "Risks", "Questions", "Decisions", "Inventory"]
OVER_TIME = ["Changes", "Flow"]
"""The pages that need a history."""

NEIGHBOURS = {
    "search": Neighbour(["search"]),
    "tags": Neighbour(["tags"], TAGGED),
    "blog": Neighbour(["blog"], BLOG),
    "redirects": Neighbour([{"redirects": {"redirect_maps": REDIRECTS}}]),
    "rss": Neighbour([{"rss": {"match_path": ".*", "date_from_meta": {"as_creation": "date"}}}]),
    "git-revision-date-localized": Neighbour(
        [{"git-revision-date-localized": {"enable_creation_date": True}}]
    ),
    "git-authors": Neighbour([{"git-authors": {"exclude": ["blog/*"]}}]),  # whose archive is in no repository
    "awesome-nav": Neighbour(
        ["awesome-nav"], {"docs/.nav.yml": "nav:\n  - index.md\n  - guide\n"}, alone=True
    ),
    "awesome-pages": Neighbour(
        ["awesome-pages"], {"docs/.pages": "nav:\n  - plans\n  - index.md\n  - guide\n"}, alone=True
    ),
    "section-index": Neighbour(["section-index"]),
    "literate-nav": Neighbour(
        ["literate-nav"], {"docs/SUMMARY.md": "- [Home](index.md)\n- [Guide](guide/)\n"}
    ),
    "literate-nav without a list": Neighbour(["literate-nav"], alone=True),
    "static-i18n": Neighbour([{"i18n": LANGUAGES}], {"docs/index.de.md": GERMAN}, alone=True),
    "print-site": Neighbour(["print-site"], alone=True, last=True),
    "macros": Neighbour(["macros"]),
    "minify": Neighbour([{"minify": {"minify_html": True}}]),
    "offline": Neighbour(["offline"], alone=True),
}


def together() -> Neighbour:
    """All plugins that can be used in one site."""
    chosen = {name: item for name, item in NEIGHBOURS.items() if not item.alone}
    files: dict[str, str | bytes] = {}
    for item in chosen.values():
        assert isinstance(item.files, Mapping)
        files |= item.files
    return Neighbour([plugin for item in chosen.values() for plugin in item.plugins], files)


def build(project: Project, neighbour: Neighbour, engine: str, *, first: bool) -> Built:
    """Build with a plugin; `first`: it is before ours in the list, unless it must be the last."""
    project.write(BASE)
    project.write(neighbour.files)
    first = first and not neighbour.last
    plugins = [*neighbour.plugins, "plans"] if first else ["plans", *neighbour.plugins]
    project.configure(plugins=plugins, **neighbour.settings)
    project.commit()
    return project.run(engine)


def navigation(built: Built, page: str = "") -> list[str]:
    return built.page(page).texts(".md-nav--primary a.md-nav__link")


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
        str(figure_link["href"]).rpartition("plans/")[2].removesuffix(".html").strip("/"): str(
            figure_link["data-count"]
        )
        for figure_link in dashboard.all(".plans-figures a[data-count]")
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
    shown = navigation(built)
    assert [name for name in shown if name in MAIN] == MAIN
    assert not {"None", "Move the ledger", "High/High"} & set(shown)


def pairs() -> Iterator[Any]:
    """Every plugin with every host. Builds with all of them cover those that can be used in one site."""
    for name, neighbour in NEIGHBOURS.items():
        yield pytest.param(name, "mkdocs", marks=[] if neighbour.alone else pytest.mark.extended)
        yield pytest.param(name, "properdocs", marks=pytest.mark.extended)


@pytest.mark.parametrize("name, engine", list(pairs()))
def test_the_portal_works_next_to(name: str, engine: str, project: Project) -> None:
    built = build(project, NEIGHBOURS[name], engine, first=engine == "mkdocs")
    complete(built, offline=name == "offline")


@pytest.fixture(scope="module")
def with_all(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site with all plugins that can be used in one, before ours in the list of plugins."""
    return build(Project(tmp_path_factory.mktemp("all")), together(), "mkdocs", first=True)


def test_the_portal_works_next_to_all_of_them(with_all: Built) -> None:
    complete(with_all)


@pytest.mark.parametrize(
    "engine, first",
    [
        ("properdocs", False),  # and the site of `with_all` has the other host and the other order
        pytest.param("mkdocs", False, marks=pytest.mark.extended),
        pytest.param("properdocs", True, marks=pytest.mark.extended),
    ],
)
def test_the_portal_works_next_to_all_of_them_in_any_order(
    first: bool, engine: str, project: Project
) -> None:
    complete(build(project, together(), engine, first=first))


def test_plans_show_dates_of_git_and_not_the_day_of_the_build(with_all: Built) -> None:
    built = with_all
    assert "November 1, 2026" in built.page("plans/ledger/").words(".md-content")
    assert built.page("plans/ledger/").all(DATES)
    assert built.page("plans/dashboard/").all(DATES) == []


def test_a_feed_shows_of_plans_and_not_of_our_lists(with_all: Built) -> None:
    feed = with_all.text("feed_rss_created.xml")
    assert "<title>Move the ledger</title>" in feed
    assert "Keep the books in one place." in feed
    assert "Dashboard" not in feed


def test_redirects_lead_to_plans_and_to_the_pages_of_the_portal(with_all: Built) -> None:
    built = with_all
    assert "../plans/ledger/" in built.text("gone/")
    assert '"../plans/"' in built.text("start/")
    assert "../plans/dashboard/" in built.text("numbers/")
    assert "../plans/risks/high-high/" in built.text("danger/")


@pytest.mark.parametrize(
    "plugin, files, nav, expected",
    [
        (
            "literate-nav",
            {"docs/SUMMARY.md": "- [Home](index.md)\n- [Work](plans/)\n- [One](plans/pier.md)\n"},
            None,
            ["Home", *MAIN, "One"],
        ),
        ("literate-nav", {}, [{"Work": "plans/"}, "index.md"], [*MAIN, "Harbour"]),
        (
            "awesome-pages",
            {},
            ["index.md", {"All": "plans/index.md"}, "..."],
            ["Harbour", "All", "Dashboard", *MAIN[2:]],
        ),
        ("awesome-pages", {"docs/.pages": "nav:\n  - Work: plans\n  - index.md\n"}, None, [*MAIN, "Harbour"]),
        ("awesome-nav", {"docs/.nav.yml": "nav:\n  - Work: plans\n  - index.md\n"}, None, [*MAIN, "Harbour"]),
        (
            "awesome-nav",
            {"docs/.nav.yml": "nav:\n  - plans/risks.md\n  - '*'\n"},
            None,
            ["Risks", "Harbour", "Dashboard", "Plans", "Board", "Questions", "Decisions", "Inventory"],
        ),
    ],
)
def test_plugins_that_make_the_navigation_put_the_portal_where_it_is_named(
    plugin: str, files: Tree, nav: Any, expected: list[str], project: Project
) -> None:
    project.write({**PLANS, "docs/index.md": "# Harbour\n"})
    project.write(files)
    project.configure(plugins=["plans", plugin], **({"nav": nav} if nav else {}))
    built = project.run()
    assert built.log == []
    assert navigation(built) == expected
    assert len(built.page("plans/").all("tbody th > a")) == 4


def test_the_page_of_tags_lists_plans_and_never_runs_their_text(project: Project) -> None:
    project.write({**PLANS, **TAGGED, "docs/index.md": "# Harbour\n"})
    hostile = "---\ntags: ['<img src=x onerror=alert(1)>', storage, rare]\n---\n# Hostile\n"
    project.write({"plans/hostile.md": hostile})
    project.configure(plugins=["tags", "plans"])
    built = project.run()
    page = built.page("tags/")
    found = {str(link["href"]): link.get_text(strip=True) for link in page.all("article li a")}
    assert found["../plans/ledger/"] == "Move the ledger"
    assert found["../guide/use/"] == "Use"
    assert {"money", "rope", "storage"} <= set(page.texts("article h2 .md-tag"))
    assert page.all("article img") == built.page("plans/hostile/").all("article img") == []
    chips = built.page("plans/ledger/").all("nav.md-tags a")
    assert [(chip.get_text(strip=True), str(chip["href"])) for chip in chips] == [
        ("money", "../../tags/#tag:money"),
        ("storage", "../../tags/#tag:storage"),
    ]


def test_tags_that_a_site_does_not_allow_are_left_out_with_a_warning(project: Project) -> None:
    project.write({**PLANS, **TAGGED, "docs/index.md": "# Harbour\n"})
    project.configure(plugins=[{"tags": {"tags_allowed": ["money", "rope"]}}, "plans"])
    built = project.run(strict=False)
    assert len(built.log) == 1
    assert "plans/ledger.md: tags that are not allowed: storage. Add them to `tags_allowed`" in built.log[0]
    assert "money" in built.page("tags/").texts("article h2 .md-tag")


def test_plans_show_their_authors(project: Project) -> None:
    project.write({"docs/theme/partials/source-file.html": "by {{ git_page_authors }}"})
    theme = {"name": "material", "font": False, "custom_dir": "docs/theme"}
    neighbour = Neighbour(["git-authors"], settings={"theme": theme})
    built = build(project, neighbour, "mkdocs", first=True)
    assert built.log == []
    assert "by Ana Lima" in built.page("plans/ledger/").words(".md-content")


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site in English and German."""
    project = Project(tmp_path_factory.mktemp("german"))
    project.write({**BASE, "docs/index.de.md": GERMAN, "docs/guide/use.de.md": "# Gebrauch\n"})
    project.write({"plans/guide.md": "# Guide\n\nSee [the use](../docs/guide/use.md), ![](tide.png)\n"})
    project.write({"plans/tide.png": PNG, "docs/img.png": PNG})
    project.configure(plugins=["search", "plans", {"i18n": LANGUAGES}])
    project.commit()
    return project.run()


def test_the_portal_is_in_every_language_of_a_site(german: Built) -> None:
    assert german.log == []
    assert len(german.page("de/plans/").all("tbody th > a")) == 6
    ours = [*MAIN, *OVER_TIME]
    assert navigation(german)[-len(ours) :] == ours
    assert navigation(german, "de/")[-len(ours) :] == ["Dashboard", "Vorhaben", *ours[2:]]
    links = [str(link["href"]) for link in german.page("de/").all("article p a")]
    assert links == ["plans/ledger/#goal"]
    assert len(german.page("de/plans/ledger/").all("link[href$='plans.css']")) == 1


def test_a_plan_leads_to_the_translation_of_a_page_and_shows_its_images(german: Built) -> None:
    page = german.page("de/plans/guide/")
    hrefs = [str(link["href"]) for link in page.all("article p a")]
    assert "../../guide/use/" in hrefs
    assert german.page("de/guide/use/").words("article h1").startswith("Gebrauch")
    assert str(page.one("article img")["src"]) == "../../plans/tide.png"
    assert german.has("de/plans/tide.png")
    assert german.has("plans/tide.png")


def test_plans_are_in_the_choice_of_languages_and_in_the_map_of_the_site(german: Built) -> None:
    chosen = german.page("de/plans/ledger/").all("a.md-select__link")
    assert {str(link["hreflang"]): str(link["href"]) for link in chosen} == {
        "en": "../../../plans/ledger/",
        "de": "./",
    }
    for address in ("plans/ledger/", "de/plans/ledger/", "de/plans/dashboard/"):
        assert f"<loc>https://harbour.example/{address}</loc>" in german.text("sitemap.xml")
    found = {entry["location"] for entry in german.json("search/search_index.json")["docs"]}
    assert "plans/ledger/" in found
    assert "de/plans/ledger/" not in found  # the same text


def test_a_language_without_fallback_has_no_portal_and_the_build_reports_it(project: Project) -> None:
    languages = {**LANGUAGES, "fallback_to_default": False}
    neighbour = Neighbour([{"i18n": languages}], {"docs/index.de.md": "# Hafen\n"})
    built = build(project, neighbour, "mkdocs", first=True)
    complete(built)
    assert not built.has("de/plans/")
    said = [line for line in built.messages if "is not published" in line]
    assert len(said) == 1
    assert '"de"' in said[0]


def test_a_portal_in_print_has_its_main_pages(project: Project) -> None:
    built = build(project, NEIGHBOURS["print-site"], "mkdocs", first=False)
    page = built.page("print_page/")
    assert len(page.all(".plans-table--plans tbody th > a")) == 5
    assert "Pages get wet" in page.words("section#plans-risks")


def test_print_site_only_warns_that_it_must_be_the_last_plugin(project: Project) -> None:
    project.write(BASE)
    project.configure(plugins=["print-site", "plans"])
    log = project.run(strict=False).log
    assert len(log) == 1
    assert "should be defined as the *last* plugin" in log[0]


def test_search_of_an_offline_site_finds_the_plans(project: Project, tmp_path: Path) -> None:
    built = build(project, Neighbour(["search", "offline"]), "mkdocs", first=True)
    assert "Pages get wet" in (tmp_path / "site/search/search_index.js").read_text("utf-8")
    assert built.has("plans/ledger.html")


def test_pages_of_a_fetched_project_next_to_dates_from_git(project: Project) -> None:
    """They are in a cache outside of any repository: no plugin reads their dates."""
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
