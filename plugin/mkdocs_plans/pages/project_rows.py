"""Each project with its health, the state of its data, and the addresses of its lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mkdocs_plans.config.project_sources import SourceKind
from mkdocs_plans.overview import Health, HealthReason, HealthRule, Summary, health
from mkdocs_plans.overview.health import RULES
from mkdocs_plans.overview.project_status import DataState, ProjectStatus
from mkdocs_plans.pages import addresses
from mkdocs_plans.pages.portal import OWN_TITLE, Portal

REGISTER = 5_000
"""The most open risks of all projects that one list shows. With more, figures link to counts by project."""

LISTS_BEHIND = {
    "blocked": "status/blocked",
    "high-high-unmitigated": "risks/high-high-unmitigated",
    "contradictions": "dashboard/contradictions",
    "high-high": "risks/high-high",
    "decisions": "questions/decision",
    "stale": "dashboard/stale",
}
"""The list of a portal that holds what each rule of health counts."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The addresses of the lists of one project, such as `risks/high-high` and `status/blocked`."""

    start: str
    """The prefix of their addresses, relative to the site's root or absolute."""
    end: str
    """The suffix of their addresses."""
    plans: str
    """The address of the list of all its plans."""
    known: bool = True
    """Whether they are known. Otherwise the addresses are those of the counts on the page of the project."""

    def url(self, name: str) -> str:
        """The address of a list, named like its page in a portal."""
        return f"{self.start}{name}{self.end}"


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project with its health."""

    project: ProjectStatus
    health: Health
    reasons: tuple[HealthReason, ...]
    lists: Lists

    @property
    def name(self) -> str:
        """The name of the project."""
        return self.project.name or OWN_TITLE

    @property
    def data(self) -> str:
        """The icon for the state of its data."""
        if not self.project.has_data:
            return "no-data"
        return "data" if self.project.state.current else "old-data"

    @property
    def changed(self) -> datetime | None:
        """The time of its last change; `None` if not known."""
        return self.project.changed or (self.summary.changed if self.summary else None)

    def url(self, rule: HealthRule) -> str:
        """Return the address of the list of what a health rule counts."""
        return self.lists.url(LISTS_BEHIND[rule.name])

    @property
    def summary(self) -> Summary | None:
        """The summary of its plans."""
        return self.project.summary

    @property
    def rank(self) -> tuple[object, ...]:
        """Sort key: by health, then by the counts of the reasons, most severe first, then by name."""
        counts = {why.rule: why.count for why in self.reasons}
        return list(Health).index(self.health), [-counts.get(rule, 0) for rule in RULES], self.name.casefold()


def project_rows(portal: Portal) -> list[ProjectRow]:
    """Return all projects, and the portal's own plans as one, by need for attention."""
    overview = portal.overview
    if overview is None:
        return []
    statuses = list(overview.projects)
    if overview.own:
        statuses.append(
            ProjectStatus("", SourceKind.FOLDER, DataState.FRESH, digest="", summary=overview.own)
        )
    found = [ProjectRow(one, *health(one.summary), _lists(portal, one)) for one in statuses]
    return sorted(found, key=lambda row: row.rank)


def listed(portal: Portal) -> bool:
    """Whether the lists of this portal contain everything that is counted."""
    overview = portal.overview
    return overview is None or (overview.listed and overview.total.open_risks <= REGISTER)


def _lists(portal: Portal, project: ProjectStatus) -> Lists:
    url = portal.addresses.url
    if project.listed:
        start, _, _ = url(addresses.in_project(project.name, addresses.BOARD)).rpartition("board")
        plans = url(addresses.in_project(project.name, addresses.INDEX))
        return Lists(start, "/" if portal.addresses.directory_urls else ".html", plans)
    page = url(addresses.project_page(project.name))
    if project.url is None:
        return Lists(f"{page}#", "", f"{page}#index", known=False)
    files = any(risk.url.endswith(".html") for risk in project.summary.top) if project.summary else False
    return Lists(
        f"{project.url}{addresses.ROOT}/", ".html" if files else "/", f"{project.url}{addresses.ROOT}/"
    )
