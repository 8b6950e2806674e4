"""A portal of projects in every condition there is."""

from __future__ import annotations

from pathlib import Path

from mkdocs_plans.cli.project_plans import read_project
from mkdocs_plans.config.options import Profile, options
from mkdocs_plans.config.resolved import ResolvedConfig
from mkdocs_plans.pages.site import generated_pages
from mkdocs_plans.portal.build import Assembly, assemble

from tests.builds import tree
from tests.pages.figure_links import Site

OWN = """
plans/
  charts.md
    | # Redraw the charts
    | **Status:** In Progress
    | **Depends on:** Move the ledger
    | ## Steps
    | - [x] Measure
    | - [ ] Draw
    | ## Dependencies
    | ### Libraries/Packages
    | - httpx: 0.28 - fetches
"""
BILLING = """
ledger.md
  | # Move the ledger
  | **Status:** Blocked
  | **Date:** 2026-11-01
  | **Owner:** Ana
  | ## Steps
  | - [x] Copy
  | - [ ] Switch
  | ## Risks
  | | Risk | Impact | Probability | Mitigation |
  | |---|---|---|---|
  | | The vendor leaves | High | High | |
  | | Refunds are booked twice | High | Med | A key |
  | | ~~Too slow~~ | Low | Low | |
  | ## Questions
  | ### Technical Decisions Needed
  | - [ ] One ledger or two?
  | ## Dependencies
  | ### External Services/APIs
  | - Quaypay: payments
  | ### Libraries/Packages
  | - HTTPX: 0.27 - asks
  | ### Access Required
  | - [ ] The vault
refunds.md
  | # Refunds
  | **Status:** Completed
  | ## Steps
  | - [x] Pay
  | ## Risks
  | | Risk | Impact | Probability | Mitigation |
  | |---|---|---|---|
  | | Fraud | Med | Med | Limits |
"""
FLEET = """
plans/dock.md
  | # Dry dock
  | **Status:** In Progress
  | **Depends on:** Move the ledger
  | ## Steps
  | - [x] Book
  | - [ ] Sail
  | ## Risks
  | | Risk | Impact | Probability | Mitigation |
  | |---|---|---|---|
  | | The vendor  leaves! | Med | High | Two yards |
  | ## Dependencies
  | ### External Services/APIs
  | - Quaypay: deposits
"""
LIGHTS = """
plans/lamps.md
  | # New lamps
  | **Status:** Planning
  | ## Risks
  | | Risk | Impact | Probability | Mitigation |
  | |---|---|---|---|
  | | The vendor leaves | High | High | Spare parts |
  | | Birds |  |  | |
plans/wires.md
  | # New wires
  | **Status:** Blocked
"""
QUIET = "done.md\n  | # Done\n  | **Status:** Completed\n  | ## Steps\n  | - [x] All\n"


def write(root: Path, own: str = OWN) -> Path:
    """Write the projects into a folder; return that of the portal."""
    _write(root / "portal", own)
    _write(root / "billing/plans", BILLING)
    _write(root / "quiet/plans", QUIET)
    _publish(root / "fleet", FLEET, Profile.FULL)
    _publish(root / "lights", LIGHTS, Profile.SUMMARY)
    (root / "torn.json").write_text('{"format": ', "utf-8")
    return root / "portal"


PROJECTS = [
    {"name": "billing", "folder": "../billing/plans"},
    {"name": "quiet", "folder": "../quiet/plans"},
    {"name": "fleet", "snapshot": "../fleet/plans.json", "url": "https://fleet.example/"},
    {"name": "lights", "snapshot": "../lights/plans.json", "url": "https://lights.example/docs"},
    {"name": "torn", "snapshot": "../torn.json"},
    {"name": "gone", "folder": "../gone/plans"},
]
LISTED = [project for project in PROJECTS if project["name"] != "lights"]
"""Those whose plans, if any, are listed in the portal one by one."""


def assembled(root: Path, projects: list[dict[str, str]] = PROJECTS) -> Assembly:
    """The portal of these projects."""
    return assemble(ResolvedConfig(root, root / "docs", options({"projects": projects})))


def pages(assembly: Assembly) -> Site:
    """Every page that is generated."""
    url = assembly.portal.addresses.url
    return Site({url(page.uri): page.render() for page in generated_pages(assembly.portal)})


def _write(folder: Path, text: str) -> None:
    for path, content in tree(text).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, "utf-8")
    folder.mkdir(parents=True, exist_ok=True)


def _publish(root: Path, text: str, profile: Profile) -> None:
    _write(root, text)
    (root / "mkdocs.yml").write_text("site_name: Theirs\nplugins: [plans]\n", "utf-8")
    (root / "plans.json").write_bytes(read_project(root, lambda _: None).published(profile))
