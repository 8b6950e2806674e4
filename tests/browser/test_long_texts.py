"""A text of any length takes three lines, with a button for the rest."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewTab, Tab
from tests.browser.portal import Portal

TEXTS = ".plans-table .plans-long:has(> .plans-long__text)"
CUT = ".plans-long--cut"
LINES = "(text) => text.clientHeight / parseFloat(getComputedStyle(text).lineHeight)"


@pytest.fixture
def risks(portal: Portal, tab: Tab) -> Page:
    """The register of risks, of which few have a long mitigation."""
    return tab.open(portal("plans/risks/"))


def test_only_a_text_that_is_too_long_is_cut_and_has_a_button(risks: Page) -> None:
    long, buttons = risks.locator(CUT), risks.get_by_role("button", name="more")
    expect(long).to_have_count(buttons.count())
    assert 0 < long.count() < risks.locator(TEXTS).count()
    text = long.first.locator(".plans-long__text")
    assert text.evaluate(LINES) == pytest.approx(3, abs=0.1)
    row, line = buttons.first.bounding_box(), text.bounding_box()
    assert row
    assert line
    assert row["y"] + row["height"] <= line["y"] + line["height"] + 3


def test_the_button_shows_the_rest_by_key_and_hides_it_again(risks: Page) -> None:
    button = risks.locator(".plans-long__more").first
    text = button.locator("xpath=preceding-sibling::*")
    button.focus()
    risks.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(button).to_have_text("less")
    assert text.evaluate("(text) => text.scrollHeight <= text.clientHeight + 1")
    risks.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "false")
    assert text.evaluate(LINES) == pytest.approx(3, abs=0.1)


def test_another_width_cuts_other_texts(risks: Page) -> None:
    before = risks.locator(CUT).count()
    risks.set_viewport_size({"width": 620, "height": 800})
    expect(risks.locator(CUT)).not_to_have_count(before)
    risks.set_viewport_size({"width": 1280, "height": 800})
    expect(risks.locator(CUT)).to_have_count(before)


def test_texts_are_cut_again_when_the_rows_change(risks: Page) -> None:
    risks.get_by_role("button", name="Plan", exact=True).click()
    expect(risks.locator("th[aria-sort]")).to_have_count(1)
    expect(risks.locator(CUT)).not_to_have_count(0)


def test_without_script_and_on_paper_texts_are_whole(portal: Portal, new_tab: NewTab, risks: Page) -> None:
    whole = "(texts) => texts.every((text) => text.scrollHeight <= text.clientHeight + 1)"
    risks.emulate_media(media="print")
    assert risks.locator(".plans-long__text").evaluate_all(whole)
    expect(risks.locator(".plans-long__more").first).to_be_hidden()
    plain = new_tab(java_script_enabled=False).open(portal("plans/risks/"))
    expect(plain.locator(CUT)).to_have_count(0)
    expect(plain.get_by_role("button", name="more")).to_have_count(0)
