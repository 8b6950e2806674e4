"""Check that every figure of a portal links to exactly what it counts."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from bs4 import BeautifulSoup, Tag


class Site:
    """Pages by their address, parsed when they are needed."""

    def __init__(self, pages: Mapping[str, str]) -> None:
        self.pages = pages
        self._parsed: dict[str, BeautifulSoup] = {}

    def page(self, url: str) -> BeautifulSoup:
        if url not in self._parsed:
            self._parsed[url] = BeautifulSoup(self.pages[url], "html.parser")
        return self._parsed[url]

    def whole(self, url: str) -> Iterator[BeautifulSoup]:
        """A list over all its pages."""
        yield self.page(url)
        number = 2
        while (url_of_page := f"{url}page/{number}/") in self.pages:
            yield self.page(url_of_page)
            number += 1


def rows(page: BeautifulSoup) -> list[Tag]:
    return [
        row
        for row in page.select("table tbody tr")
        if "plans-group" not in row.get_attribute_list("class")
        and not row.find_parents("template")
        and not row.find_parents(class_="plans-matrix")
        and not row.find_parents("section", attrs={"aria-labelledby": "plans-answered"})
    ]


def address(here: str, href: str) -> str:
    found = posixpath.normpath(posixpath.join(here, unquote(href).partition("#")[0]))
    return "" if found == "." else f"{found}/"


def links_hold(site: Site) -> int:
    """Check that every figure of every page links to a list of as many items; return their number."""
    figures = 0
    for here, text in site.pages.items():
        if "data-count=" not in text:
            continue
        for link in site.page(here).select("a[data-count]"):
            figures += 1
            href = str(link["href"])
            if "://" in href:  # it leads to another portal
                continue
            count, target = int(str(link["data-count"])), address(here, href)
            assert str(link.get_text()).replace(",", "").split(), (here, link)
            assert f"{count:,}" in link.get_text(), (here, link)
            assert target in site.pages, (here, link)
            if "#" in href:  # the counted items are not listed, but the count is shown
                (reported,) = site.page(target).find_all(id=href.partition("#")[2])
                assert reported.select("dd")[0].get_text() == f"{count:,}", (here, link)
                continue
            if site.page(target).select("[data-sum]"):
                assert sums(site, target) == (count, count), (here, str(link))
                continue
            totals = {
                str(total["data-total"])
                for page in site.whole(target)
                for total in page.select("[data-total]")
            }
            if target == "plans/" and not totals:
                totals = {str(count)}  # the index has its number in words
            assert totals == {str(count)}, (here, str(link), totals)
            assert sum(len(rows(page)) for page in site.whole(target)) == count, (here, str(link))
    return figures


def sums(site: Site, url: str) -> tuple[int, int]:
    """The total of a list of counts by project as shown, and as computed."""
    (said,) = {str(total["data-sum"]) for page in site.whole(url) for total in page.select("[data-sum]")}
    counts = [
        int(str(link["data-count"]))
        for page in site.whole(url)
        for link in page.select(".plans-table--shares a[data-count]")
    ]
    return int(said), sum(counts)
