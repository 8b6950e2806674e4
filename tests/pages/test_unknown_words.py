"""The page of unknown words, and the link of the dashboard to it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.builds import Built, build_site

PLANS = {
    f"plans/{name}.md": f"# {name}\n\n**Status:** Afloat\n\n## Steps\n- [x] A\n- [ ] B\n"
    for name in ("ash", "birch", "cedar")
} | {"plans/deal.md": "# Deal\n\n**Status:** Moored <b>\n"}
LINK = "section[aria-labelledby=plans-problems] a[href$='unknown-words/']"


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_site(tmp_path_factory.mktemp("harbour"), PLANS)


def test_the_dashboard_links_to_the_words_that_recur(harbour: Built) -> None:
    dashboard = harbour.page("plans/dashboard/")
    assert dashboard.one(LINK)["href"] == "../../plans/dashboard/unknown-words/"
    assert "1 word of three or more plans is not in the vocabulary" in dashboard.texts(".plans-problems li")


def test_the_page_names_each_word_with_its_plans(harbour: Built) -> None:
    page = harbour.page("plans/dashboard/unknown-words/")
    assert page.texts("tbody > tr > :not([data-label=Plans])") == ["afloat", "status", "in-progress"]
    assert sorted(str(link["href"]) for link in page.all("tbody a")) == [
        "../../../plans/ash/", "../../../plans/birch/", "../../../plans/cedar/"
    ]  # fmt: skip
    assert page.words("summary") == "3 plans"
    assert "1 more word" in page.words(".plans-quiet")


def test_the_lines_of_the_page_add_the_words(harbour: Built, tmp_path: Path) -> None:
    given = yaml.safe_load(harbour.page("plans/dashboard/unknown-words/").one("pre code").get_text())
    built = build_site(tmp_path, PLANS, plugins=["search", {"plans": given}])
    assert built.page("plans/dashboard/").all(LINK) == []
    assert built.page("plans/dashboard/unknown-words/").words(".plans-empty") == "None."
    assert "In progress" in built.page("plans/ash/").words(".plans-header")
