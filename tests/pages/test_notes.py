"""Findings are notes below their items."""

from __future__ import annotations

import pytest

from tests.browser.portal import WRITTEN
from tests.builds import Html
from tests.conftest import Site

NOTED = WRITTEN["plans/noted.md"] + "\n```sh\nTOKEN=" + "ghp_" + "aB3dE5fG7h" * 3 + "aB3dE5" + "\n```\n"


@pytest.fixture
def noted(site: Site) -> Html:
    return site({"plans/noted.md": NOTED}, plugins=["plans"], strict=False).page("plans/noted/")


def test_every_finding_with_a_line_has_a_note_and_each_leads_to_the_other(noted: Html) -> None:
    listed = noted.all("#plans-findings > li")
    notes = noted.all(".plans-note")
    assert sorted(note["href"] for note in notes) == sorted(
        f"#{item['id']}" for item in listed if item.select("a")
    )
    for item in listed:
        for link in item.select("a"):
            place = noted.one(str(link["href"]))
            block = place.parent if "plans-anchor" in place["class"] else place
            block = block.find_next_sibling("dd") if block and block.name == "dt" else block
            assert block is not None
            assert block.select(f".plans-note[href='#{item['id']}']")


@pytest.mark.parametrize(
    "rule, block, text",
    [
        ("completed-with-open-steps", "dd", "Completed"),
        ("link-broken", "p", "See what is gone."),
        ("raw-html-removed", "li", "Build"),
        ("completed-with-high-risk", "td", "Fog"),
        ("table-ragged", "td", "Ice"),
        ("question-answered-not-ticked", "li", "Which lamps?"),
        ("question-ticked-without-answer", "li", "Who pays?"),
        ("placeholder-left", "h3", "Phase 1"),
    ],
)
def test_a_note_is_in_the_block_it_is_about(noted: Html, rule: str, block: str, text: str) -> None:
    (note,) = [note for note in noted.all(".plans-note") if note["title"] == rule]
    assert note.parent is not None
    assert (note.parent.name, text in note.parent.text) == (block, True)


def test_notes_about_code_are_above_it(noted: Html) -> None:
    place = noted.one(".plans-item--code")
    assert place.select(".plans-note[title=secret]")
    following = place.find_next_sibling()
    assert following is not None
    assert "highlight" in following["class"]


def test_a_note_has_a_severity_and_the_message(noted: Html) -> None:
    (text,) = [note.text for note in noted.all(".plans-note") if note["title"] == "link-broken"]
    assert text.startswith("warning ")
    assert "gone.md" in text


def test_findings_of_one_rule_on_a_line_are_one_note(site: Site) -> None:
    text = "# X\n\nSee [one](a.md), [two](b.md) and [three](c.md).\n"
    page = site({"plans/x.md": text}, plugins=["plans"], strict=False).page("plans/x/")
    (note,) = page.all(".plans-note")
    assert "a.md" in note.text
    assert note.text.endswith("(2 more)")
    assert len([item for item in page.all("#plans-findings > li") if "link-broken" in item.text]) == 3


def test_findings_about_the_front_matter_are_only_in_the_header(site: Site) -> None:
    text = "---\ntitle: X\nstatus: flurbed\ndate: 2026-02-31\n---\n\n# X\n\nText.\n"
    page = site({"plans/x.md": text}, plugins=["plans"], strict=False).page("plans/x/")
    assert page.all(".plans-note") == []
    assert "status-unknown-word" in page.words("#plans-findings")


def test_suppressed_findings_and_those_about_the_whole_file_have_no_note(site: Site) -> None:
    text = NOTED.replace("# Something", "<!-- plans: ignore -->\n# Something").replace(
        "**Date:** 2026-01-05\n", ""
    )
    built = site(
        {"plans/noted.md": f"---\nplans_ignore: [safety, link-broken]\n---\n{text}"}, plugins=["plans"]
    )
    page = built.page("plans/noted/")
    reported = {note["title"] for note in page.all(".plans-note")}
    assert "table-ragged" in reported
    assert not reported & {"secret", "link-broken", "date-missing", "ignore-unknown"}


def test_notes_are_in_no_table_of_contents_and_no_index_of_search(site: Site) -> None:
    built = site({"plans/noted.md": NOTED}, strict=False)
    note = built.page("plans/noted/").one(".plans-note[title='placeholder-left']")
    message = note.text.removeprefix("warning ")
    assert message not in " ".join(built.page("plans/noted/").texts(".md-nav"))
    assert message not in built.text("search/search_index.json")


def test_items_have_their_anchors_on_the_page(site: Site) -> None:
    text = "# Night boats\n\n## Decisions\n\n- Two crews\n\n### Use the quay\n\nIt has light.\n"
    built = site({"plans/boats.md": text}, plugins=["plans"])
    items = built.json()["plans"][0]["decisions"]
    found = [built.page("plans/boats/").one(f"#{item['anchor']}") for item in items]
    blocks = [one.parent if "plans-anchor" in one["class"] else one for one in found if one.parent]
    assert [block.text.strip(" ¶") for block in blocks] == ["Two crews", "Use the quay"]
