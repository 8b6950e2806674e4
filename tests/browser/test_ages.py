"""Ages and decisions in the registers, as someone with a mouse uses them."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import Tab
from tests.browser.portal import Portal
from tests.browser.register import Register


def test_questions_are_sorted_by_age_oldest_first(portal: Portal, tab: Tab) -> None:
    register = Register(tab.open(portal("plans/questions/")))
    register.sort("Open for")
    expect(register.head("Open for")).to_have_attribute("aria-sort", "descending")
    register.complete()
    words = register.rows.locator(".plans-cell-age").all_text_contents()
    ages = [int(match[0].replace(",", "")) if (match := re.search(r"[\d,]+", word)) else 0 for word in words]
    assert ages == sorted(ages, reverse=True)
    assert any(ages)


def test_decisions_are_filtered_as_they_are_listed(portal: Portal, tab: Tab) -> None:
    page = tab.open(portal("plans/decisions/"))
    register = Register(page)
    expected = register.texts()
    register.sort("Day")
    expect(register.head("Day")).to_have_attribute("aria-sort", "descending")
    assert register.texts() == expected
    total = int(page.locator("[data-total]").get_attribute("data-total") or 0)
    plan, count = next(iter(register.counts("Plan").items()))
    register.choose("Plan", plan)
    expect(register.status).to_have_text(f"{count:,} of {total:,}")
    register.complete()
    assert set(register.rows.locator(".plans-cell-from > a").all_text_contents()) == {plan}
