"""The files that a build of a project with plans publishes, and their addresses."""

from __future__ import annotations

import os
import posixpath
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from mkdocs.config import load_config

from tests.builds import Built, Project, build_site
from tests.conftest import Site
from tests.host.harbour import LEDGER, NOTE, PLANS

MAIN = ["plans/", "plans/dashboard/", "plans/risks/", "plans/questions/", "plans/board/", "plans/inventory/"]


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The portal of the harbour, as a user gets it with `plugins: [search, plans]`."""
    return build_site(tmp_path_factory.mktemp("harbour"), PLANS)


def test_a_folder_beside_the_configuration_becomes_a_portal(harbour: Built) -> None:
    assert harbour.log == []
    assert [address for address in MAIN if not harbour.has(address)] == []
    plans = ["plans/ledger/", "plans/crane/", "plans/pier/", "plans/quay/buoys/"]
    assert [address for address in plans if not harbour.has(address)] == []


def test_a_link_checker_finds_no_address_with_a_field_in_it(harbour: Built) -> None:
    addresses = harbour.addresses()
    assert "../plans/ledger/" in addresses
    assert [address for address in addresses if "{" in address] == []
    assert "data-href" in harbour.page("plans/").text, "the script makes its links from this"


def test_every_plan_is_on_the_index_and_links_to_its_page(harbour: Built) -> None:
    links = harbour.page("plans/").all("article tbody th a")
    assert {posixpath.normpath(f"plans/{link['href']}"): link.text for link in links} == {
        "plans/crane": "Repair the crane",
        "plans/ledger": "Move the ledger",
        "plans/pier": "Paint the pier",
        "plans/quay/buoys": "Buoys",
    }


def test_the_page_of_a_plan_shows_its_text_under_a_header_that_counts(harbour: Built) -> None:
    page = harbour.page("plans/ledger/")
    assert page.words("article h1").startswith("Execution Plan: Move the ledger")
    header = page.words(".plans-header")
    assert "In progress" in header
    assert "1 of 3 steps" in header
    assert "Ana Lima, Bo Chen" in header
    assert page.all("article .task-list-item input[type=checkbox]")
    assert page.words("title") == "Move the ledger - Harbour"


def test_a_page_is_described_by_the_goal_of_its_plan(harbour: Built) -> None:
    pages = ("plans/ledger/", "plans/pier/")
    said = [harbour.page(page).one("meta[name=description]")["content"] for page in pages]
    assert said == ["Keep the books in one place.", "Paint the pier"]


def test_every_item_is_reached_by_its_anchor(harbour: Built) -> None:
    for plan in harbour.json()["plans"]:
        page = harbour.page(plan["url"])
        names = ("phases", "risks", "questions", "step_items", "criteria_items", "access_items")
        for item in (item for name in (*names, "libraries", "services", "tools") for item in plan[name]):
            assert len(page.all(f"[id='{item['anchor']}']")) == 1, (plan["path"], item)


def test_the_snapshot_is_valid_against_the_schema_that_is_published_with_it(harbour: Built) -> None:
    schema = harbour.json("plans.schema.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(harbour.json(), schema)
    assert [plan["path"] for plan in harbour.json()["plans"]] == sorted(PLANS)


def test_nothing_of_a_plan_is_published_as_a_file(harbour: Built) -> None:
    assert not [path for path in harbour.files() if path.endswith(".md")]


def test_pages_of_ours_are_in_the_sitemap(harbour: Built) -> None:
    assert "https://harbour.example/plans/ledger/" in harbour.text("sitemap.xml")


def test_plans_are_put_into_no_table_of_contents_but_their_own(harbour: Built) -> None:
    sidebar = harbour.page("plans/ledger/").texts(".md-nav--secondary a")
    assert "Risks & Mitigations" in sidebar
    assert harbour.page("plans/").texts(".md-sidebar--primary a").count("Move the ledger") == 0


def test_without_directory_urls_pages_are_files_and_still_find_each_other(site: Site) -> None:
    built = site(PLANS, use_directory_urls=False)
    assert built.has("plans/ledger.html")
    assert built.has("plans/index.html")
    assert built.has("plans/risks/high-high.html")
    for path in sorted(
        path for path in built.files() if path.startswith("plans/") and path.endswith(".html")
    ):
        for link in built.page(path).all("article a[href]"):
            href = str(link["href"]).split("#", maxsplit=1)[0]
            if href and ":" not in href:
                assert (built.folder / path).parent.joinpath(href).resolve().is_file(), (path, href)


def test_every_link_of_ours_leads_somewhere(harbour: Built) -> None:
    broken = []
    for path in sorted(
        path for path in harbour.files() if path.startswith("plans/") and path.endswith(".html")
    ):
        for link in harbour.page(path).all("article a[href]"):
            href, _, anchor = str(link["href"]).partition("#")
            if ":" in href:
                continue
            target = (
                (harbour.folder / path).parent.joinpath(href).resolve() if href else harbour.folder / path
            )
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file() or (anchor and f'id="{anchor}"' not in target.read_text("utf-8")):
                broken.append((path, link["href"]))
    assert broken == []


def test_links_hold_under_a_sub_path(site: Site) -> None:
    built = site(PLANS, site_url="https://harbour.example/portal/deep/")
    page = built.page("plans/dashboard/")
    hrefs = [str(link["href"]) for link in page.all("article a[href]")]
    assert hrefs
    assert not [href for href in hrefs if href.startswith("/")]
    assert page.one("link[rel=canonical]")["href"] == "https://harbour.example/portal/deep/plans/dashboard/"
    assert "../../assets/plans/plans.css" in [link["href"] for link in page.all("link[rel=stylesheet]")]


def test_the_same_input_makes_the_same_bytes(tmp_path_factory: pytest.TempPathFactory) -> None:
    trees = []
    for order in (1, -1):
        project = Project(tmp_path_factory.mktemp("same"))
        project.write({"docs/index.md": "# Harbour\n"})
        project.write(dict(list(PLANS.items())[::order]))
        project.configure()
        project.commit()
        built = project.run()
        trees.append({path: (built.folder / path).read_bytes() for path in built.files()})
    first, second = trees
    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []


def test_serving_watches_the_plans(project: Project) -> None:
    project.write({**PLANS, "docs/index.md": "# Harbour\n"})
    config = load_config(str(project.configure()))
    config.plugins.on_startup(command="serve", dirty=False)
    config = config.plugins.on_config(config)
    assert str(project.root / "plans") in [os.path.realpath(path) for path in config.watch]


def test_serving_watches_no_folder_that_is_not_there(project: Project) -> None:
    project.write({"docs/index.md": "# Harbour\n"})
    config = load_config(str(project.configure()))
    config.plugins.on_startup(command="serve", dirty=False)
    config = config.plugins.on_config(config)
    assert [path for path in config.watch if not Path(path).exists()] == []


def test_a_plan_that_changes_is_built_again_by_the_same_plugin(project: Project) -> None:
    project.write({**PLANS, "docs/index.md": "# Harbour\n"})
    project.configure()
    assert project.build().json()["summary"]["plans"] == 4
    project.write(
        {"plans/new.md": "# Brand new\n", "plans/ledger.md": LEDGER.replace("Pages get wet", "Fire")}
    )
    built = project.build()
    assert built.json()["summary"]["plans"] == 5
    assert "Fire" in built.text("plans/risks/")


def _search(built: Built) -> dict[str, dict[str, Any]]:
    return {entry["location"]: entry for entry in built.json("search/search_index.json")["docs"]}


@pytest.mark.parametrize("plugin", ["search", "material/search"])
def test_search_finds_the_title_goal_and_open_items_of_plans_and_none_of_our_lists(
    site: Site, plugin: str
) -> None:
    found = _search(site(PLANS, plugins=[plugin, "plans"]))
    said = " ".join(f"{entry['title']} {entry['text']}" for at, entry in found.items() if "ledger" in at)
    for words in ("Move the ledger", "Keep the books in one place", "Copy the books", "Pages get wet",
                  "Which shelf is the dry one?", "Technical Decisions Needed"):  # fmt: skip
        assert words in said
    assert "They are kept in two" not in said
    ours = ("plans/ledger/", "plans/crane/", "plans/pier/", "plans/quay/buoys/")
    assert [at for at in found if at.startswith("plans/") and not at.startswith(ours)] == []


def test_search_finds_the_whole_text_if_configured(site: Site) -> None:
    found = _search(site(PLANS, plugins=["search", {"plans": {"search": "full"}}]))
    assert any("They are kept in two" in entry["text"] for entry in found.values())
    assert "plans/ledger/#goal" in found


def test_search_finds_no_plan_if_configured(site: Site) -> None:
    found = _search(site(PLANS, plugins=["search", {"plans": {"search": "none"}}]))
    assert [at for at in found if at.startswith("plans/")] == []


def test_the_text_for_the_search_differs_from_the_page(harbour: Built) -> None:
    assert "They are kept in two" in harbour.text("plans/ledger/")


@pytest.mark.parametrize("missing", [True, False])
def test_without_a_plan_a_page_shows_how_to_write_the_first(site: Site, missing: bool) -> None:
    built = site({} if missing else {"plans/.gitkeep": ""}, strict=False)
    assert ["The portal has no plan" in line for line in built.log] == [True]
    page = built.page("plans/")
    assert "There are no plans" in page.words("article")
    assert "plans new" in page.words("article")
    assert built.json()["summary"]["plans"] == 0
    assert [address for address in MAIN if not built.has(address)] == []


def test_without_a_plan_the_other_pages_show_in_a_sentence_how_to_fill_them(site: Site) -> None:
    built = site({}, strict=False)
    assert "Write the first one" in built.page("plans/dashboard/").words("article")
    assert built.page("plans/inventory/").texts(".plans-empty code") == [
        "### External Services/APIs",
        "### Libraries/Packages",
        "### Tools/Infrastructure",
        "### Access Required",
    ]


def test_the_example_on_the_page_of_an_empty_portal_is_read_correctly(tmp_path: Path) -> None:
    empty = build_site(tmp_path / "empty", {}, strict=False)
    example = empty.page("plans/").all("article pre code")[1].text
    built = build_site(tmp_path / "full", {"plans/first.md": example})
    (plan,) = built.json()["plans"]
    assert (plan["title"], plan["status"]) == ("Move logins to the new service", "planning")
    assert (plan["steps"]["total"], len(plan["risks"]), len(plan["questions"])) == (2, 1, 1)
    assert plan["findings"] == []


def test_the_portal_has_the_configured_title(site: Site) -> None:
    built = site(PLANS, plugins=[{"plans": {"title": "Voyages"}}])
    assert built.page("plans/").words("article h1") == "Voyages"
    assert "Voyages" in built.page("").texts(".md-nav--primary a, .md-nav--primary label span")


def test_a_site_that_is_not_material_still_gets_its_portal(site: Site) -> None:
    built = site(PLANS, theme={"name": "mkdocs"})
    assert built.log == []
    assert "Move the ledger" in built.text("plans/")


def test_a_plan_of_one_paragraph_is_listed_like_any_other(site: Site) -> None:
    built = site({"plans/buoys.md": NOTE})
    assert built.page("plans/").texts("article tbody tr th a") == ["Buoys"]
    assert "They float." in built.page("plans/buoys/").words("article")


def test_open_items_of_a_finished_plan_are_listed_and_need_no_attention(site: Site) -> None:
    text = (
        "# Lamps\n\n**Status:** {}\n\n## Risks\n\n| Risk | Impact | Probability |\n|---|---|---|\n"
        "| Fog | High | High |\n| Ice | Low | Low |\n\n## Questions\n\n- [ ] Which?\n"
    )
    built = site(
        {"plans/over.md": text.format("Completed"), "plans/on.md": text.format("In progress")},
        plugins=["plans"],
    )
    cells = built.page("plans/").texts("td.plans-cell-number")
    assert cells == ["1", "1 H/H 2", "1 left", "2 left"]
    assert not built.page("plans/over/").all(".plans-high")
    assert built.page("plans/on/").all(".plans-high")
    assert "1 High/High" not in built.page("plans/status/completed/").words("table")


def test_plugins_that_look_at_the_content_of_pages_see_that_of_plans(site: Site) -> None:
    hook = "def on_page_content(html, page, config, files):\n    return html.replace('quay', 'QUAY')\n"
    plan = "# Ledger\n\nTo the quay.\n"
    built = site({"plans/ledger.md": plan, "hook.py": hook}, hooks=["hook.py"])
    assert "To the QUAY." in built.page("plans/ledger/").words("article")
