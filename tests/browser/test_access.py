"""Accessibility: axe finds no violation in our content, in any scheme and on narrow screens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Tab
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
FORMS = ("wide", "narrow", "forced-colors")
"""The forms of a light page."""

RECOLOURED = (
    "index",
    "dashboard",
    "risks",
    "board",
    "changes",
    "flow",
    "findings-list",
    "plan",
    "noted-plan",
)
"""Together they contain every coloured element; with forced colours, other pages only repeat them."""

ALIKE = "article :is(tbody > tr, ul > li, ol > li):nth-child(n + 13):not(:nth-child(15n))"
"""Items of a long list have one template: the first twelve and then every fifteenth are checked."""


def show(page: Page, form: str) -> None:
    """Show the open page in a form."""
    width, height = (320, 640) if form == "narrow" else (1280, 720)
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(forced_colors="active" if form == "forced-colors" else "none")


def violations(page: Page, forms: Sequence[str] = FORMS) -> dict[str, list[str]]:
    """The violations that axe finds in our part of the open page, by form, a line for each position."""
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    scheme = page.locator("body").get_attribute("data-md-color-scheme")
    assert scheme == ("slate" if dark else "default")
    page.locator(ALIKE).evaluate_all("rows => rows.forEach((row) => row.remove())")
    found = {}
    for form in ["dark"] if dark else forms:
        show(page, form)
        found[form] = _violations(page, COLOURS if form in ("dark", "forced-colors") else OPTIONS)
    return {form: lines for form, lines in found.items() if lines}


def _violations(page: Page, options: Mapping[str, object]) -> list[str]:
    found = Axe().run(page, context={"include": [["article"]]}, options=options).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:160]} — {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_in_our_content(portal: Portal, in_scheme: Tab, kind: str) -> None:
    page = in_scheme.open(portal(KINDS[kind]))
    if kind == "index":
        register = Register(page)
        register.choose("Owner", "ana", "bola")
        expect(register.form.get_by_role("checkbox", checked=True)).to_have_count(2)
        page.wait_for_function("document.querySelectorAll('.plans-table tbody tr').length < 100")
    for summary in page.locator(".plans-header summary").all():
        summary.click()
    assert violations(page, FORMS if kind in RECOLOURED else FORMS[:2]) == {}
