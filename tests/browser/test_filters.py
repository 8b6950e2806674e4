"""The filters of the index and the registers: what they find, count, and write into the address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import Tag
from bs4.element import NavigableString
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewTab, Tab
from tests.browser.portal import Portal
from tests.browser.register import TABLE, Register
from tests.builds import read_html

Plan = dict[str, Any]
WORDS = {
    "planning": "Planning", "in-progress": "In progress", "blocked": "Blocked", "on-hold": "On hold",
    "completed": "Completed", "cancelled": "Cancelled", "unknown": "Not stated",
    "": "(top)", None: "not stated", "high": "High", "medium": "Med", "low": "Low",
    "decision": "Decision", "clarification": "Clarification", "research": "Research", "question": "Question",
}  # fmt: skip
RATINGS = {"red": "High/High", "amber": "Medium", "green": "Low", "unrated": "Unrated"}
FACETS: dict[str, Callable[[Plan], list[str]]] = {
    "Status": lambda plan: [WORDS[plan["status"]]],
    "Owner": lambda plan: plan["owners"],
    "Tag": lambda plan: plan["tags"],
    "Folder": lambda plan: [plan["folder"] or "(top)"],
    "Risk": lambda plan: [RATINGS[band] for band in plan["bands"]],
}
FLAGS: dict[str, Callable[[Plan], bool]] = {
    "open questions": lambda plan: plan["open_questions"] > 0,
    "changed in 7 days": lambda plan: plan["recent"],
    "findings": lambda plan: plan["found"],
}


@pytest.fixture
def index(portal: Portal, tab: Tab) -> Register:
    tab.open(portal("plans/"))
    return Register(tab.page)


def top(values: list[str]) -> dict[str, int]:
    counts = Counter(values)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:20])


def most_common(plans: list[Plan], facet: str, count: int = 2) -> list[str]:
    return [
        value for value, _ in Counter(v for plan in plans for v in FACETS[facet](plan)).most_common(count)
    ]


@pytest.mark.parametrize("facet", FACETS)
def test_a_facet_has_the_counts_of_the_snapshot_and_shows_the_twenty_most_frequent(
    portal: Portal, index: Register, facet: str
) -> None:
    expected = Counter(value for plan in portal.plans for value in FACETS[facet](plan))
    shown = index.counts(facet)
    assert shown == {value: expected[value] for value in shown}
    assert list(shown.values()) == sorted(expected.values(), reverse=True)[:20]
    assert len(shown) == min(20, len(expected))


def test_owners_are_more_than_a_facet_shows(portal: Portal) -> None:
    assert len({owner for plan in portal.plans for owner in plan["owners"]}) > 20


@pytest.mark.parametrize("facet", FACETS)
def test_values_of_one_facet_add_up(portal: Portal, index: Register, facet: str) -> None:
    one, other = most_common(portal.plans, facet)
    index.choose(facet, one)
    index.shows(sum(one in FACETS[facet](plan) for plan in portal.plans), len(portal.plans))
    index.choose(facet, other)
    found = [plan["path"] for plan in portal.plans if {one, other} & set(FACETS[facet](plan))]
    index.shows(len(found), len(portal.plans))
    assert index.paths() == [path for path in portal.order if path in set(found)][:100]


def test_facets_narrow_together_and_each_counts_its_matches(portal: Portal, index: Register) -> None:
    index.choose("Status", "Blocked", "In progress")
    index.choose("Risk", "Unrated")
    found = [p for p in portal.plans if p["status"] in ("blocked", "in-progress") and "unrated" in p["bands"]]
    index.shows(len(found), len(portal.plans))
    states = Counter(WORDS[plan["status"]] for plan in portal.plans if "unrated" in plan["bands"])
    assert index.counts("Status") == dict(states)
    tags = Counter(tag for plan in found for tag in plan["tags"])
    assert index.counts("Tag") == dict(tags)


@pytest.mark.parametrize("flag", FLAGS)
def test_a_checkbox_keeps_its_label(portal: Portal, index: Register, flag: str) -> None:
    found = {plan["path"] for plan in portal.plans if FLAGS[flag](plan)}
    assert found
    index.flag(flag)
    index.shows(len(found), len(portal.plans))
    assert index.paths() == [path for path in portal.order if path in found][:100]


def test_every_word_typed_must_be_there_in_any_case_and_any_field(portal: Portal, index: Register) -> None:
    found = [p for p in portal.plans if "ledger" in p["title"] and "bola" in p["owners"]]
    assert 0 < len(found) < len(portal.plans)
    index.find("  LEDGER   bola ")
    index.shows(len(found), len(portal.plans))
    index.find("no such plan anywhere")
    index.shows(0, len(portal.plans))
    expect(index.rows).to_have_count(0)
    expect(index.page.locator(".plans-none")).to_be_visible()
    index.find("")
    expect(index.page.locator(".plans-none")).to_be_hidden()


def test_everything_together(portal: Portal, index: Register) -> None:
    index.find("plan.md")
    index.choose("Status", "In progress")
    index.choose("Owner", "ana", "bola", "chen", "dara", "emil")
    index.flag("open questions")
    found = {
        plan["path"]
        for plan in portal.plans
        if plan["status"] == "in-progress"
        and set(plan["owners"]) & {"ana", "bola", "chen", "dara", "emil"}
        and plan["open_questions"]
        and "plan.md" in plan["path"]
    }
    assert found
    index.shows(len(found), len(portal.plans))
    index.sort("Plan")
    titles = {plan["path"]: plan["title"].lower() for plan in portal.plans}
    expect(index.head("Plan")).to_have_attribute("aria-sort", "ascending")
    assert index.paths() == sorted(sorted(found, key=portal.order.index), key=titles.__getitem__)


STATES = list(WORDS)[:7]


def _day_of_state(plan: Plan) -> str:
    """The day since which an active plan has its status; those without one come last."""
    since = plan["since"] or plan["added"]
    known = since and plan["status"] not in ("unknown", "completed", "cancelled")
    return since["date"][:10] if known else "none"


SORTS: dict[str, tuple[Callable[[Plan], Any], bool]] = {
    "Plan": (lambda plan: plan["title"].lower(), False),
    "Status": (lambda plan: (STATES.index(plan["status"]), _day_of_state(plan)), False),
    "Progress": (lambda p: p["steps"]["done"] / p["steps"]["total"] if p["steps"]["total"] else -1, True),
    "Open questions": (lambda plan: plan["open_questions"], True),
    "Open risks": (lambda plan: (plan["highhigh"], plan["open_risks"]), True),
}


@pytest.mark.parametrize("column", SORTS)
def test_a_column_sorts_both_ways_and_back(portal: Portal, index: Register, column: str) -> None:
    key, biggest_first = SORTS[column]
    keys = {plan["path"]: key(plan) for plan in portal.plans}
    for falling in (biggest_first, not biggest_first):
        index.sort(column)
        expect(index.head(column)).to_have_attribute("aria-sort", "descending" if falling else "ascending")
        expect(index.page.locator("th[aria-sort]")).to_have_count(1)
        assert index.paths() == sorted(portal.order, key=keys.__getitem__, reverse=falling)[:100] or falling
        assert [keys[path] for path in index.paths()] == sorted(keys.values(), reverse=falling)[:100]
    index.sort(column)
    expect(index.head("Changed")).to_have_attribute("aria-sort", "descending")
    assert index.paths() == portal.order[:100]


def test_the_last_change_is_the_first_order_and_sorts_the_other_way(portal: Portal, index: Register) -> None:
    changed = {plan["path"]: plan["changed"][:10] for plan in portal.plans}
    ended = {plan["path"] for plan in portal.plans if plan["status"] in ("completed", "cancelled")}
    alone = [path for path in portal.order if "/specs/" not in path]  # whose parts are listed together
    keys = [(path in ended, "".join(chr(999 - ord(sign)) for sign in changed[path])) for path in alone]
    assert keys == sorted(keys)
    expect(index.head("Changed")).to_have_attribute("aria-sort", "descending")
    index.sort("Changed")
    expect(index.head("Changed")).to_have_attribute("aria-sort", "ascending")
    assert index.paths() == sorted(portal.order, key=changed.__getitem__)[:100]
    expect(index.page.locator(".plans-group")).to_have_count(0)
    index.sort("Changed")
    index.unfiltered()
    assert index.paths() == portal.order[:100]


def test_active_finished_and_all_are_a_switch_that_keeps_the_filter(portal: Portal, index: Register) -> None:
    plans = portal.plans
    ended = {plan["path"] for plan in plans if plan["status"] in ("completed", "cancelled")}
    switch = index.page.get_by_role("navigation", name="Which")
    chosen = switch.locator("[aria-current]")
    expect(switch.get_by_role("link")).to_have_text(
        [f"{len(plans) - len(ended)} active", f"{len(ended)} finished", f"all {len(plans)}"]
    )
    expect(chosen).to_have_text(f"all {len(plans)}")
    switch.get_by_role("link", name="finished").click()
    index.shows(len(ended), len(plans))
    expect(chosen).to_have_text(f"{len(ended)} finished")
    assert index.paths() == [path for path in portal.order if path in ended][:100]
    expect(index.page.locator(".plans-group--finished")).to_have_count(0)
    (owner,) = most_common(plans, "Owner", 1)
    index.choose("Owner", owner)
    switch.get_by_role("link", name="active").click()
    found = {plan["path"] for plan in plans if owner in plan["owners"]} - ended
    index.shows(len(found), len(plans))
    assert parse_qs(urlsplit(index.page.url).query) == {"owner": [owner], "show": ["active"]}
    index.form.get_by_role("button", name="Reset").click()
    index.shows(len(plans) - len(ended), len(plans))
    index.page.go_back()
    index.shows(len(found), len(plans))
    switch.get_by_role("link", name="all").click()
    index.shows(sum(owner in plan["owners"] for plan in plans), len(plans))
    assert "show=" not in index.page.url


def test_finished_plans_are_below_a_line(portal: Portal, index: Register) -> None:
    index.find("ledger")
    index.filtered()
    index.complete()
    ended = {plan["path"] for plan in portal.plans if plan["status"] in ("completed", "cancelled")}
    found = index.paths()
    count = sum(path in ended for path in found)
    assert 0 < count < len(found)
    expect(index.page.locator(".plans-group--finished")).to_have_text(f"Finished ({count}) newest first")
    below = index.page.locator(".plans-group--finished ~ tr:not(.plans-group)")
    expect(below).to_have_count(count)
    assert set(found[-count:]) <= ended


def test_the_name_of_a_file_finds_its_plan_though_no_row_shows_it(portal: Portal, index: Register) -> None:
    plan = next(plan for plan in portal.plans if plan["path"].endswith("/070-plan.md"))
    index.find(plan["path"])
    index.shows(1, len(portal.plans))
    assert index.paths() == [plan["path"]]
    expect(index.page.locator("tbody")).not_to_contain_text("070-plan")


def state(index: Register) -> tuple[str, list[str], str, dict[str, list[str]]]:
    return (
        index.status.inner_text(),
        index.paths(),
        index.page.url,
        parse_qs(urlsplit(index.page.url).query, keep_blank_values=True),
    )


def test_the_address_shows_the_state_and_a_reload_restores_it(index: Register) -> None:
    index.find("plan.md")
    index.choose("Status", "Blocked", "On hold")
    index.choose("Folder", "(top)", "billing")
    index.flag("open questions")
    index.sort("Progress")
    expect(index.head("Progress")).to_have_attribute("aria-sort", "descending")
    before = state(index)
    assert before[3] == {
        "find": ["plan.md"],
        "status": ["blocked", "on-hold"],
        "folder": ["", "billing"],
        "questions": ["open"],
        "sort": ["-progress"],
    }
    index.page.reload()
    expect(index.status).to_have_text(before[0])
    assert state(index) == before
    assert index.form.get_by_role("searchbox").input_value() == "plan.md"
    assert index.form.get_by_label("open questions").is_checked()
    facet = index.facet("Folder")
    assert {box.input_value() for box in facet.get_by_role("checkbox", checked=True).all()} == {"", "billing"}


def test_back_and_forward_go_through_the_states(portal: Portal, index: Register) -> None:
    total = len(portal.plans)
    blocked = [plan for plan in portal.plans if plan["status"] == "blocked"]
    asking = [plan for plan in blocked if plan["open_questions"]]
    index.choose("Status", "Blocked")
    index.shows(len(blocked), total)
    index.flag("open questions")
    index.shows(len(asking), total)
    index.page.go_back()
    index.shows(len(blocked), total)
    assert not index.form.get_by_label("open questions").is_checked()
    index.page.go_back()
    index.unfiltered()
    assert index.paths() == portal.order[:100]
    index.page.go_forward()
    index.page.go_forward()
    index.shows(len(asking), total)
    index.rows.locator("th > a").first.click()
    expect(index.page.locator(".plans-header")).to_be_visible()
    index.page.go_back()
    index.shows(len(asking), total)


def test_back_leads_to_the_row_that_was_looked_at(index: Register) -> None:
    index.sort("Plan")
    index.complete()
    last = index.rows.nth(99)  # above the pager that is clicked
    index.page.get_by_role("button", name="Page 2").click()
    expect(last).to_have_count(0)
    index.page.go_back()
    index.complete()
    expect(last).to_be_in_viewport()


def test_the_page_stays_where_it_is_scrolled_to_while_rows_change(index: Register) -> None:
    index.sort("Plan")
    index.complete()
    index.rows.nth(80).scroll_into_view_if_needed()
    places = index.page.evaluate(
        """async () => {
            const places = [scrollY];
            // As Enter does on a head that has the focus and is out of sight.
            document.querySelector(".plans-table th[aria-sort] button").click();
            do {
                await new Promise(requestAnimationFrame);
                places.push(scrollY);
            } while (document.querySelector(".plans-table[aria-busy]"));
            return places;
        }"""
    )
    expect(index.head("Plan")).to_have_attribute("aria-sort", "descending")
    assert set(places) == {places[0]}
    assert places[0] > 0


def test_keys_of_others_in_the_address_are_left_alone(portal: Portal, index: Register) -> None:
    index.page.goto(portal("plans/?utm=x&status=blocked&utm=y#top"))
    blocked = sum(plan["status"] == "blocked" for plan in portal.plans)
    index.shows(blocked, len(portal.plans))
    index.choose("Status", "Blocked")
    index.unfiltered()
    assert index.page.url == portal("plans/?utm=x&utm=y#top")


def test_values_that_nothing_has_and_pages_that_are_not_there_do_no_harm(
    portal: Portal, index: Register
) -> None:
    index.page.goto(portal("plans/?status=constructor&page=999&sort=nonsense&folder=__proto__"))
    index.shows(0, len(portal.plans))
    assert index.counts("Status") == {"constructor": 0}
    index.page.goto(portal("plans/?page=999"))
    expect(index.rows).to_have_count(len(portal.plans) - 100)


def test_reset_takes_everything_back(portal: Portal, index: Register) -> None:
    reset = index.form.get_by_role("button", name="Reset")
    expect(reset).to_be_hidden()
    index.find("ledger")
    index.choose("Status", "Blocked")
    index.flag("findings")
    index.sort("Progress")
    reset.click()
    index.unfiltered()
    assert index.page.url == portal("plans/")
    assert index.paths() == portal.order[:100]
    expect(index.form.get_by_role("checkbox", checked=True)).to_have_count(0)
    expect(index.form.get_by_role("searchbox")).to_be_focused()
    expect(reset).to_be_hidden()


def test_beyond_a_hundred_rows_there_are_pages_with_script(portal: Portal, index: Register) -> None:
    index.sort("Plan")
    titles = {plan["path"]: plan["title"].lower() for plan in portal.plans}
    expected = sorted(portal.order, key=titles.__getitem__)
    expect(index.head("Plan")).to_have_attribute("aria-sort", "ascending")
    assert index.paths() == expected[:100]
    pager = index.page.get_by_role("navigation", name="Pages")
    expect(pager).to_have_count(1)
    pager.get_by_role("button", name="Page 2").click()
    expect(index.rows).to_have_count(len(expected) - 100)
    assert index.paths() == expected[100:]
    expect(pager.get_by_role("button", name="Page 2")).to_have_attribute("aria-current", "page")
    assert parse_qs(urlsplit(index.page.url).query) == {"sort": ["title"], "page": ["2"]}
    index.page.reload()
    expect(index.rows).to_have_count(len(expected) - 100)
    index.page.go_back()
    expect(index.rows).to_have_count(100)
    index.choose("Status", "Blocked")
    expect(pager).to_have_count(0)


def test_a_filter_on_a_later_static_page_looks_at_all_plans(portal: Portal, index: Register) -> None:
    index.page.goto(portal("plans/page/2/"))
    assert index.paths() == portal.order[100:]
    blocked = [plan for plan in portal.plans if plan["status"] == "blocked"]
    index.choose("Status", "Blocked")
    index.shows(len(blocked), len(portal.plans))
    expect(index.rows).to_have_count(len(blocked))


def piece(node: Tag) -> tuple[Any, ...]:
    children = [
        " ".join(child.split()) if isinstance(child, NavigableString) else piece(child)  # type: ignore[arg-type]
        for child in node.children
        if not isinstance(child, NavigableString) or child.strip()
    ]
    return node.name, sorted((name, str(value)) for name, value in node.attrs.items()), children


def table(page: Page) -> list[tuple[Any, ...]]:
    Register(page).complete()
    html = f"<table>{page.locator('.plans-table tbody').evaluate('(body) => body.outerHTML')}</table>"
    return [piece(row) for row in read_html(html).all("tbody tr")]


@pytest.mark.parametrize("page", ["plans/", "plans/risks/", "plans/questions/"])
def test_rows_made_by_the_script_are_those_of_the_static_page(portal: Portal, tab: Tab, page: str) -> None:
    tab.open(portal(page))
    static = table(tab.page)
    tab.page.locator(".plans-table tbody").evaluate("(body) => body.setAttribute('data-old', '')")
    register = Register(tab.page)
    register.find("plan")
    register.filtered()
    register.find("")
    register.unfiltered()
    assert len(static) >= 100
    assert table(tab.page) == static
    shapes = tab.page.locator("tbody use").evaluate_all("(uses) => uses.map((use) => use.href.baseVal)")
    assert all(shape.startswith("#plans-icon-") for shape in shapes), "a shape would not be drawn"


def test_the_parts_of_one_plan_are_grouped_under_their_folder(portal: Portal, index: Register) -> None:
    index.find("specs/")
    index.shows(5, len(portal.plans))
    groups = index.page.locator(".plans-group th")
    expect(groups).to_have_text(
        ["plans/specs/042-group-bookings", "Finished (2) newest first", "plans/specs/043-refunds"]
    )
    rows = [row.get("class") for row in read_html(index.page.content()).all(".plans-table tbody tr")]
    line = ["plans-group", "plans-group--finished"]
    assert rows == [["plans-group"], None, None, None, line, ["plans-group"], None, None]


RISK_FACETS: dict[str, Callable[[Plan], str]] = {
    "Rating": lambda risk: RATINGS[risk["band"]],
    "Impact": lambda risk: WORDS[risk["impact"]],
    "Probability": lambda risk: WORDS[risk["probability"]],
    "Mitigated": lambda risk: "yes" if risk["mitigated"] else "no",
    "Plan": lambda risk: risk["plan"],
}
QUESTION_FACETS: dict[str, Callable[[Plan], str]] = {
    "Kind": lambda question: WORDS[question["kind"]],
    "Plan": lambda question: question["plan"],
    "Plan's status": lambda question: WORDS[question["state"]],
}
REGISTERS = [("risks", facet, RISK_FACETS[facet]) for facet in RISK_FACETS]
REGISTERS += [("questions", facet, QUESTION_FACETS[facet]) for facet in QUESTION_FACETS]


@pytest.mark.parametrize(
    "name,facet,value", REGISTERS, ids=[f"{name}-{facet}" for name, facet, _ in REGISTERS]
)
def test_a_register_counts_and_filters_open_items(
    portal: Portal, tab: Tab, name: str, facet: str, value: Callable[[Plan], str]
) -> None:
    tab.open(portal(f"plans/{name}/"))
    register = Register(tab.page)
    items = [item for item in portal.register(name) if item["itemstate"] == "open"]
    expected = Counter(map(value, items))
    shown = register.counts(facet)
    assert shown == {word: expected[word] for word in shown}
    assert list(shown.values()) == sorted(expected.values(), reverse=True)[:20]
    chosen = list(shown)[-1]
    register.choose(facet, chosen)
    register.shows(expected[chosen], len(items))
    assert sorted(register.texts()) == sorted(item["text"] for item in items if value(item) == chosen)[:100]


@pytest.mark.parametrize("name", ["risks", "questions"])
def test_one_facet_shows_closed_items(portal: Portal, tab: Tab, name: str) -> None:
    tab.open(portal(f"plans/{name}/"))
    register = Register(tab.page)
    items = portal.register(name)
    item_states = Counter(item["itemstate"] for item in items)
    assert len(item_states) == 3
    assert register.counts("State") == dict(item_states)
    register.choose("State", "finished")
    register.shows(item_states["finished"], len(items))
    assert set(register.texts()) <= {item["text"] for item in items if item["itemstate"] == "finished"}
    register.choose("State", "open")
    register.shows(item_states["finished"] + item_states["open"], len(items))


@pytest.mark.parametrize(
    "name,columns", [("risks", ["Risk", "Plan"]), ("questions", ["Question", "Kind", "Plan"])]
)
def test_registers_sort_by_their_columns(portal: Portal, tab: Tab, name: str, columns: list[str]) -> None:
    tab.open(portal(f"plans/{name}/"))
    register = Register(tab.page)
    for column in columns:
        number = [
            " ".join(head.split()) for head in tab.page.locator(f"{TABLE} thead th").all_text_contents()
        ].index(column)
        for direction, falling in (("ascending", False), ("descending", True)):
            register.sort(column)
            expect(register.head(column)).to_have_attribute("aria-sort", direction)
            register.complete()
            cells = register.rows.locator(
                f"> :nth-child({number + 1}):is(td) > a, > th:nth-child({number + 1}) .plans-long__text, "
                f"> td.plans-cell-kind:nth-child({number + 1})"
            )
            shown = [text.lower() for text in cells.all_text_contents()]
            assert len(shown) == 100
            assert shown == sorted(shown, reverse=falling)


def test_risks_sort_by_their_rating_most_severe_first(portal: Portal, tab: Tab) -> None:
    tab.open(portal("plans/risks/?rating=high&rating=medium&rating=low"))
    register = Register(tab.page)
    most_severe_first = register.texts()
    register.sort("Rating")
    expect(register.head("Rating")).to_have_attribute("aria-sort", "ascending")
    assert register.texts() == most_severe_first


def test_a_page_without_a_filter_loads_no_rows(portal: Portal, new_tab: NewTab) -> None:
    tab = new_tab()
    asked: list[str] = []
    tab.page.on("request", lambda request: asked.append(request.url))
    tab.open(portal("plans/"))
    expect(Register(tab.page).form).to_be_visible()
    assert not [url for url in asked if "rows" in url]


def test_rows_that_cannot_be_loaded_are_reported(portal: Portal, tab: Tab) -> None:
    tab.page.route("**/*-rows.js", lambda route: route.abort())
    tab.open(portal("plans/"))
    register = Register(tab.page)
    register.find("ledger")
    expect(register.status).to_have_text("The rows could not be loaded. Reload the page.")
    assert register.paths() == portal.order[:100]
    tab.page.unroute("**/*-rows.js")
    register.find("ledger (")
    expect(register.status).to_have_text(f"11 of {len(portal.plans)} plans", use_inner_text=True)
