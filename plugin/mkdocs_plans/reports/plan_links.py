"""The addresses of plans, items and commits, for reports about a portal."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_plans.pages.portal import Portal
from mkdocs_plans.portfolio.entry import Entry

from .links import ReportLinks, usable


@dataclass(frozen=True, slots=True)
class PortalLinks:
    """The addresses of what is on a portal, as far as they are known."""

    portal: Portal
    links: ReportLinks
    """The preview is the published portal."""

    def item(self, entry: Entry | None, anchor: str | None = None) -> str | None:
        """Return the address of a plan, or of an item on its page."""
        return self.links.page(entry.url, anchor) if entry else None

    def page(self, uri: str) -> str | None:
        """Return the address of a page of the portal, by its URI."""
        return self.links.page(self.portal.addresses.url(uri))

    def commit(self, path: str, commit: str) -> str | None:
        """Return the address of a commit that changed the plan at a path."""
        host = self.portal.commit_urls.get(self.portal.project_of(path))
        return usable(f"{host}{commit}") if host else None
