"""Links to parts of plans, followed in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewTab, Server
from tests.builds import build_site

FAR = "\n\n".join(["Far down."] * 80)
PLAN = f"# X\n\n[own](#r1)\n\n{FAR}\n\n<a id='r1'></a>The **risk** is here.\n\n{FAR}\n"
FILES = {
    "docs/index.md": "# Home\n\n[from a page](../plans/x.md#r1)\n",
    "plans/x.md": PLAN,
    "plans/y.md": "# Y\n\n[from a plan](x.md#R1)\n",
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Server) -> str:
    """A site with a plan that has an anchor of its author far down; returns its address."""
    return serve(build_site(tmp_path_factory.mktemp("fragments"), FILES).folder)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize(
    "page, link", [("", "from a page"), ("plans/y/", "from a plan"), ("plans/x/", "own")]
)
def test_a_link_to_an_anchor_in_a_plan_arrives(
    page: str, link: str, script: bool, address: str, new_tab: NewTab
) -> None:
    tab = new_tab(java_script_enabled=script).open(f"{address}{page}")
    tab.get_by_role("link", name=link, exact=True).click()
    expect(tab.get_by_text("risk", exact=True)).to_be_in_viewport()


@pytest.mark.parametrize("fragment", ["r1", "user-content-r1"])
def test_an_address_as_the_code_host_has_it_arrives(fragment: str, address: str, new_tab: NewTab) -> None:
    tab = new_tab().open(f"{address}plans/x/#{fragment}")
    expect(tab.get_by_text("risk", exact=True)).to_be_in_viewport()
