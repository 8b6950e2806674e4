"""The history of the plans of the current project, and the part of it that a command is about."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace

from mkdocs_plans.history import HistoryRange
from mkdocs_plans.model.times import Reach
from mkdocs_plans.pages.portal import Portal
from mkdocs_plans.portal.link_resolver import commit_urls
from mkdocs_plans.reports.links import ReportLinks, usable
from mkdocs_plans.reports.plan_links import PortalLinks

from .output import error, note, user_errors, warning
from .project_plans import ProjectPlans, read_current_project
from .when import range_between


@dataclass(frozen=True, slots=True)
class RangeOfPlans:
    """A project with a range of its history."""

    found: ProjectPlans
    portal: Portal
    """The portal, with the addresses of commits."""
    chosen: HistoryRange
    links: PortalLinks


def read_range(since: str, until: str | None, site_url: str | None) -> RangeOfPlans:
    """Read the project of the current folder, and note what its history lacks.

    Args:
        since: The value of `--since`.
        until: The value of `--until`.
        site_url: The value of `--site-url`.
    """
    with user_errors():
        links = ReportLinks(site_url or None)
    found = read_current_project()
    assembly, project = found.assembly, found.project
    portal = replace(assembly.portal, commit_urls=commit_urls(project.repo_url, assembly.portal.projects))
    if links.preview is None and project.url:
        links = ReportLinks(usable(project.url))
    with user_errors():
        chosen = range_between(since, until, portal.portfolio.today, assembly.repository)
    if portal.history.events:
        if incomplete := portal.history.gap:
            warning(f"the history is incomplete: {incomplete}")
        first = portal.history.events[0].time.date()
        if chosen.since.day < first:
            note(f"the history of the plans begins on {first}, after --since {since} ({chosen.since.day})")
    return RangeOfPlans(found, portal, chosen, PortalLinks(portal, links))


def why_unknown(given: RangeOfPlans) -> str:
    """Return why no change is known, and what helps; empty if the history is known."""
    history, options = given.portal.history, given.found.project.options
    if history.events or history.reach is Reach.FULL:
        return ""
    if not options.history:
        return "the option history is off; remove history: false from the configuration"
    return history.gap or "the plans are in no git repository; run this in a clone of the repository"


def require_history(given: RangeOfPlans) -> None:
    """End with an error if no change is known."""
    if why := why_unknown(given):
        error(f"the changes of plans are not known: {why}")
        sys.exit(2)
