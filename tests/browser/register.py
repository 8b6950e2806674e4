"""The index, the risks and the questions as someone with a mouse uses them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote, urljoin

from playwright.sync_api import Locator, Page, expect

TABLE = ".plans-table:not(section[aria-labelledby=plans-answered] *)"
"""The table with the filter: answered questions are below the open ones."""
ROWS = f"{TABLE} tbody tr:not(.plans-group)"
"""The rows, without those that name a group."""
FIRST_OF_ROWS = """texts => texts
    .filter((text, i) => text.closest("tr") !== texts[i - 1]?.closest("tr"))
    .map((text) => text.textContent)"""


@cache
def _paths_by_url(page: Page, root: str) -> dict[str, str]:
    plans = page.request.get(f"{root}plans.json").json()["plans"]
    return {unquote(plan["url"]): plan["path"] for plan in plans}


@dataclass(frozen=True, slots=True)
class Register:
    """A table with its filter, on a page that is open."""

    page: Page

    @property
    def form(self) -> Locator:
        """The filter."""
        return self.page.get_by_role("search").and_(self.page.locator(".plans-filter"))

    @property
    def rows(self) -> Locator:
        """The rows, without those that name a family."""
        return self.page.locator(ROWS)

    @property
    def status(self) -> Locator:
        """How many rows there are: `12 of 41`; on the index with the noun, also where nothing is filtered."""
        return self.form.get_by_role("status")

    def complete(self) -> None:
        """Wait until all rows of the page are shown: those that fit on a screen are shown first."""
        expect(self.page.locator(".plans-table[aria-busy]")).to_have_count(0)

    def paths(self) -> list[str]:
        """The paths of the plans that are shown, on the index."""
        self.complete()
        index = self.page.locator(".plans-strip a[data-uri='plans/index.md']").get_attribute("href") or ""
        root = urljoin(self.page.url, index).removesuffix("plans/")
        found = self.rows.locator("th > a:not(.plans-changes)").evaluate_all(
            "links => links.map((link) => link.href)"
        )
        paths = _paths_by_url(self.page, root)
        return [paths[unquote(url.removeprefix(root))] for url in found]

    def texts(self) -> list[str]:
        """The first text in the first cell of each row."""
        self.complete()
        texts: list[str] = self.rows.locator("th > a, th .plans-long__text").evaluate_all(FIRST_OF_ROWS)
        return texts

    def find(self, text: str) -> None:
        """Type into the search field."""
        self.form.get_by_role("searchbox").fill(text)

    def facet(self, title: str) -> Locator:
        """The box of a facet, opened."""
        facet = self.form.locator("details").filter(has=self.page.locator("summary", has_text=_whole(title)))
        if facet.get_attribute("open") is None:
            facet.locator("summary").click()
            expect(facet.get_by_role("checkbox").first).to_be_visible()
        return facet

    def choose(self, title: str, *values: str) -> None:
        """Tick values of a facet."""
        facet = self.facet(title)
        for value in values:
            facet.locator("label").filter(has=self.page.locator("span", has_text=_whole(value))).click()

    def counts(self, title: str) -> dict[str, int]:
        """The values of a facet and the figures beside them, in their order."""
        labels = self.facet(title).locator("label")
        # All at once: the script may replace the rows in between.
        pairs = labels.evaluate_all(
            "labels => labels.map((label) => [...label.querySelectorAll('span')].map((s) => s.textContent))"
        )
        return {name: int(count.replace(",", "")) for name, count in pairs}

    def flag(self, title: str) -> None:
        """Tick a box beside the facets."""
        box = self.form.get_by_label(title, exact=True)
        if not box.is_visible():
            self.form.locator("summary", has_text="More").click()
        box.check()

    def sort(self, column: str) -> None:
        """Press a column's head."""
        self.head(column).get_by_role("button").click()

    def head(self, column: str) -> Locator:
        """The head of a column."""
        return self.page.locator(f"{TABLE} thead th").filter(has_text=_whole(column))

    def shows(self, found: int, total: int) -> None:
        """Wait until that many are found."""
        expect(self.status).to_have_text(re.compile(rf"^{found:,} of {total:,}( plans?)?$"))

    def filtered(self) -> None:
        """Wait until a filter is applied."""
        expect(self.status).to_have_text(re.compile(" of "))

    def unfiltered(self) -> None:
        """Wait until all rows are shown again."""
        expect(self.status).to_have_text(re.compile(r"^([\d,]+ plans?)?$"))


def _whole(text: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{re.escape(text)}\s*$")
