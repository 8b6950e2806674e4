"""Every page works under a strict Content Security Policy: nothing of ours is inline."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewTab, Server, Tab
from tests.browser.policy import policy
from tests.browser.portal import KINDS, Portal
from tests.browser.register import Register


@pytest.fixture(scope="module")
def guarded(portal: Portal, serve: Server) -> Portal:
    return Portal(
        portal.built,
        serve(portal.built.folder, {"Content-Security-Policy": policy(portal.built, KINDS.values())}),
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_every_kind_lives_under_the_policy(guarded: Portal, same_tab: Tab, kind: str) -> None:
    same_tab.errors.clear()
    page = same_tab.open(guarded(KINDS[kind]))
    expect(page.locator(".plans").first).to_be_visible()
    assert same_tab.errors == []


def test_the_filter_works_under_the_policy(guarded: Portal, new_tab: NewTab) -> None:
    tab = new_tab()
    tab.open(guarded("plans/"))
    register = Register(tab.page)
    register.find("specs/")
    expect(register.status).to_have_text(re.compile("^5 of"))
    register.facet("Status")
    register.sort("Plan")
    expect(register.head("Plan")).to_have_attribute("aria-sort", "ascending")
    tab.page.locator(".md-search__input").click()
    tab.page.keyboard.type("Far down")
    expect(tab.page.locator(".md-search-result__link").first).to_be_visible()
    assert tab.errors == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_ours_is_inline(portal: Portal, kind: str) -> None:
    html = portal.built.page(KINDS[kind])
    ours = html.all(".plans, .plans *, article *")
    assert [
        node for node in ours if "style" in node.attrs or any(name.startswith("on") for name in node.attrs)
    ] == []
    assert html.all("article :is(script, style, iframe, object, embed, base, link, meta)") == []
