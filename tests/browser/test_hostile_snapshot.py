"""A malicious snapshot of another project, in a browser under a strict policy."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import HOST, NewTab, Server, Tab
from tests.browser.policy import policy
from tests.browser.portal import Portal
from tests.browser.register import Register
from tests.browser.test_hostile_text import PAYLOADS, harmless
from tests.builds import Built, build_site
from tests.portals import LAKE, everywhere, plans_json

URL = "https://portal.example/data/"
OWN = {
    "docs/index.md": "# Department\n",
    "plans/own.md": LAKE.replace("Fill the lake", "Our own plan"),
    "plans/waits.md": "# Waits\n\n**Status:** Blocked\n**Blocked by:** Our own plan\n",
}
INVENTORY = """
## Dependencies

### External Services/APIs
- Stripe: pay - https://stripe.example

### Libraries/Packages
- libpq: 16

### Access Required
- [ ] A key
"""


def published(folder: Path, payloads: list[str]) -> dict[str, Any]:
    """A snapshot with a plan for each payload, which is in all of its texts."""
    made = plans_json(folder, {"plans/lake.md": LAKE + INVENTORY})
    (plan,) = made["plans"]
    plan["relations"] = [{"line": 1, "kind": "blocks", "target": "Our own plan", "text": "Our own plan"}]
    made["plans"] = []
    for number, payload in enumerate(payloads):
        hostile = everywhere(copy.deepcopy(plan), f"{payload} ".__add__)
        hostile["path"] = f"{payload.replace('/', ' ').replace(chr(92), ' ')} {number}/x.md"
        made["plans"].append(hostile)
    made["project"] = {"name": payloads[0], "url": "https://evil.example/", "repo_url": "javascript:alert(1)"}
    return made


def build(folder: Path, payloads: list[str]) -> Built:
    folder.mkdir()
    (folder / "data.json").write_text(json.dumps(published(folder / "data", payloads)), "utf-8")
    projects = [{"name": "data", "snapshot": "data.json", "url": URL}]
    return build_site(folder, OWN, plugins=["search", {"plans": {"projects": projects}}])


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, serve: Server) -> Portal:
    built = build(tmp_path_factory.mktemp("hostile") / "site", PAYLOADS)
    guard = {"Content-Security-Policy": policy(built, pages(built))}
    return Portal(built, serve(built.folder, guard))


def pages(built: Built) -> list[str]:
    """The addresses of all pages."""
    return sorted(path.removesuffix("index.html") for path in built.files() if path.endswith("index.html"))


def test_the_snapshot_is_read_whole(hostile: Portal) -> None:
    (project,) = hostile.built.json()["projects"]
    assert (project["name"], project["state"], project["plans"]) == ("data", "fresh", len(PAYLOADS))


def test_its_texts_run_nothing_and_no_link_leads_to_another_site(hostile: Portal, new_tab: NewTab) -> None:
    tab = new_tab()
    reported = [address for address in pages(hostile.built) if "alert" in hostile.built.text(address)]
    assert len(reported) >= 50, "the pages on which texts of the snapshot stand"
    for address in reported:
        page = tab.open(hostile(address))
        harmless(page)
        links = page.eval_on_selector_all("article [href]", "nodes => nodes.map((node) => node.href)")
        hosts = {urlsplit(link).hostname for link in links}
        assert hosts <= {HOST, "portal.example"}, address
        assert all(link.startswith(URL) for link in links if "portal.example" in link), address
    assert tab.errors == []


@pytest.mark.parametrize("address", ["plans/", "plans/risks/", "plans/questions/"])
def test_nothing_runs_in_rows_that_the_script_makes(hostile: Portal, tab: Tab, address: str) -> None:
    page = tab.open(hostile(address))
    register = Register(page)
    register.find("alert")
    register.filtered()
    register.complete()
    harmless(page)
    assert tab.errors == []


def test_no_text_of_a_snapshot_becomes_the_name_of_a_file(hostile: Portal, tmp_path: Path) -> None:
    meek = build(tmp_path / "meek", [f"Meek {number}" for number in range(len(PAYLOADS))])
    paths, others = (
        {re.sub(r"page/\d+/", "", path) for path in one.files()} for one in (hostile.built, meek)
    )
    assert paths == others


def test_another_project_neither_takes_the_name_of_a_plan_nor_its_relations(hostile: Portal) -> None:
    edges = hostile.built.json()["relations"]
    (stated,) = (edge["to"] for edge in edges if edge["from"] == "plans/waits.md")
    assert stated == "plans/own.md"
    names = [project["name"] for project in hostile.built.json()["projects"]]
    assert names == ["data"]
