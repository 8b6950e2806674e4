"""The index, the board and the inventory: what they show, and what is left out without data."""

from __future__ import annotations

import pytest

from tests.builds import Built, Html, build_site

README = """# Our plans

[![badge](https://badges.example/build.svg)](https://badges.example)

How we write plans, **and** how [the ledger](ledger.md) moved.

## Rules

- One file for each plan
- A status in each file
"""
FILES = {
    "plans/README.md": README,
    "plans/ledger.md": (
        "# Move the ledger\n\n**Status:** Blocked — waits for the vendor\n**Date:** 2026-01-02\n\n"
        "## Steps\n\n### Phase 1: Copy\n- [x] Copy\n- [x] Count\n\n### Phase 2: Move\n- [ ] Move\n\n"
        "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
        "| Fog | High | High | none |\n"
        "| Ice | High | High | Wait |\n| Rain | Low | Low | Wait |\n"
    ),
    "plans/crane.md": "# Paint the crane\n\n**Status:** Completed\n**Date:** 2026-01-04\n",
    "plans/quay/lamps.md": (
        "# Lamps\n\n**Date:** 2026-01-03\n\n## Phases\n\n### Phase 1: A\n\nText.\n\n### Phase 2: B\n\nText.\n"
    ),
    "plans/quay/rails.md": "# Rails\n\n**Status:** On hold\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_site(tmp_path_factory.mktemp("index"), FILES)


@pytest.fixture(scope="module")
def index(built: Built) -> Html:
    return built.page("plans/")


def words(text: str) -> str:
    return " ".join(text.split())


def row(page: Html, title: str) -> dict[str, str]:
    (found,) = [
        row for row in page.all("tbody tr") if [link.text for link in row.select("th > a")] == [title]
    ]
    cells = {str(cell.get("data-label", "Status")): words(cell.get_text(" ")) for cell in found.select("td")}
    return {"": words(found.select("th")[0].get_text(" ")), **cells}


def test_active_plans_are_first_and_finished_ones_below_a_line(index: Html) -> None:
    assert index.texts("tbody tr th") == [
        "Lamps quay", "Move the ledger Blocked waits for the vendor", "Rails quay",
        "Finished (1) newest first", "Paint the crane",
    ]  # fmt: skip


def test_a_row_shows_steps_phases_and_risks(index: Html) -> None:
    assert row(index, "Move the ledger") == {
        "": "Move the ledger Blocked waits for the vendor",
        "Status": "Blocked",
        "Progress": "2/3 1 of 2 phases",
        "Open risks": "2 H/H 3 1 unmitigated",
        "Date": "2026-01-02",
    }
    assert row(index, "Lamps")["Progress"] == "2 phases"


def test_what_no_plan_states_is_left_out_and_named(index: Html) -> None:
    assert index.texts("thead th") == ["Plan", "Status", "Progress", "Open risks", "Date"]
    assert index.texts(".plans-filter summary")[:3] == ["Status", "Folder", "Risk"]
    assert index.words(".plans-left-out") == (
        "Left out because no plan states them: owner, tags, target day, questions."
    )
    assert not index.all(".plans-flag [name=questions]")


def test_the_switch_links_to_both_halves(built: Built, index: Html) -> None:
    links = index.all(".plans-switch a")
    assert [(link.text, link["href"]) for link in links] == [
        ("3 active", "../plans/dashboard/active/"),
        ("1 finished", "../plans/dashboard/finished/"), ("all 4", "../plans/"),
    ]  # fmt: skip
    assert built.page("plans/dashboard/finished/").texts("tbody th") == ["Paint the crane"]


def test_an_introduction_is_cut_to_its_first_paragraph_and_is_whole_below(index: Html) -> None:
    assert index.words(".plans-about") == "How we write plans, and how the ledger moved. whole introduction"
    (link,) = index.all(".plans-about a")
    (whole,) = index.all(str(link["href"]))
    assert "A status in each file" in whole.text
    assert len(index.all("[id=rules], [id=user-content-rules]")) == 1
    order = str(index.one(".plans"))
    assert order.index("plans-about") < order.index("plans-filter") < order.index('id="plans-introduction"')


def test_columns_of_the_board_are_strips_without_plans_and_begin_with_plans_to_sort(built: Built) -> None:
    board = built.page("plans/board/")
    assert board.texts(".plans-lane h2") == [
        "Not stated 1", "Planning 0", "In progress 0", "Blocked 1", "On hold 1", "Completed 1", "Cancelled 0",
    ]  # fmt: skip
    assert board.texts(".plans-lane--empty h2") == ["Planning 0", "In progress 0", "Cancelled 0"]
    assert board.texts(".plans-title__counts a") == ["1 not stated", "1 blocked", "1 on hold", "1 completed"]
    assert "Blocked waits for the vendor" in board.words(".plans-lane:nth-of-type(4) .plans-card")
    assert all(len(card.select("a")) == 1 for card in board.all(".plans-card"))


def test_a_long_column_shows_six_plans_and_a_link_to_all(tmp_path_factory: pytest.TempPathFactory) -> None:
    files = {
        f"plans/{n}.md": f"# Plan {n}\n\n**Status:** Planning\n**Date:** 2026-01-0{n}\n" for n in range(1, 9)
    }
    built = build_site(tmp_path_factory.mktemp("board"), files)
    board = built.page("plans/board/")
    assert board.texts(".plans-card > a") == [f"Plan {n}" for n in range(8, 2, -1)]
    assert [(link.text, link["href"]) for link in board.all(".plans-lane p a")] == [
        ("all 8", "../../plans/status/planning/")
    ]
    index = built.page("plans/")
    assert not index.all(".plans-switch")
    assert "8 plans , all active" in index.words(".plans-title")
    assert not index.all(".plans-group")


def test_the_inventory_has_only_what_plans_name(tmp_path_factory: pytest.TempPathFactory) -> None:
    text = "# A\n\n**Status:** Planning\n\n## Dependencies\n\n### Libraries/Packages\n- httpx\n"
    page = build_site(tmp_path_factory.mktemp("inventory"), {"plans/a.md": text}).page("plans/inventory/")
    assert page.texts("h2") == ["Libraries"]
    assert page.texts("thead th") == ["Name", "Used by"]
    assert page.words(".plans-left-out") == (
        "Left out because no active plan names any: external services, tools, missing access."
    )
