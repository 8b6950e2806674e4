"""Accessibility: axe finds no violation in our content, in any scheme and on narrow screens."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewTab
from tests.browser.portal import KINDS, Portal
from tests.browser.register import Register

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": RULES},
    "rules": {"target-size": {"enabled": True}, "color-contrast": {"enabled": True}},
    "resultTypes": ["violations"],
}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""For forms that only change colours: all other rules see the same as in the light form."""
FORMS: dict[str, dict[str, object]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "forced-colors": {"forced_colors": "active"},
}

RECOLOURED = ("index", "dashboard", "risks", "board", "findings-list", "plan", "noted-plan")
"""Together they contain every coloured element; with forced colours, other pages only repeat them."""

ALIKE = "article :is(tbody > tr, ul > li, ol > li):nth-child(n + 13):not(:nth-child(15n))"
"""Items of a long list have one template: the first twelve and then every fifteenth are checked."""


def violations(page: Page, form: str = "light") -> list[str]:
    """The violations that axe finds in our part of the page, a line for each position."""
    options = COLOURS if form in ("dark", "forced-colors") else OPTIONS
    page.locator(ALIKE).evaluate_all("rows => rows.forEach((row) => row.remove())")
    found = Axe().run(page, context={"include": [["article"]]}, options=options).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:160]} — {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize(
    "kind, form",
    [(kind, form) for kind in KINDS for form in FORMS if form != "forced-colors" or kind in RECOLOURED],
)
def test_axe_finds_nothing_in_our_content(portal: Portal, new_tab: NewTab, kind: str, form: str) -> None:
    page = new_tab(**FORMS[form]).open(portal(KINDS[kind]))
    scheme = page.locator("body").get_attribute("data-md-color-scheme")
    assert scheme == ("slate" if form == "dark" else "default")
    if kind == "index":
        register = Register(page)
        register.choose("Owner", "ana", "bola")
        expect(register.form.get_by_role("checkbox", checked=True)).to_have_count(2)
        page.wait_for_function("document.querySelectorAll('.plans-table tbody tr').length < 100")
    for summary in page.locator(".plans-header summary").all():
        summary.click()
    assert violations(page, form) == []
