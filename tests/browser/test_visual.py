"""Every page looks as it did: small pictures of it are compared with stored ones.

`python -m tools.visual` takes the references again, after a change that is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PIL import ImageChops
from playwright.sync_api import Browser

from tests.browser.conftest import Server
from tools import visual
from tools.browser import need_chromium

CASES = [(portal, page) for portal, pages in visual.PAGES.items() for page in pages]


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[Browser]:
    """A Chromium that draws text in the same way on every machine."""
    chromium = need_chromium()
    found = browser.browser_type.launch(executable_path=chromium, args=visual.browser_flags())
    yield found
    found.close()


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory, serve: Server) -> dict[str, str]:
    """The portals, served: the example, and the folder of extremes."""
    place = tmp_path_factory.mktemp("visual")
    return {portal: serve(visual.build(portal, place)) for portal in visual.PAGES}


@pytest.mark.parametrize("portal, page", CASES, ids=[f"{portal} {page or 'index'}" for portal, page in CASES])
def test_a_page_looks_as_its_references(
    portal: str, page: str, plain: Browser, addresses: dict[str, str]
) -> None:
    shots = visual.take(plain, addresses[portal], portal, page)
    assert [found for shot in shots if (found := visual.compare(shot))] == []


def test_a_part_that_moved_by_a_line_is_found() -> None:
    before = visual.stored(visual.name_of("example", "dashboard/", "light"))
    assert before
    assert visual.difference(before, before)[0] == 0
    assert visual.difference(before, ImageChops.offset(before, 0, 3))[0] > visual.TOLERATED


def test_there_are_references_of_these_pages_only_and_they_are_small() -> None:
    names = {visual.name_of(portal, page, mode) for portal, page in CASES for mode in visual.MODES}
    files = list(visual.REFERENCES.iterdir())
    assert {path.stem for path in files} == names
    assert sum(path.stat().st_size for path in files) < 1_200_000
