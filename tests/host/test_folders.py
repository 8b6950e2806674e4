"""The plans folders, and the files and addresses of plans."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builds import Built, Project
from tests.conftest import Site
from tests.host.harbour import CRANE, LEDGER, NOTE, PLANS


def paths(built: Built) -> list[str]:
    return [plan["path"] for plan in built.json()["plans"]]


def urls(built: Built) -> dict[str, str]:
    return {plan["path"]: plan["url"] for plan in built.json()["plans"]}


def rules(built: Built, path: str) -> list[str]:
    (found,) = [plan for plan in built.json()["plans"] if plan["path"] == path]
    return [finding["rule"] for finding in found["findings"]]


def plans(**options: object) -> list[object]:
    return ["search", {"plans": options}]


def test_a_folder_inside_the_docs_is_taken_over_not_added(site: Site) -> None:
    built = site(
        {"docs/plans/ledger.md": LEDGER, "docs/plans/deep/crane.md": CRANE, "docs/guide.md": "# Guide\n"},
        plugins=plans(folder="docs/plans"),
    )
    assert urls(built) == {
        "docs/plans/ledger.md": "plans/ledger/",
        "docs/plans/deep/crane.md": "plans/deep/crane/",
    }
    assert built.page("plans/ledger/").all(".plans-header")
    assert built.text("sitemap.xml").count("ledger") == 1
    assert "Move the ledger" not in built.page("guide/").texts(".md-nav a")


def test_a_folder_inside_the_docs_by_another_name_leaves_nothing_at_its_old_address(site: Site) -> None:
    built = site({"docs/work/exec/ledger.md": LEDGER}, plugins=plans(folder="docs/work/exec"))
    assert built.has("plans/ledger/")
    assert not built.has("work/exec/ledger/")


def test_docs_plans_is_used_with_a_note_if_the_default_is_missing(site: Site) -> None:
    built = site({"docs/plans/ledger.md": LEDGER})
    assert urls(built) == {"docs/plans/ledger.md": "plans/ledger/"}
    assert (
        'The folder "plans" does not exist, so "docs/plans" is used: set the option `folder`.'
        in "\n".join(built.messages)
    )
    assert built.log == []


def test_the_default_is_used_where_both_are_there(site: Site) -> None:
    built = site({"plans/ledger.md": LEDGER, "docs/guide.md": "# Guide\n"})
    assert paths(built) == ["plans/ledger.md"]


def test_a_default_that_is_missing_is_a_warning_and_gives_the_page_for_beginners(site: Site) -> None:
    files = {"specs/one/ledger.md": LEDGER, "docs/guide.md": "# Guide\n"}
    built = site(files, strict=False)
    (warning,) = built.log
    assert 'there is no folder "plans"' in warning
    assert '"specs"' in warning
    assert "plans/" in built.page("plans/").words("article")
    site({}, stops=True)


@pytest.mark.parametrize(
    "files, reason",
    [
        ({"plans/notes.txt": "x"}, '"plans" contains no Markdown files'),
        ({"plans/_draft.md": LEDGER}, '"plans" contains no plans: '),
        ({"plans/README.md": "# Ours\n\nWelcome aboard.\n"}, '"plans" contains no plans: '),
    ],
)
def test_a_folder_without_any_plan_is_a_warning_with_the_reason(
    site: Site, files: dict[str, str], reason: str
) -> None:
    built = site(files, strict=False)
    (warning,) = built.log
    assert reason in warning
    assert "plans new" in built.page("plans/").words("article")


def test_one_of_several_folders_may_be_without_plans(site: Site) -> None:
    files = {"plans/done/ledger.md": LEDGER, "plans/active/README.md": "# Active\n\nNone.\n"}
    built = site(files, plugins=plans(folder=["plans/active", "plans/done"]))
    assert paths(built) == ["plans/done/ledger.md"]
    assert built.log == []


def test_several_folders_and_patterns_are_in_one_portal(site: Site) -> None:
    files = {
        "services/tide/plans/ledger.md": LEDGER,
        "services/wind/plans/ledger.md": LEDGER,
        "plans/crane.md": CRANE,
    }
    built = site(files, plugins=plans(folder=["plans", "services/*/plans"]))
    assert urls(built) == {
        "plans/crane.md": "plans/crane/",
        "services/tide/plans/ledger.md": "plans/services/tide/ledger/",
        "services/wind/plans/ledger.md": "plans/services/wind/ledger/",
    }
    assert all(built.has(url) for url in urls(built).values())


def test_a_folder_that_lies_in_another_is_read_once(site: Site) -> None:
    built = site(PLANS, plugins=plans(folder=["plans", "plans/quay"]))
    assert paths(built) == sorted(PLANS)


def test_a_readme_without_a_part_of_a_plan_introduces_the_index(site: Site) -> None:
    text = "# Our plans\n\nHow we [write the ledger](ledger.md) down.\n"
    built = site({**PLANS, "plans/README.md": text})
    assert paths(built) == sorted(PLANS)
    introduction = built.page("plans/").one(".plans-introduction")
    assert "down." in introduction.text
    links = {link.text: link["href"] for link in introduction.find_all("a", href=True) if link.text.strip()}
    assert links["write the ledger"] == "../plans/ledger/"
    assert not built.has("plans/readme/")


def test_the_headings_of_an_introduction_are_below_the_title_of_the_index(site: Site) -> None:
    text = (
        '<h1 align="center">Voyages</h1>\n\nTidy\n====\n\n## Ours\n\n###### Last\n\n`<h1>` is code, '
        'and so is the title: [b](ledger.md "<h1>").\n'
    )
    index = site({**PLANS, "plans/README.md": text}).page("plans/")
    assert index.texts("article h1") == ["Plans"]
    headings = [
        (tag.name, str(tag.contents[0])) for tag in index.all(".plans-introduction :is(h2, h3, h4, h5, h6)")
    ]
    assert headings == [("h2", "Voyages"), ("h2", "Tidy"), ("h3", "Ours"), ("h6", "Last")]
    assert index.texts(".plans-introduction code") == ["<h1>"]
    assert index.one(".plans-introduction a:not(.headerlink)")["title"] == "‹h1›"


def test_an_introduction_without_a_title_keeps_its_headings(site: Site) -> None:
    index = site({**PLANS, "plans/README.md": "## Ours\n\nWelcome.\n"}).page("plans/")
    assert [tag.name for tag in index.all(".plans-introduction [id=ours]")] == ["h2"]


def test_a_plan_with_a_late_title_has_one_title(site: Site) -> None:
    built = site({"plans/ledger.md": f"> A note on top.\n\n{LEDGER}"})
    assert built.page("plans/ledger/").texts("article h1") == ["Move the ledger"]


def test_a_readme_that_is_a_plan_has_a_page_of_its_own(site: Site) -> None:
    built = site({**PLANS, "plans/README.md": LEDGER})
    assert urls(built)["plans/README.md"] == "plans/readme/"
    assert built.has("plans/readme/")
    assert not built.page("plans/").all(".plans-introduction")


def test_a_readme_introduces_a_folder_inside_the_docs_too(site: Site) -> None:
    built = site({"docs/plans/README.md": "# Ours\n\nWelcome aboard.\n", "docs/plans/ledger.md": LEDGER})
    assert "Welcome aboard." in built.page("plans/").words(".plans-introduction")
    assert paths(built) == ["docs/plans/ledger.md"]


def test_an_introduction_without_any_plan_still_shows(site: Site) -> None:
    built = site({"plans/README.md": "# Ours\n\nWelcome aboard.\n"}, strict=False)
    assert "Welcome aboard." in built.page("plans/").words("article")
    assert "plans new" in built.page("plans/").words("article")


def test_the_introduction_of_a_folder_below_is_at_its_address(site: Site) -> None:
    built = site({**PLANS, "plans/quay/README.md": "# The quay\n\nStone.\n"})
    assert "Stone." in built.page("plans/quay/").words("article")
    assert "plans/quay/README.md" not in paths(built)


def test_a_file_and_the_readme_of_a_folder_of_its_name_both_have_a_page(site: Site) -> None:
    built = site({"plans/x.md": LEDGER, "plans/x/README.md": CRANE, "plans/x/index.md": LEDGER})
    found = urls(built)
    assert found["plans/x.md"] == "plans/x/"
    assert len(set(found.values())) == 3
    assert all(built.has(url) for url in found.values())
    assert "Move the ledger" in built.page("plans/x/").words("article h1")
    assert "address-taken" in rules(built, "plans/x/README.md")
    assert built.log == []


@pytest.mark.parametrize("name", ["dashboard", "risks", "Board", "inventory", "questions"])
def test_a_plan_with_the_name_of_one_of_our_pages_is_moved_aside(site: Site, name: str) -> None:
    built = site({**PLANS, f"plans/{name}.md": "# Take my place\n"})
    url = urls(built)[f"plans/{name}.md"]
    assert url == f"plans/{name}-2/"
    assert "Take my place" in built.page(url).words("article h1")
    assert "address-taken" in rules(built, f"plans/{name}.md")
    assert "is published at" in built.page(url).words("#plans-findings")
    found = built.page("plans/dashboard/findings/")
    assert f"plans/{name}.md" in [place.get_text() for place in found.all("td[data-label=Location]")]
    assert built.page(f"plans/{name.lower()}/").words("article h1") != "Take my place"
    assert built.log == []


def test_a_plan_at_the_address_of_the_second_page_of_a_list_is_moved_aside(site: Site) -> None:
    built = site({**PLANS, "plans/page/2.md": "# Second\n", "plans/risks/closed.md": "# Closed\n"})
    assert urls(built)["plans/page/2.md"] == "plans/page/2-2/"
    assert urls(built)["plans/risks/closed.md"] == "plans/risks/closed-2/"


def test_a_page_of_the_site_at_the_address_of_a_plan_is_kept(site: Site) -> None:
    built = site({"plans/ledger.md": LEDGER, "docs/plans/ledger.md": "# Not a plan\n"})
    assert built.page("plans/ledger/").words("article h1") == "Not a plan"
    assert urls(built)["plans/ledger.md"] == "plans/ledger-2/"
    assert "address-taken" in rules(built, "plans/ledger.md")
    assert built.log == []


def test_no_name_of_a_plan_puts_a_folder_where_a_file_is(project: Project) -> None:
    """With directory URLs each page is a folder with an `index.html`, without them it is a file `….html`."""
    project.write(
        {"docs/index.md": "# Home\n", "docs/plans/y": "of the site", "docs/plans/z/index.html": "no page",
         "plans/y.md": "# Y\n", "plans/z.md": "# Z\n", "plans/index.html.md": "# Top\n",
         "plans/deep.md": "# Deep\n", "plans/deep/index.html.md": "# Below\n",
         "plans/w.md": "# W\n", "plans/w.html/v.md": "# V\n"}
    )  # fmt: skip
    project.configure(plugins=["plans"])
    built = project.build()
    urls = {plan["title"]: plan["url"] for plan in built.json()["plans"]}
    assert urls == {
        "Y": "plans/y-2/", "Z": "plans/z-2/", "Top": "plans/index-html/", "Deep": "plans/deep/",
        "Below": "plans/deep/index-html/", "W": "plans/w/", "V": "plans/w-html/v/",
    }  # fmt: skip
    assert all(built.has(url) for url in urls.values())
    assert (built.text("plans/y"), built.text("plans/z/index.html")) == ("of the site", "no page")
    project.configure(plugins=["plans"], use_directory_urls=False)
    flat = {plan["title"]: plan["url"] for plan in project.build().json()["plans"]}
    assert (flat["W"], flat["V"], flat["Y"]) == ("plans/w.html", "plans/w-html/v.html", "plans/y.html")


def test_a_page_of_the_site_at_the_address_of_one_of_ours_is_a_warning(site: Site) -> None:
    files = {"plans/ledger.md": LEDGER, "docs/plans/dashboard.md": "# My own\n"}
    built = site(files, strict=False)
    assert built.page("plans/dashboard/").words("article h1") == "Dashboard"
    assert ["plans/dashboard.md" in line for line in built.log] == [True]
    site(files, stops=True)


def test_dot_folders_are_read_and_have_addresses_without_the_dot(site: Site) -> None:
    built = site({"plans/.archive/old.md": LEDGER, "docs/index.md": "# Harbour\n"})
    assert urls(built) == {"plans/.archive/old.md": "plans/archive/old/"}
    inside = site({"docs/plans/.archive/old.md": LEDGER}, plugins=plans(folder="docs/plans"))
    assert urls(inside) == {"docs/plans/.archive/old.md": "plans/archive/old/"}
    assert inside.has("plans/archive/old/")


def test_templates_and_names_with_an_underscore_are_no_plans(site: Site) -> None:
    form = """\
# [Title]

**Date:** {YYYY-MM-DD}
**Status:** Planning | In Progress | Completed

## Goal

[Why]
"""
    built = site({**PLANS, "plans/_draft.md": LEDGER, "plans/template.md": form})
    assert paths(built) == sorted(PLANS)
    assert [item["path"] for item in built.json()["templates"]] == ["plans/template.md"]
    assert "template.md" in built.page("plans/").words("article")
    assert not built.has("plans/_draft/")
    assert built.has("plans/template/")


def test_excluded_files_are_left_out(site: Site) -> None:
    built = site(PLANS, plugins=plans(exclude=["quay/", "pier.md"]))
    assert paths(built) == ["plans/crane.md", "plans/ledger.md"]


def test_files_of_a_taken_over_folder_that_are_no_plans_are_not_published_as_pages(site: Site) -> None:
    built = site(
        {"docs/plans/ledger.md": LEDGER, "docs/plans/out.md": NOTE},
        plugins=plans(folder="docs/plans", exclude="out.md"),
    )
    assert paths(built) == ["docs/plans/ledger.md"]
    assert not built.has("plans/out/")


@pytest.mark.parametrize("folder", ["plans", "docs/plans"])
@pytest.mark.parametrize("setting", ["exclude_docs", "draft_docs"])
def test_exclude_docs_and_draft_docs_hold_for_plans(site: Site, folder: str, setting: str) -> None:
    files = {f"{folder}/ledger.md": LEDGER, f"{folder}/quay/buoys.md": NOTE}
    hidden: dict[str, Any] = {setting: "/plans/quay/\n"}
    built = site(files, plugins=plans(folder=folder), **hidden)
    assert paths(built) == [f"{folder}/ledger.md"]
    assert not built.has("plans/quay/buoys/")


def test_not_in_nav_and_folders_of_their_own_do_not_hide_plans(site: Site) -> None:
    built = site({"docs/plans/ledger.md": LEDGER}, not_in_nav="/plans/", nav=[{"Home": "index.md"}])
    assert built.has("plans/ledger/")


def test_plans_are_found_from_the_configuration_not_from_the_working_directory(project: Project) -> None:
    project.write({"site/docs/index.md": "# Home\n", "plans/ledger.md": LEDGER})
    inner = Project(project.root / "site")
    inner.configure(plugins=[{"plans": {"folder": "../plans"}}], site_dir="../out")
    built = inner.build()
    assert [plan["title"] for plan in built.json()["plans"]] == ["Move the ledger"]


def test_companions_of_a_plan_are_no_plans_and_are_linked_from_it(site: Site) -> None:
    notes = "# Notes\n\n- [ ] Ask the harbour\n"
    built = site(
        {
            "plans/ledger.md": "# Ledger\n\n## Steps\n\n- [ ] Copy\n",
            "plans/ledger.notes.md": notes,
            "plans/ledger-progress.md": notes,
            "plans/alone-log.md": "# Alone\n",
            "plans/progress.md": "# Progress\n",
            "plans/other/ledger.log.md": "# Other\n",
        },
        plugins=["plans"],
    )
    paths = [plan["path"] for plan in built.json()["plans"]]
    assert paths == [
        "plans/alone-log.md",
        "plans/ledger.md",
        "plans/other/ledger.log.md",
        "plans/progress.md",
    ]
    assert built.json()["summary"]["steps"]["total"] == 1
    listed = built.page("plans/").texts(".plans-left-out a")
    assert [path.replace(" ", "") for path in listed] == ["plans/ledger-progress.md", "plans/ledger.notes.md"]
    relation = built.page("plans/ledger/").one(".plans-relation")
    assert " ".join(relation.text.split()) == "Companions Notes, Notes"
    assert len(relation.select("a[href]")) == 2
    companion = built.page("plans/ledger.notes/").one(".plans-relation")
    assert " ".join(companion.text.split()) == "Companion of Ledger (not stated)"
