"""Every page is light: its HTML, our styles and our script, as a server sends them."""

from __future__ import annotations

import gzip

import pytest

from tests.browser.portal import KINDS, Portal

LIMIT = 100_000
SHARED = ("assets/plans/plans.css", "assets/plans/plans.js")


def sent(portal: Portal, name: str) -> int:
    """The bytes of a compressed file."""
    return len(gzip.compress((portal.built.folder / name).read_bytes()))


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_with_its_styles_and_script_is_light(portal: Portal, kind: str) -> None:
    total = sent(portal, f"{KINDS[kind]}index.html") + sum(sent(portal, name) for name in SHARED)
    assert total <= LIMIT
