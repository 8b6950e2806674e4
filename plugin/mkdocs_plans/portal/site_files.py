"""The files of a portal that are not pages: its data, feeds, and the rows of its tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_plans.config.options import Profile
from mkdocs_plans.history import writer as history_writer
from mkdocs_plans.pages.addresses import ASSETS_URL
from mkdocs_plans.pages.feeds import feeds
from mkdocs_plans.pages.portal import Portal
from mkdocs_plans.pages.scripts import row_scripts
from mkdocs_plans.snapshot import writer
from mkdocs_plans.sources.git import HeadCommit


@dataclass(frozen=True, slots=True)
class Site:
    """The site that publishes a portal."""

    name: str | None = None
    url: str | None = None
    repo_url: str | None = None


def site_files(
    portal: Portal, site: Site, head: HeadCommit | None, profile: Profile
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a portal that are not pages, each by its path from the site's root.

    Args:
        portal: The portal with all its values.
        site: The site that publishes it.
        head: The commit that was read; `None` without git.
        profile: How much of the plans to publish.
    """
    origin = writer.Origin(
        site.name, site.url, site.repo_url,
        head.commit if head else None, head.time if head else None, head.dirty if head else None,
        portal.build.history,
    )  # fmt: skip
    yield (
        "plans.json",
        writer.published(
            portal.portfolio,
            origin,
            templates=portal.templates,
            overview=portal.overview,
            profile=profile,
        ),
    )
    yield "plans.schema.json", writer.schema()
    yield from feeds(portal, site.name or portal.title, profile)
    if portal.history.events:
        known = [secret for entry in portal.portfolio.entries for secret in entry.plan.secrets]
        history = history_writer.published_history(portal.history, origin, profile=profile, known=known)
        yield "plans-history.json", history
        yield "plans-history.schema.json", history_writer.schema()
    for name, script in row_scripts(portal):
        yield f"{ASSETS_URL}{name}", script
