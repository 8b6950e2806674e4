"""The page that explains how a plan was read: a file of its own, with a link from the page of the plan."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.builds import Built, build_site

TOKEN = "ghp_" + "aB3dE5fG7h" * 3 + "aB3dE5"
FILES = {
    "plans/ledger.md": (
        "# Ledger\n\n**Status:** Blocked\n\n## Steps\n- [x] Ask <b>the</b> <script>alert(1)</script>\n"
        f"- [ ] Move\n\n## Risks\nOnly prose.\n\n## Notes\n{{{{ config }}}} {TOKEN}\n"
    ),
    "plans/late/the boat's 50%.md": "# Boats\n\nText \u202eturned.\n",
    "plans/README.md": "# All plans\n",
}

LONGEST = "b" * 252
"""The longest name that a file can have, without `.md`."""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Built:
    files = FILES | {f"plans/{LONGEST}.md": "# Long\n"}
    return build_site(tmp_path_factory.mktemp("harbour"), files, strict=False)


def links(built: Built, page: str) -> list[str]:
    found = built.page(page).all(".plans-header a")
    return [str(link["href"]) for link in found if link.get_text() == "How this was read"]


def test_the_page_of_a_plan_links_to_how_it_was_read(harbour: Built) -> None:
    assert links(harbour, "plans/ledger/") == ["../../assets/plans/reading/ledger/index.html"]
    assert links(harbour, "plans/late/the boat's 50%/") == [
        "../../../assets/plans/reading/late/the%20boat%27s%2050%25/index.html"
    ]
    assert harbour.has("assets/plans/reading/late/the boat's 50%/index.html")


def test_a_plan_may_have_the_longest_name_of_a_file(harbour: Built) -> None:
    assert harbour.page(f"assets/plans/reading/{LONGEST}/index.html").texts("#L1 b") == ["title"]


def test_each_line_of_the_file_shows_what_it_was_read_as(harbour: Built) -> None:
    page = harbour.page("assets/plans/reading/ledger/index.html")
    assert page.texts("#L3 td") == ["3", "status: Blocked field in the header", "**Status:** Blocked"]
    assert page.texts("#L7 td") == ["7", 'step, open box under "Steps"', "- [ ] Move"]
    assert "Steps 1 of 2 done lines 6–7" in page.texts(".facts tr")
    assert page.one(".facts tr:nth-child(2) a")["href"] == "#L3"


def test_unparsed_content_links_to_its_line(harbour: Built) -> None:
    link = harbour.page("plans/ledger/").one("#plans-unparsed a")
    assert link["href"] == "../../assets/plans/reading/ledger/index.html#L10"
    assert harbour.page("assets/plans/reading/ledger/index.html").texts("#L10 b") == ["unparsed"]


def test_findings_are_at_their_lines(harbour: Built) -> None:
    page = harbour.page("assets/plans/reading/ledger/index.html")
    assert [text.split()[-1] for text in page.texts("#L13 p")] == ["secret"]
    assert any("date-missing" in text for text in page.texts(".findings li"))


def test_it_leads_back_to_the_plan_and_to_files_that_exist(harbour: Built) -> None:
    for name in ("ledger/index.html", "late/the boat's 50%/index.html"):
        path = harbour.folder / "assets/plans/reading" / name
        page = harbour.page(f"assets/plans/reading/{name}")
        for address in [page.one("main > p > a")["href"], page.one("link[rel=stylesheet]")["href"]]:
            target = Path(path.parent, re.sub(r"%(..)", lambda code: chr(int(code[1], 16)), str(address)))
            assert target.exists(), address


def test_text_of_a_plan_is_escaped_and_its_secrets_are_redacted(harbour: Built) -> None:
    text = harbour.text("assets/plans/reading/ledger/index.html")
    page = harbour.page("assets/plans/reading/ledger/index.html")
    assert "<script>" not in text
    assert page.all("script, b b, img, iframe") == []
    assert "- [x] Ask <b>the</b> <script>alert(1)</script>" in page.words("#L6 pre")
    assert "{{ config }}" in page.words("#L13 pre")
    assert TOKEN not in text
    assert "\u202e" not in harbour.text("assets/plans/reading/late/the boat's 50%/index.html")


def test_no_page_of_the_site_loads_anything_of_it(harbour: Built) -> None:
    html = harbour.page("plans/ledger/")
    loaded = [str(tag.get("href") or tag.get("src")) for tag in html.all("link, script, img, iframe")]
    assert not any("reading/" in address or "explanation" in address for address in loaded)


def test_it_is_no_page_of_the_search_or_the_sitemap(harbour: Built) -> None:
    assert "reading/ledger" not in harbour.text("sitemap.xml")
    assert "reading/ledger" not in harbour.text("search/search_index.json")
    assert harbour.page("assets/plans/reading/ledger/index.html").all("meta[name=robots][content=noindex]")


def test_it_is_there_without_directory_addresses(tmp_path: Path) -> None:
    built = build_site(tmp_path, FILES, strict=False, use_directory_urls=False)
    assert links(built, "plans/late/the boat's 50%.html") == [
        "../../assets/plans/reading/late/the%20boat%27s%2050%25/index.html"
    ]
    back = built.page("assets/plans/reading/ledger/index.html").one("main > p > a")["href"]
    assert back == "../../../../plans/ledger.html"
